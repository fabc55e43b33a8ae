"""Titles of entries to be: whether there is one, and which entries have one like it already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk

_SAME = 1.0
_NEARLY = 0.8


def alike(organization_id: str, title: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the entries with titles like this one; none for a title that cannot be read."""
    wanted = {"organization": organization_id, "title": dict(title)}
    try:
        return tk.get_action("ogip_item_duplicates")({}, wanted)["results"]
    except tk.ValidationError:
        # The action that saves says what is wrong with the title.
        return []


def all_seen(found: list[dict[str, Any]], form: Mapping[str, str]) -> bool:
    """Tell whether the person was shown each of them, and goes on nevertheless."""
    return {each["id"] for each in found} <= set(form.get("seen", "").split())


def missing_title(title: Mapping[str, str]) -> dict[str, list[str]]:
    """Return what is wrong where there is no title in either language; {} otherwise."""
    if any(text.strip() for text in title.values()):
        return {}
    return {"title": [tk._("The title is missing. Write it in English or in French.")]}


def in_words(similarity: float) -> str:
    """Return how alike two titles are."""
    if similarity >= _SAME:
        return tk._("The same title")
    if similarity >= _NEARLY:
        return tk._("Nearly the same title")
    return tk._("A similar title")
