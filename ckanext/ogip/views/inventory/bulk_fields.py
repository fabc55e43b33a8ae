"""What many entries can get at once, and what a sent form asks for.

A blank field leaves the entries as they are; to empty a field of them is ticked by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.inventory.form import Field, Group, Input, groups
from ...core.inventory.template import BY_NAME
from ...core.text import LANGUAGES, Text

_PLANNED_HELP = Text(
    "The release plan keeps the days that were planned before.",
    "Le plan de publication conserve les jours prévus auparavant.",
)
# The form of one entry leaves these to the pages on which they are decided.
_DECIDED = (
    Field(
        name="access_level",
        label=BY_NAME["access_level"].label,
        help=None,
        input=Input.CHOICE,
        in_both=False,
        shared=True,
        choices=BY_NAME["access_level"].vocabulary,
    ),
    Field(
        name="planned_release_date",
        label=BY_NAME["planned_release_date"].label,
        help=_PLANNED_HELP,
        input=Input.DATE,
        in_both=False,
        shared=True,
    ),
)
_LABEL = Text("What many entries can get", "Ce que plusieurs entrées peuvent recevoir")
_NAMES = (
    *("business_owner", "steward", "program", "access_level", "planned_release_date"),
    *("security_category", "conversion_status", "conversion_plan_date", "source_system"),
    *("authoritative_location", "themes_of_interest", "nap_theme"),
)


def bulk_fields() -> Group:
    """Return the fields, those that people change most often first."""
    known = {field.name: field for group in groups() for field in group.fields}
    known |= {field.name: field for field in _DECIDED}
    return Group("bulk", _LABEL, tuple(known[name] for name in _NAMES))


def changes_of(
    values: Mapping[str, Any], cleared: Collection[str]
) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Return what the entries get, as the action takes it, and what makes no sense, by field."""
    changes: dict[str, Any] = {}
    problems: dict[str, list[str]] = {}
    for field in bulk_fields().fields:
        filled = _filled(values[field.name])
        if field.name in cleared and filled:
            problems[field.name] = [
                tk._("The field is filled in and is to be emptied. Choose one of the two.")
            ]
        elif field.name in cleared:
            changes[field.name] = dict.fromkeys(LANGUAGES, "") if field.in_both else ""
        elif filled:
            changes[field.name] = filled
    if not changes and not problems:
        problems[""] = [tk._("Nothing is filled in. Fill in at least one field.")]
    return changes, problems


def changes_in_words(changes: Mapping[str, Any]) -> list[tuple[Field, list[str]]]:
    """Return the fields that change, each with its new value line by line; [] for emptied."""
    return [(f, _lines(f, changes[f.name])) for f in bulk_fields().fields if f.name in changes]


def _filled(value: Any) -> Any:
    """Return what is filled in, a text in two languages without the blank ones."""
    if isinstance(value, Mapping):
        return {lang: text for lang in LANGUAGES if (text := value[lang].strip())}
    return value.strip() if isinstance(value, str) else value


def _lines(field: Field, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for lang in LANGUAGES if (text := value.get(lang))]
    if field.input is Input.DATE and value:
        return [tk.h.ogip_date_in_words(value)]
    codes = value if isinstance(value, list) else [value]
    if field.choices is None:
        return [code for code in codes if code]
    return [tk.h.ogip_in_language(field.choices.label(code).as_dict()) for code in codes if code]
