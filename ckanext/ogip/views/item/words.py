"""Columns of an entry and their values as people read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.inventory.form import groups
from ...core.inventory.template import BY_NAME, Kind
from ...language import caller_language

_SEPARATOR = ";"
_JOINED = "+"  # languages
# Beyond the facts of an inventory.
_LABELS: Mapping[str, Callable[[], str]] = {
    "state": lambda: tk._("State"),
    "source": lambda: tk._("Where it comes from"),
    "nominated_by": lambda: tk._("Proposed by"),
    "dataset_id": lambda: tk._("Record"),
}

# In the order in which people read them; the organization of an entry never changes.
COLUMNS_SHOWN = (*_LABELS, *BY_NAME)


def column_in_words(column: str) -> str:
    """Return the label of a column; an unknown column as it is."""
    if column in _LABELS:
        return _LABELS[column]()
    known = BY_NAME.get(column)
    return known.label.get(caller_language()) if known else column


def value_in_words(column: str, value: Any) -> str:
    """Return a value of a column, "" for none: labels for codes, dates in words."""
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return tk._("Yes") if value else tk._("No")
    own = _OWN.get(column)
    return own(str(value)) if own else _fact(column, value)


def _fact(column: str, value: Any) -> str:
    known = BY_NAME.get(column)
    if known is None:
        return str(value)
    if known.kind is Kind.LANGUAGE:
        return ", ".join(_languages().get(code, code) for code in str(value).split(_JOINED))
    if known.kind is Kind.DATE:
        return tk.h.ogip_date_in_words(str(value))
    if known.kind in (Kind.WHOLE_NUMBER, Kind.COUNT):
        return tk.h.ogip_number(int(value))
    if known.vocabulary is None:
        return str(value)
    codes = value if isinstance(value, list) else str(value).split(_SEPARATOR)
    labels = [known.vocabulary.label(str(code)).get(caller_language()) for code in codes]
    return ", ".join(labels)


def _languages() -> dict[str, str]:
    field = next(each for group in groups() for each in group.fields if each.joined_by == _JOINED)
    lang = caller_language()
    return {choice.value: choice.label.get(lang) for choice in field.choices or ()}


def _record(id_: str) -> str:
    """Return the title of a record; the id where it is gone or not for this person to see."""
    try:
        found = tk.get_action("package_show")({}, {"id": id_})
    except (tk.ObjectNotFound, tk.NotAuthorized):
        return id_
    return tk.h.get_translated(found, "title") or found["name"]


def _state(code: str) -> str:
    return tk.h.ogip_state_label(code)


def _source(code: str) -> str:
    return tk.h.ogip_label("item_source", code)


_OWN: Mapping[str, Callable[[str], str]] = {
    "state": _state,
    "source": _source,
    "dataset_id": _record,
}
