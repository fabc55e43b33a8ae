"""Which facts answer which statement. A statement that is named nowhere is for people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from ..calendar.dates import add_months
from ..calendar.frequency import interval_of
from ..findings import Outcome
from ..vocabulary import load_vocabulary
from .facts import PriorityFacts
from .sources import Source, Suggestion, Thresholds, demand, linked, rules, themed

_SOME_DAY = date(2001, 1, 1)
_CONTINUAL = "continual"
_NEVER = "not_planned"
_NEEDS_CONVERSION = frozenset({"needed", "planned", "in_progress", "not_possible"})


def _automation(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
    """Partly automated says too little about either statement."""
    if facts.automation_level in (None, "partial"):
        return None
    return Suggestion(
        facts.automation_level == "full", "automation", {"code": facts.automation_level}
    )


def _frequency(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
    if facts.frequency is None:
        return None
    often = _is_often(facts.frequency, thresholds["update_months"])
    if often is None:
        return None
    params = {"code": facts.frequency, "limit": thresholds["update_months"]}
    return Suggestion(often, "frequency_often" if often else "frequency_seldom", params)


@cache
def _is_often(frequency: str, months: int) -> bool | None:
    """Tell whether updates come at least that often; None where the code does not say."""
    interval = interval_of(frequency)
    if interval is not None:
        return interval.after(_SOME_DAY) <= add_months(_SOME_DAY, months)
    return {_CONTINUAL: True, _NEVER: False}.get(frequency)


def _reading(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
    if facts.reading_grade is None:
        return None
    limit = thresholds["reading_grade"]
    easy = facts.reading_grade <= limit
    params = {"grade": f"{facts.reading_grade:.0f}", "limit": limit}
    return Suggestion(easy, "reading_easy" if easy else "reading_hard", params)


def _open_format(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
    """A conversion that is needed says no; else the rule on formats, else the formats."""
    if facts.conversion_status in _NEEDS_CONVERSION:
        return Suggestion(False, "conversion", {"code": facts.conversion_status})
    judged = rules("OG-203")(facts, thresholds)
    if judged or not facts.formats:
        return judged
    stars = max(_stars(code) for code in facts.formats)
    enough = stars >= thresholds["stars"]
    params = {"formats": list(facts.formats), "stars": stars, "limit": thresholds["stars"]}
    return Suggestion(enough, "stars_enough" if enough else "stars_few", params)


@cache
def _stars(code: str) -> int:
    """Return the stars of a format, one where nothing is known about it."""
    formats = load_vocabulary("resource_format")
    return formats.attribute(formats.canonical(code) or code, "openness_score") or 1


def _preparation(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
    """Content of medium complexity may be either."""
    if facts.conversion_status in _NEEDS_CONVERSION:
        return Suggestion(False, "conversion", {"code": facts.conversion_status})
    if facts.complexity in ("low", "high"):
        return Suggestion(facts.complexity == "low", "complexity", {"code": facts.complexity})
    return None


def _legal(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
    decision = facts.signoffs.get("legal")
    if decision is None:
        return None
    return Suggestion(decision == "approve", f"legal_{decision}", {})


def _indigenous(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
    """The rule applies only where data on such groups is flagged."""
    if facts.outcomes.get("OG-112") == Outcome.NOT_APPLICABLE:
        return Suggestion(True, "nothing_flagged", {})
    return rules("OG-112")(facts, thresholds)


def _elsewhere(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
    count, limit = facts.released_elsewhere, thresholds["jurisdictions"]
    if count is None:
        return None
    params = {"count": count, "limit": limit}
    return Suggestion(count >= limit, "elsewhere" if count >= limit else "not_elsewhere", params)


def _listed(facts: PriorityFacts, thresholds: Thresholds) -> Suggestion | None:
    if facts.listed_high_value is None:
        return None
    return Suggestion(
        facts.listed_high_value, "listed" if facts.listed_high_value else "not_listed", {}
    )


SOURCES: Mapping[str, Source] = {
    "raises_questions": linked("consultations"),
    "government_priority": themed("nap_theme"),
    "sought_through_ati": demand("ati"),
    "social_interest": themed("themes_of_interest"),
    "often_updated": _frequency,
    "suggested": demand("suggestions", "votes"),
    "sought_otherwise": demand("inquiries", "views"),
    "released_elsewhere": _elsewhere,
    "listed_high_value": _listed,
    "meets_quality": rules("OG-303"),
    "updated_as_expected": rules("OG-313"),
    "documented": rules("OG-208"),
    "plain_language": _reading,
    "updates_itself": _automation,
    "translated": rules("OG-224"),
    "aggregated": rules("OG-110"),
    "accessible": rules("OG-207"),
    "needs_no_conversion": _open_format,
    "easy_to_prepare": _preparation,
    "nothing_left_to_adapt": rules("OG-224", "OG-207"),
    "accessible_open_format": rules("OG-206"),
    "updates_are_automated": _automation,
    "timeline_is_reasonable": rules("OG-311"),
    "limits_are_settled": _legal,
    "no_conflict": rules("OG-113"),
    "ocap_assessed": _indigenous,
    "no_protection_needed": rules("OG-111"),
    "no_personal_information": rules("OG-107"),
    "achieves_milestone": linked("action_plan_milestones"),
}
