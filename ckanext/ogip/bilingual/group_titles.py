"""Titles of organizations and groups in several languages, for pages that only hold their id.

CKAN's dataset dictionaries and facets carry one plain title. One query fetches those of many;
what a request has fetched it keeps.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ckan import model
from flask import g, has_request_context
from sqlalchemy import or_, select

from .fields import default_language
from .languages import shown
from .outputs import fluent_text_output
from .visitor import visitor_language

Titles = dict[str, dict[str, str]]
CACHE = "ogip_group_titles"


def translated_titles(names_or_ids: Collection[str]) -> Titles:
    """Return the titles per language by name or id; those without translated titles have {}."""
    known = _known()
    unknown = [key for key in names_or_ids if key not in known]
    if unknown:
        known.update({key: {} for key in unknown})
        known.update(_fetch(unknown))
    return {key: known[key] for key in names_or_ids}


def title_for_visitor(name_or_id: str, plain: str) -> str:
    """Return the title in the visitor's language, else in another one, else `plain`."""
    titles = translated_titles([name_or_id])[name_or_id]
    chosen = shown(titles, visitor_language(), default_language())
    return plain if chosen is None else chosen.value


def _known() -> Titles:
    if not has_request_context():
        return {}
    if CACHE not in g:
        setattr(g, CACHE, {})
    return getattr(g, CACHE)


def _fetch(keys: Collection[str]) -> Titles:
    group: Any = model.Group  # its columns are mapped where a type checker cannot see them
    query = select(group.id, group.name, group.extras["title_translated"].astext).where(
        or_(group.id.in_(keys), group.name.in_(keys))
    )
    found: Titles = {}
    for id_, name, stored in model.Session.execute(query):
        titles = fluent_text_output(stored) if stored else {}
        found.update({id_: titles, name: titles})
    return found
