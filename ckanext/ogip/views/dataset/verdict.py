"""What an assessment means for the reader: one sentence, groups by what to do, steps done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.causes import by_cause
from ...core.findings import Decision, Outcome, Severity
from .places import Place, place_of

Record = Mapping[str, Any]

# In the order in which the reader cares.
BLOCKS, IMPROVE, WAIVED, NOT_YET_DUE, WATCHED, UNCLEAR, PASSED, NOT_APPLICABLE = GROUPS = (
    "blocks",
    "improve",
    "waived",
    "not_yet_due",
    "watched",
    "unclear",
    "passed",
    "not_applicable",
)
_GROUP_OF_OUTCOME = {
    Outcome.COULD_NOT_CHECK: UNCLEAR,
    Outcome.WAIVED: WAIVED,
    Outcome.NOT_YET_DUE: NOT_YET_DUE,
    Outcome.PASS: PASSED,
    Outcome.NOT_APPLICABLE: NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do: what is wrong, where it is put right, and where else the same is wrong."""

    finding: Record
    place: Place | None
    others: tuple[ToDo, ...] = ()


def to_do(assessment: Record, dataset: Record) -> dict[str, list[ToDo]]:
    """Sort the findings into groups by cause; every group is named, empty ones too."""
    groups: dict[str, list[ToDo]] = {name: [] for name in GROUPS}
    for cause in by_cause(assessment["findings"]):
        others = tuple(_at_its_place(finding, dataset) for finding in cause.others)
        first = replace(_at_its_place(cause.first, dataset), others=others)
        groups[_group_of(cause.first)].append(first)
    return groups


def _at_its_place(finding: Record, dataset: Record) -> ToDo:
    return ToDo(finding, place_of(finding, dataset))


def verdict(assessment: Record, groups: Mapping[str, Sequence[ToDo]], public: bool) -> str:
    """Say in one sentence where the record stands."""
    counts = ", ".join(
        word(len(groups[name]))
        for name, word in ((BLOCKS, _blocking), (IMPROVE, _improvable))
        if groups[name]
    )
    refused = assessment["decision"] == Decision.REFUSE
    return _sentence(refused=refused, public=public, counts=counts) % {"counts": counts}


def _group_of(finding: Record) -> str:
    if finding["report_only"]:
        return WATCHED
    unclear = finding["outcome"] == Outcome.COULD_NOT_CHECK
    if finding["severity"] == Severity.BLOCK and (unclear or finding["outcome"] == Outcome.FAIL):
        # What a blocking rule could not see closes publication like a failure, and says so.
        return BLOCKS
    return IMPROVE if finding["outcome"] == Outcome.FAIL else _GROUP_OF_OUTCOME[finding["outcome"]]


def _sentence(*, refused: bool, public: bool, counts: str) -> str:
    if refused:
        draft = tk._("Not ready to publish: %(counts)s.")
        return tk._("Public, but no longer in order: %(counts)s.") if public else draft
    if counts:
        draft = tk._("Ready to publish: %(counts)s.")
        return tk._("Public, and in order: %(counts)s.") if public else draft
    return tk._("Public, and in order.") if public else tk._("Ready to publish.")


def _blocking(count: int) -> str:
    return tk.ungettext("%(num)s thing blocks", "%(num)s things block", count)


def _improvable(count: int) -> str:
    return tk.ungettext("%(num)s thing could be better", "%(num)s things could be better", count)
