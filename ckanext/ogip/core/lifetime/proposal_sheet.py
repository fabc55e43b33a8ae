"""Proposals as rows of a sheet that a coordinator corrects, and the corrected rows read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from ..entered import Form, Problem, form_of, read_choice, read_day
from ..subject import Subject
from ..text import Language
from ..vocabulary import load_vocabulary
from .proposal import Proposal
from .review import latest_review_of
from .terms import Terms

# The names of fields stay as they are in both languages, so that either sheet can be read back.
ENTERED = ("lifetime_class", "frequency", "review_date")
COLUMNS = ("id", "title", *(name for field in ENTERED for name in (field, f"{field}_reason")))


def sheet_row(record: Subject, proposal: Proposal, lang: Language) -> dict[str, str]:
    """Return the row of a record, by the names of `COLUMNS`; reasons are for the reader only."""
    row = {"id": record.text("id"), "title": record.bilingual("title_translated").get(lang)}
    for field in ENTERED:
        proposed = getattr(proposal, field)
        row[field] = proposed.value
        row[f"{field}_reason"] = proposed.reason.get(lang)
    return row


def read_row(
    row: object, record: Subject, today: date, terms: Terms
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the fields of a corrected row that change its record, and what is wrong with them.

    A blank cell changes nothing. With a problem there are no changes.
    """
    form = form_of(row, "row")
    form.only(COLUMNS)
    given = _read(form)
    latest = latest_review_of(
        Subject.from_dict({**record.data, **given}), terms.review_within, today
    )
    if "review_date" in given:
        form.read("review_date", partial(read_day, earliest=today, latest=latest))
    if form.problems:
        return {}, tuple(form.problems)
    return {name: value for name, value in given.items() if record.text(name) != value}, ()


def _read(form: Form) -> Mapping[str, str]:
    found = {
        "lifetime_class": form.read("lifetime_class", partial(read_choice, codes=_enterable())),
        "frequency": form.read(
            "frequency", partial(read_choice, codes=load_vocabulary("frequency").codes)
        ),
    }
    known = {name: value for name, value in found.items() if value}
    review = form.read("review_date", read_day)
    return {**known, "review_date": review.isoformat()} if review else known


def _enterable() -> frozenset[str]:
    """Return the classes that somebody may enter; a withdrawal is a decision of its own."""
    return load_vocabulary("lifetime_class").codes - {"withdrawn"}
