"""What a person is shown or asked about next: kept an hour, for that person only."""

from __future__ import annotations

import secrets

import ckan.plugins.toolkit as tk
from ckan.lib.redis import connect_to_redis

_AN_HOUR = 3600


def keep(kind: str, content: bytes) -> str:
    """Keep some bytes and return the word that gives them back.

    Raises redis' RedisError where nothing can be kept.
    """
    token = secrets.token_urlsafe(16)
    connect_to_redis().set(_key(kind, token), content, ex=_AN_HOUR)
    return token


def kept(kind: str, token: str) -> bytes | None:
    """Return the bytes, None when the hour is over or they are somebody else's."""
    content = connect_to_redis().get(_key(kind, token))
    return content if isinstance(content, bytes) else None


def forget(kind: str, token: str) -> None:
    """Forget what was kept."""
    connect_to_redis().delete(_key(kind, token))


def _key(kind: str, token: str) -> str:
    return f"ogip:{kind}:{tk.config['ckan.site_id']}:{tk.current_user.id}:{token}"
