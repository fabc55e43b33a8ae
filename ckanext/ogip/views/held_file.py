"""A file between its preview and its import: kept an hour, for the person who sent it."""

from __future__ import annotations

import io
import secrets
import zlib

import ckan.plugins.toolkit as tk
from ckan.lib.redis import connect_to_redis
from werkzeug.datastructures import FileStorage

_AN_HOUR = 3600


def hold(upload: FileStorage) -> str:
    """Keep a file and return the word that gives it back, to this person only."""
    token = secrets.token_urlsafe(16)
    upload.stream.seek(0)
    content = zlib.compress(upload.stream.read())
    name = (upload.filename or "").encode()
    connect_to_redis().setex(_key(token), _AN_HOUR, name + b"\0" + content)
    return token


def held(token: str) -> FileStorage | None:
    """Return the file, None when the hour is over or somebody else sent it."""
    kept = connect_to_redis().get(_key(token))
    if not isinstance(kept, bytes):
        return None
    name, _, content = kept.partition(b"\0")
    return FileStorage(io.BytesIO(zlib.decompress(content)), filename=name.decode())


def let_go(token: str) -> None:
    """Forget a file."""
    connect_to_redis().delete(_key(token))


def _key(token: str) -> str:
    return f"ogip:held-file:{tk.config['ckan.site_id']}:{tk.current_user.id}:{token}"
