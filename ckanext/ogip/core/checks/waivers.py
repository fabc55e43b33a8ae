"""Checks on the waivers of an asset (OG-803).

Reads the fact `waivers`, `{rule: {id, reason_code, explanation{en, fr}, expires, role}}`, with a
waiver that has expired kept in it until somebody renews or ends it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from ..calendar.dates import NotADate
from ..facts import Waiver
from ..results import CouldNotCheck, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..text import LANGUAGES
from ..values import read_mapping


@check(
    "OG-803",
    "not_looked",
    "reason_missing",
    "explanation_missing_en",
    "explanation_missing_fr",
    "expiry_missing",
    "expiry_unreadable",
    "expired",
)
def waivers_are_whole_and_in_time(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Every waiver has a reason, an explanation in both languages and a last day to come."""
    waivers = subject.facts.get("waivers")
    if not isinstance(waivers, Mapping):
        yield CouldNotCheck("not_looked")
        return
    for rule, granted in cast("Mapping[object, object]", waivers).items():
        yield from _problems(str(rule), Waiver(read_mapping(granted)), settings)


def _problems(rule: str, waiver: Waiver, settings: Settings) -> Iterator[Problem]:
    field, params = f"waivers-{rule}", {"waived": rule}
    if not waiver.text("reason_code"):
        yield Problem("reason_missing", field, params=params)
    explanation = waiver.bilingual("explanation")
    for lang in LANGUAGES:
        if not explanation.get(lang):
            yield Problem(f"explanation_missing_{lang}", field, params=params)
    expires = waiver.date("expires")
    if expires is None:
        yield Problem("expiry_missing", field, params=params)
    elif isinstance(expires, NotADate):
        yield Problem("expiry_unreadable", field, params={**params, "value": expires.value})
    elif not waiver.holds(settings.today):
        yield Problem("expired", field, params={**params, "expires": expires.isoformat()})
