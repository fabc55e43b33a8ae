"""Template helpers for controlled vocabularies; `ogip_choices` is scheming's `choices_helper`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.ogip.core.text import folded
from ckanext.ogip.core.vocabulary import load_vocabulary

__all__ = ["ogip_choices", "ogip_form_choices", "ogip_licence"]

SchemingChoice = dict[str, Any]


def ogip_choices(field: Mapping[str, Any]) -> list[SchemingChoice]:
    """Return the choices of the field's vocabulary, `{value, label: {en, fr}}`, to be read only."""
    return _scheming_choices(field["vocabulary"])


@cache
def _scheming_choices(vocabulary: str) -> list[SchemingChoice]:
    return [
        {**choice.attributes, "value": choice.value, "label": choice.label.as_dict()}
        for choice in load_vocabulary(vocabulary)
    ]


def ogip_form_choices(field: Mapping[str, Any], selected: Any) -> list[dict[str, Any]]:
    """List what a form offers, `{value, text, selected}`, in the visitor's language.

    `form_restrict_choices_to` and `sorted_choices` of the field are heeded. A stored code stays on
    offer even where the form would leave it out, so that an edit does not lose it.
    """
    chosen = _as_codes(selected)
    offered = field.get("form_restrict_choices_to")
    language = tk.h.lang()
    options = [
        {
            "value": choice["value"],
            "text": choice["label"]["fr" if language.startswith("fr") else "en"],
            "selected": choice["value"] in chosen,
        }
        for choice in ogip_choices(field)
        if not offered or choice["value"] in offered or choice["value"] in chosen
    ]
    known = {option["value"] for option in options}
    options += [
        {"value": code, "text": code, "selected": True} for code in chosen if code not in known
    ]
    return sorted(options, key=_sort_key) if field.get("sorted_choices") else options


def _as_codes(selected: Any) -> list[str]:
    # Templates pass Jinja's Undefined for a field the record does not hold; it is false.
    if not selected:
        return []
    codes = selected if isinstance(selected, list) else [selected]
    return [str(code) for code in codes if code]


def _sort_key(option: Mapping[str, Any]) -> str:
    """Sort as people expect in both languages: accents and case do not count."""
    return folded(option["text"])


def ogip_licence(code: str) -> dict[str, str] | None:
    """Return the title and address of a licence in the visitor's language; None when unknown."""
    vocabulary, language = load_vocabulary("licence"), tk.h.lang()
    if code not in vocabulary:
        return None
    address = vocabulary.attribute(code, "url") or {}
    return {
        "title": vocabulary.label(code).get(language),
        "url": address.get("fr" if language.startswith("fr") else "en", ""),
    }
