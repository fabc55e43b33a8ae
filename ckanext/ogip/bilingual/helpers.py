"""Template helpers for reading: CKAN's own, in the visitor's language; the language mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from .fields import default_language
from .group_titles import title_for_visitor, translated_titles
from .languages import Shown, shown
from .visitor import language_name, visitor_language

Record = dict[str, Any]


def ogip_shown(data: Record, field: str) -> Shown[Any] | None:
    """Return what the visitor gets to read of a field, None when there is nothing.

    `field` is a field in several languages (`keywords`), or a core one (`title`), whose
    translations are looked up. A plain text without translations counts as the visitor's.
    """
    values = _translations(data, field)
    if values:
        return shown(values, visitor_language(), default_language())
    plain = data.get(field)
    if not plain or isinstance(plain, Mapping):
        return None
    return Shown(plain, visitor_language(), is_other=False)


def ogip_only_in(tag: str) -> str:
    """Say that a text exists in one language only: "French only"."""
    known = {"en": tk._("English only"), "fr": tk._("French only")}
    if tag in known:
        return known[tag]
    return tk._("Only in this language: %(language)s") % {"language": language_name(tag)}


@tk.chained_helper
def get_translated(next_helper: Callable[..., Any], data_dict: Record, field: str) -> Any:
    """Return a field in the visitor's language, else in the language it exists in."""
    values = _translations(data_dict, field)
    chosen = shown(values, visitor_language(), default_language()) if values else None
    return next_helper(data_dict, field) if chosen is None else chosen.value


@tk.chained_helper
def dataset_display_name(next_helper: Callable[..., str], package: Any) -> str:
    """Return a dataset's title in the visitor's language, or its name."""
    chosen = ogip_shown(package, "title") if isinstance(package, dict) else None
    return next_helper(package) if chosen is None else chosen.value


@tk.chained_helper
def resource_display_name(next_helper: Callable[..., str], resource_dict: Record) -> str:
    """Return a resource's name in the visitor's language, or what CKAN shows without one."""
    chosen = ogip_shown(resource_dict, "name")
    return next_helper(resource_dict) if chosen is None else chosen.value


@tk.chained_helper
def organizations_available(
    next_helper: Callable[..., list[Record]], *args: Any, **kwargs: Any
) -> list[Record]:
    """Return the organizations to choose from, named in the visitor's language."""
    found = [dict(organization) for organization in next_helper(*args, **kwargs)]
    translated_titles([organization["id"] for organization in found])
    for organization in found:
        organization["display_name"] = title_for_visitor(
            organization["id"], organization["display_name"]
        )
    return found


def _translations(data: Record, field: str) -> Mapping[str, Any]:
    """Find the languages of a field; those of an organization's title may have to be fetched."""
    for name in (f"{field}_translated", field):
        if isinstance(data.get(name), Mapping):
            return data[name]
    is_group = "is_organization" in data and "id" in data
    return translated_titles([data["id"]])[data["id"]] if is_group and field == "title" else {}
