"""What changes from one policy to another about people and their decisions, as keys with values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..labels import label_of
from ..review.settings import CHAINS, STEPS, ChainSettings, ReviewSettings, Step
from ..roles.settings import Roles
from ..standards.settings import STAGES, OfficeCalendar, StandardSettings
from ..text import LANGUAGES
from ..waiver.settings import WaiverSettings
from .words import SIGNOFFS, listed
from .workflow import Workflow

Change = tuple[str, Mapping[str, Any]]


def workflow_changes(before: Workflow, after: Workflow) -> Iterator[Change]:
    """Yield the key and the values of each change, in the order of the keys of a policy."""
    yield from _roles(before.roles, after.roles)
    yield from _review(before.review, after.review)
    yield from _waivers(before.waivers, after.waivers)
    yield from _standards(before.standards, after.standards)


def _roles(before: Roles, after: Roles) -> Iterator[Change]:
    for code in sorted(before.by_code.keys() | after.by_code.keys()):
        old, new = before.of(code), after.of(code)
        name = {"role": after.label(code).as_dict()}
        if before.label(code) != after.label(code):
            plain = {lang: label_of("role", code, lang) for lang in LANGUAGES}
            yield "role_label", {**name, "plain": plain}
        if old.co_chairs is not new.co_chairs:
            yield f"role_co_chairs_{new.co_chairs}", name
        if old.quorum != new.quorum:
            yield "role_quorum", {**name, "before": old.quorum, "after": new.quorum}


def _review(before: ReviewSettings, after: ReviewSettings) -> Iterator[Change]:
    nothing = ChainSettings(())
    for name, text in CHAINS.items():
        old, new = before.chains.get(name, nothing), after.chains.get(name, nothing)
        yield from _chain({"chain": text.as_dict()}, old, new)
    for key in ("not_by_submitter", "not_by_publisher"):
        old, new = getattr(before, key), getattr(after, key)
        yield from _codes(key, old, new, "release_criterion", {})
    for criterion in sorted(before.touched_by.keys() | after.touched_by.keys()):
        fields = after.touched_by.get(criterion)
        if fields != before.touched_by.get(criterion):
            values: dict[str, Any] = {"criterion": listed([criterion], "release_criterion")}
            key = "touched_by" if fields else "touched_by_all"
            yield key, {**values, **({"codes": listed(fields, "field")} if fields else {})}


def _chain(
    names: Mapping[str, Any], before: ChainSettings, after: ChainSettings
) -> Iterator[Change]:
    old = {step.step: step for step in before.steps}
    new = {step.step: step for step in after.steps}
    for step in Step:
        values = {**names, "step": STEPS[step].as_dict()}
        for kind in ("required", "optional"):
            was, is_now = (getattr(steps.get(step), kind, ()) for steps in (old, new))
            yield from _codes(f"chain_{kind}", was, is_now, SIGNOFFS, values)
    common = [step for step in old if step in new]
    if common != [step for step in new if step in old]:
        yield "chain_order", names
    yield from _codes("chain_inform", before.inform, after.inform, "role", names)


def _waivers(before: WaiverSettings, after: WaiverSettings) -> Iterator[Change]:
    if before.longest_days != after.longest_days:
        days = {"before": before.longest_days, "after": after.longest_days}
        yield "waiver_longest", days
    if before.notice_days != after.notice_days:
        yield "waiver_notices", {"after": list(after.notice_days)}
    yield from _codes("waiver_never", before.never, after.never, "", {})
    if before.by_another != after.by_another:
        yield "waiver_by_another" if after.by_another else "waiver_by_anybody", {}


def _standards(before: StandardSettings, after: StandardSettings) -> Iterator[Change]:
    for stage, text in STAGES.items():
        old, new = before.days.get(stage), after.days.get(stage)
        if new is not None and old != new:
            values = {"stage": text.as_dict(), "after": new}
            if old is None:
                yield "standard_added", values
            else:
                yield "standard", {**values, "before": old}
    if before.calendar != after.calendar:
        yield "office_calendar", {"calendar": _worded(after.calendar)}


def _worded(calendar: OfficeCalendar) -> str:
    place = "-".join(part for part in (calendar.country, calendar.subdivision) if part)
    return ", ".join([place, calendar.category, *map(str, calendar.also)])


def _codes(
    what: str,
    before: Collection[str],
    after: Collection[str],
    vocabulary: str,
    values: Mapping[str, Any],
) -> Iterator[Change]:
    changes = {"added": set(after) - set(before), "removed": set(before) - set(after)}
    for change, codes in changes.items():
        if codes:
            yield f"{what}_{change}", {**values, "codes": listed(codes, vocabulary)}
