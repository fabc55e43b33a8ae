"""What pages get that the API does not: names and titles in the visitor's language."""

from __future__ import annotations

from typing import Any

from flask import has_request_context, request

from .fields import CORE_SUFFIX, default_language
from .group_titles import title_for_visitor, translated_titles
from .languages import shown
from .outputs import fluent_text_output
from .visitor import visitor_language

GROUP_FACETS = ("organization", "groups")


def show_core_fields_to_visitor(record: dict[str, Any]) -> dict[str, Any]:
    """Set the core fields of a record that comes from the search index, and of its resources."""
    for part in (record, *record.get("resources", [])):
        for name in [name for name in part if name.endswith(CORE_SUFFIX)]:
            core_name = name.removesuffix(CORE_SUFFIX)
            values = part[name] if isinstance(part[name], dict) else {}
            chosen = shown(values, visitor_language(), default_language())
            if chosen is not None and isinstance(part.get(core_name), str):
                part[core_name] = chosen.value
    return record


def show_group_name_to_visitor(group: dict[str, Any]) -> dict[str, Any]:
    """Set the display name of an organization or group from its extras."""
    for extra in group.get("extras", []):
        if extra["key"] == "title_translated":
            titles = fluent_text_output(extra["value"])
            chosen = shown(titles, visitor_language(), default_language())
            if chosen is not None:
                group["display_name"] = chosen.value
    return group


def show_facets_to_visitor(results: dict[str, Any]) -> dict[str, Any]:
    """Set the display names of organizations in the facets of a page; the API keeps CKAN's."""
    if not has_request_context() or request.blueprint == "api":
        return results
    facets = results.get("search_facets", {})
    items = [item for name in GROUP_FACETS for item in facets.get(name, {}).get("items", [])]
    translated_titles([item["name"] for item in items])
    for item in items:
        item["display_name"] = title_for_visitor(item["name"], item["display_name"])
    return results
