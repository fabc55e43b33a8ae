"""What was decided or counted about an entry, as its history tells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.eligibility.questions import BY_ID, Form
from ...core.priority.toolkit import load_toolkit
from ...language import caller_language
from .rows import Row, changed_rows

Details = Mapping[str, Any]

_DECIDED: Mapping[str, tuple[Callable[[], str], str]] = {
    "outcome": (lambda: tk._("Outcome"), "eligibility_outcome"),
    "exemption": (lambda: tk._("Reason that keeps it closed"), "exemption"),
}
_BAND = "priority_band"


def decided_rows(details: Details) -> list[Row]:
    """Return outcome, exemption and day to look again, and the answers that changed."""
    about = changed_rows(details, _name_of_decided, _decided, (*_DECIDED, "look_again"))
    answers = {name: (details.get(name) or {}).get("answers") for name in ("before", "after")}
    return about + changed_rows(answers, _question, _answer, BY_ID)


def answered_rows(details: Details) -> list[Row]:
    """Return the statements whose answers changed, and the band if it did."""
    statements = load_toolkit().statements
    rows = changed_rows(details, _statement, _yes_or_no, statements)
    return rows + _band_rows(details.get("band") or {})


def override_rows(details: Details) -> list[Row]:
    """Return the band before and after."""
    bands = {name: (details.get(name) or {}).get("band") for name in ("before", "after")}
    return _band_rows(bands)


def count_rows(details: Details) -> list[Row]:
    """Return the count before and after, named by its kind and period."""
    days = {
        name: tk.h.ogip_date_in_words(details.get(f"period_{name}")) for name in ("start", "end")
    }
    kind = tk.h.ogip_label("signal_kind", details.get("kind", ""))
    label = tk._("%(kind)s, %(start)s to %(end)s") % {"kind": kind, **days}
    return [Row(label, _number(details.get("before")), _number(details.get("after")))]


def _name_of_decided(name: str) -> str:
    if name == "look_again":
        return tk._("Look at it again on")
    return _DECIDED[name][0]()


def _decided(name: str, value: Any) -> str:
    if not value:
        return ""
    if name == "look_again":
        return tk.h.ogip_date_in_words(value)
    return tk.h.ogip_label(_DECIDED[name][1], value)


def _question(name: str) -> str:
    return BY_ID[name].text.get(caller_language())


def _answer(name: str, value: Any) -> str:
    if not value:
        return ""
    if isinstance(value, Mapping):
        return tk.h.ogip_in_language(value)
    if BY_ID[name].form is Form.DATE:
        return tk.h.ogip_date_in_words(value)
    labels = BY_ID[name].choices
    codes = value if isinstance(value, list) else [value]
    return ", ".join(
        labels[code].get(caller_language()) if code in labels else str(code) for code in codes
    )


def _statement(name: str) -> str:
    return load_toolkit().statements[name].text.get(caller_language())


def _yes_or_no(_name: str, answer: Any) -> str:
    value = answer.get("value") if isinstance(answer, Mapping) else None
    if value is None:
        return ""
    return tk._("Yes") if value else tk._("No")


def _band_rows(bands: Details) -> list[Row]:
    before, after = (bands.get(name) for name in ("before", "after"))
    if before == after:
        return []
    words = [tk.h.ogip_label(_BAND, band) if band else "" for band in (before, after)]
    return [Row(tk._("Priority"), *words)]


def _number(count: int | None) -> str:
    return "" if count is None else tk.h.ogip_number(count)
