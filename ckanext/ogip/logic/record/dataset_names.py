"""Give a new dataset its name, the last part of its address, when nobody chose one."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from itertools import count
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.lib.munge import munge_title_to_name
from ckan.types import FlattenDataDict

# CKAN's own addresses under /dataset/.
_RESERVED = frozenset({"new", "edit", "search"})


def free_name(data: FlattenDataDict) -> str:
    """Return a free name made of the English title, or a UUID where there is no English title."""
    slug = munge_title_to_name(english_title(data)) if english_title(data) else ""
    if not slug.strip("_-"):
        return str(data.get(("id",)) or uuid.uuid4())
    taken = _names_like(slug) | _RESERVED
    candidates = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
    return next(name for name in candidates if name not in taken)


def english_title(data: FlattenDataDict) -> str:
    """Return the English title as sent: whole, as JSON, or from a form; else the title."""
    posted = data.get(("__extras",)) or {}
    whole = _mapping(data.get(("title_translated",)))
    for title in (posted.get("title_translated-en"), whole.get("en"), data.get(("title",))):
        if isinstance(title, str) and title.strip():
            return title.strip()
    return ""


def _mapping(value: object) -> Mapping[str, Any]:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return {}
    return value if isinstance(value, Mapping) else {}


def _names_like(slug: str) -> set[str]:
    name = model.package_table.c.name
    query = sa.select(name).where(
        sa.or_(name == slug, name.startswith(f"{slug}-", autoescape=True))
    )
    return set(model.Session.scalars(query))
