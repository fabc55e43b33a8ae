"""Checks on whether a thing may be released and whom it serves (OG-101, OG-117, OG-118).

Facts: `eligibility` = `{outcome, decided_on, role}`, codes of `eligibility_outcome.yaml`, an ISO
date and the role of the decider; when something is withheld also `exemption` (code of
`exemption.yaml`), `rationale` (`{en, fr}`) and `review_date`. Null or `{}` means that nobody has
decided yet. `demand` = `{votes, suggestions, ati, inquiries}`, whole numbers; it may be absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..calendar.dates import NotADate
from ..findings import Severity
from ..record import Record
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Kind, Subject
from ..text import LANGUAGES
from ..vocabulary import load_vocabulary

_UNDECIDED = "undecided"
_RELEASABLE = ("eligible", "released")
_DECIDERS = ("BO", "OGC")
_DEMAND = ("votes", "suggestions", "ati", "inquiries")
# Not released either, and no exemption of the list is the reason: an entry of the inventory then
# says "N" without withholding anything.
_NOT_WITHHELD = (
    *("eligible_after_treatment", "not_of_business_value"),
    *("not_held", "other_owner", "provincial"),
)


@check(
    "OG-101",
    "not_recorded",
    "undecided",
    "after_treatment",
    "not_eligible",
    "unknown_outcome",
    "undated",
    "dated_ahead",
    "wrong_role",
)
def release_was_decided(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Somebody entitled to it decided, on a known day, that this may be released."""
    # A decision against the release refuses in any case; that there is none yet need not.
    milder = Severity.WARN if _UNDECIDED in settings.codes("only_warns") else None
    if not _is_gathered(subject):
        yield CouldNotCheck("not_recorded", severity=milder)
        return
    decision = subject.facts.record("eligibility") or Record({})
    outcome = decision.text("outcome")
    if outcome in _RELEASABLE:
        yield from _decided_properly(decision, settings.today)
    elif outcome in ("", "pending"):
        yield Problem(_UNDECIDED, severity=milder)
    elif outcome == "eligible_after_treatment":
        yield Problem("after_treatment")
    elif outcome in load_vocabulary("eligibility_outcome"):
        yield Problem("not_eligible", params={"outcome": outcome})
    else:
        yield Problem("unknown_outcome", params={"outcome": outcome})


def _decided_properly(decision: Record, today: date) -> Iterator[Problem]:
    decided = decision.date("decided_on")
    if not isinstance(decided, date):
        yield Problem("undated")
    elif decided > today:
        yield Problem("dated_ahead", params={"decided": decided.isoformat()})
    if decision.text("role") not in _DECIDERS:
        yield Problem("wrong_role")


@check(
    "OG-117",
    "not_recorded",
    "not_withheld",
    "exemption_missing",
    "exemption_unknown",
    "rationale_missing",
    "rationale_missing_en",
    "rationale_missing_fr",
    "review_missing",
    "review_unreadable",
    "review_past",
)
def withholding_is_justified(subject: Subject, settings: Settings) -> Iterator[Result]:
    """What is withheld has an exemption of the list, a rationale, and a day to look again.

    That nobody has decided is OG-101's to say: then only what the record itself withholds counts.
    """
    decision = subject.facts.record("eligibility") or Record({})
    outcome = decision.text("outcome")
    if not (_is_withheld(subject, outcome) or outcome == "ineligible"):
        yield NotApplicable("not_withheld")
        return
    if not _is_gathered(subject):
        yield CouldNotCheck("not_recorded")
        return
    exemption = decision.text("exemption")
    if not exemption:
        yield Problem("exemption_missing")
    elif exemption not in load_vocabulary("exemption"):
        yield Problem("exemption_unknown", params={"exemption": exemption})
    yield from _rationale(decision)
    yield from _review(decision, settings.today)


def _is_withheld(subject: Subject, outcome: str) -> bool:
    if subject.kind is Kind.INVENTORY_ITEM:
        is_closed = subject.text("eligible_for_release").upper() == "N"
        return is_closed and outcome not in _NOT_WITHHELD
    return subject.text("access_level") == "restricted"


def _rationale(decision: Record) -> Iterator[Problem]:
    rationale = decision.bilingual("rationale")
    if not rationale.any:
        yield Problem("rationale_missing")
        return
    for lang in LANGUAGES:
        if not rationale.get(lang):
            yield Problem(f"rationale_missing_{lang}")


def _review(decision: Record, today: date) -> Iterator[Problem]:
    review = decision.date("review_date")
    if review is None:
        yield Problem("review_missing")
    elif isinstance(review, NotADate):
        yield Problem("review_unreadable", params={"value": review.value})
    elif review < today:
        yield Problem("review_past", params={"review": review.isoformat()})


@check(
    "OG-118",
    "mandatory",
    "purpose_missing",
    "purpose_missing_en",
    "purpose_missing_fr",
    "no_theme",
    "no_demand",
)
def somebody_is_served(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The record says whom it serves, and a theme or a request shows that somebody wants it."""
    if subject.has("mandatory_basis"):
        yield NotApplicable("mandatory")
        return
    purpose = subject.bilingual("purpose")
    missing = [lang for lang in LANGUAGES if not purpose.get(lang)]
    if not purpose.any:
        yield Problem("purpose_missing", "purpose-en")
    else:
        for lang in missing:
            yield Problem(f"purpose_missing_{lang}", f"purpose-{lang}")
    if not any(subject.has(name) for name in ("themes_of_interest", "nap_theme")):
        yield from _demand(subject)


def _demand(subject: Subject) -> Iterator[Problem]:
    demand = subject.facts.record("demand")
    if demand is None:
        yield Problem("no_theme", "themes_of_interest")
    elif not any(_is_counted(demand.value(signal)) for signal in _DEMAND):
        yield Problem("no_demand", "themes_of_interest")


def _is_counted(value: object) -> bool:
    return isinstance(value, int) and value > 0


def _is_gathered(subject: Subject) -> bool:
    """Tell whether somebody has looked for a decision, even if there was none."""
    decision = subject.facts.get("eligibility", "absent")
    return decision is None or isinstance(decision, Mapping)
