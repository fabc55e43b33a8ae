"""Asking for a waiver, granting, refusing and ending it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..refusal import LogEntry, Refusal
from ..roles.actor import Actor, may_sign
from ..roles.matrix import load_matrix
from ..rule import Rule
from ..text import LANGUAGES
from ..vocabulary import load_vocabulary
from .case import Ruling, WaiverCase, WaiverState
from .settings import WaiverSettings

Decided = tuple[WaiverCase, LogEntry]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a decision about a waiver needs to know besides the waiver.

    `rule` is the one that it names, None where this site has no such rule; `others` are the other
    waivers of the record.
    """

    rule: Rule | None
    settings: WaiverSettings
    today: date
    others: tuple[WaiverCase, ...] = ()


def request(case: WaiverCase, actor: Actor, setting: Setting) -> Decided | Refusal:
    """Return the waiver asked for; whoever may submit the record, or grant the waiver, may ask."""
    refusal = _unusable(case, setting)
    if refusal:
        return refusal
    granting = setting.rule.waiver_roles if setting.rule else ()
    refusal = load_matrix().refusal("submit", "submit", actor)
    if refusal and not actor.acting_in(granting):
        return refusal
    asked = replace(case, requested_by=actor.person, requested_at=actor.at)
    return asked, _entry("waiver_requested", asked, actor)


def grant(case: WaiverCase, actor: Actor, setting: Setting) -> Decided | Refusal:
    """Return the waiver in force, granted in a role that the rule names."""
    refusal = _settled(case) or _unusable(case, setting)
    if refusal:
        return refusal
    ruling = _ruling(case, actor, setting)
    if isinstance(ruling, Refusal):
        return ruling
    if setting.settings.by_another and case.requested_by in (actor.person, ruling.acting_for):
        return Refusal("id", "waiver.own_request")
    granted = replace(case, granted=ruling)
    return granted, _entry("waiver_granted", granted, actor, ruling)


def refuse(case: WaiverCase, actor: Actor, setting: Setting, reason: str) -> Decided | Refusal:
    """Return the waiver refused; a reason must be given."""
    refusal = _settled(case)
    if refusal:
        return refusal
    ruling = _ruling(case, actor, setting, reason)
    if isinstance(ruling, Refusal):
        return ruling
    refused = replace(case, refused=ruling)
    return refused, _entry("waiver_refused", refused, actor, ruling)


def revoke(case: WaiverCase, actor: Actor, setting: Setting, reason: str) -> Decided | Refusal:
    """Return the waiver ended before its day, or put away after it; the rule counts again."""
    state = case.state(setting.today)
    if case.granted is None or state is WaiverState.REVOKED:
        return Refusal("id", "waiver.not_in_force")
    ruling = _ruling(case, actor, setting, reason)
    if isinstance(ruling, Refusal):
        return ruling
    revoked = replace(case, revoked=ruling)
    return revoked, _entry("waiver_revoked", revoked, actor, ruling)


def _unusable(case: WaiverCase, setting: Setting) -> Refusal | None:
    return (
        _not_waivable(case, setting)
        or _unexplained(case)
        or _wrong_day(case, setting)
        or _doubled(case, setting.others, setting.today)
    )


def _not_waivable(case: WaiverCase, setting: Setting) -> Refusal | None:
    if setting.rule is None:
        return Refusal("rule", "waiver.unknown_rule", {"value": case.rule})
    if not setting.rule.waiver_roles or setting.rule.id in setting.settings.never:
        return Refusal("rule", "waiver.never", {"rule": case.rule})
    return None


def _unexplained(case: WaiverCase) -> Refusal | None:
    if case.reason_code not in load_vocabulary("waiver_reason"):
        return Refusal("reason_code", "waiver.unknown_reason", {"value": case.reason_code})
    if not all(case.explanation.get(lang).strip() for lang in LANGUAGES):
        return Refusal("explanation", "waiver.explanation_missing")
    return None


def _wrong_day(case: WaiverCase, setting: Setting) -> Refusal | None:
    if case.expires < setting.today:
        return Refusal("expires", "waiver.day_over", {"expires": case.expires.isoformat()})
    days = setting.settings.longest_days
    latest = setting.today + timedelta(days=days)
    if case.expires > latest:
        params = {"latest": latest.isoformat(), "days": days}
        return Refusal("expires", "waiver.day_too_late", params)
    return None


def _doubled(case: WaiverCase, others: Iterable[WaiverCase], today: date) -> Refusal | None:
    """One waiver of a rule is asked for at a time; one that is in force may be renewed."""
    for other in others:
        same = (other.dataset, other.rule) == (case.dataset, case.rule) and other.id != case.id
        if same and other.state(today) is WaiverState.REQUESTED:
            return Refusal("rule", "waiver.asked_already", {"rule": case.rule})
    return None


def _settled(case: WaiverCase) -> Refusal | None:
    if case.granted or case.refused or case.revoked:
        return Refusal("id", "waiver.decided_already")
    return None


def _ruling(
    case: WaiverCase, actor: Actor, setting: Setting, reason: str | None = None
) -> Ruling | Refusal:
    """Return the decision of somebody in a role that the rule names; a blank reason is refused."""
    if setting.rule is None:
        return Refusal("rule", "waiver.unknown_rule", {"value": case.rule})
    if refusal := may_sign(actor, setting.rule.waiver_roles):
        return refusal
    if reason is not None and not reason.strip():
        return Refusal("reason", "waiver.why_missing")
    held = actor.acting_in(setting.rule.waiver_roles)[0]
    return Ruling(actor.person, held.role, actor.at, held.acting_for, (reason or "").strip())


def _entry(kind: str, case: WaiverCase, actor: Actor, ruling: Ruling | None = None) -> LogEntry:
    details = {**case.told(), "by": actor.told()}
    if ruling:
        decided = {"role": ruling.role, "acting_for": ruling.acting_for, "comment": ruling.comment}
        details |= decided
    return LogEntry(kind, details)
