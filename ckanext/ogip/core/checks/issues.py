"""Checks on the end of an issue (OG-901). The stage `publish` of an issue is its closing.

Reads `state`, `owner`, `closed_by` (ids of people) and `measure`, a dict of `type` (vocabulary
`corrective_measure`) and `text{en, fr}`, of which one language is enough. The caller judges the
issue as it would be once closed; `oversight` describes the rest of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..record import Record
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..values import read_mapping


@check(
    "OG-901",
    "still_open",
    "type_missing",
    "type_unknown",
    "text_missing",
    "closer_missing",
    "owner_missing",
    "closed_by_owner",
)
def closing_corrects_something(subject: Subject, settings: Settings) -> Iterator[Result]:
    """A closed issue names its corrective measure, and somebody else than its owner closed it."""
    if subject.text("state") != "closed":
        yield NotApplicable("still_open")
        return
    yield from _measure(Record(read_mapping(subject.data.get("measure"))), settings)
    owner, closer = subject.text("owner"), subject.text("closed_by")
    if not closer:
        yield Problem("closer_missing", "closed_by")
    elif not owner:
        yield CouldNotCheck("owner_missing", "owner")
    elif closer == owner:
        yield Problem("closed_by_owner", "closed_by")


def _measure(measure: Record, settings: Settings) -> Iterator[Problem]:
    kind = measure.text("type")
    if not kind:
        yield Problem("type_missing", "measure-type")
    elif kind not in settings.codes("types"):
        yield Problem("type_unknown", "measure-type", params={"type": kind})
    if not measure.bilingual("text").any:
        yield Problem("text_missing", "measure-text")
