"""Decisions at the end of a lifetime: what each needs and changes, who may, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ckanext.ogip.core.eligibility.decision import Act
from ckanext.ogip.core.entered import Problem
from ckanext.ogip.core.lifetime.decision import Decision, confirm, propose
from ckanext.ogip.core.lifetime.effects import DecisionKind, Other, Situation
from ckanext.ogip.core.lifetime.relations import Link
from ckanext.ogip.testing.records import TODAY
from tests.core.lifetime.records import DELAY, record, terms

OWNER, COORDINATOR = Act("ann", "BO", TODAY), Act("bob", "OGC", TODAY)
OFFICIAL = Act("eve", "IMSO", TODAY)
NEWER = Other("port-traffic-id", "port-traffic", is_public=True)


def situation(other: Other | None = None, **fields: Any) -> Situation:
    return Situation(record(**fields), TODAY, terms(), other)


def proposed(kind: str, at: Situation | None = None, by: Act = OWNER, **given: Any) -> Any:
    return propose({"decision": kind, "reason": "It is time.", **given}, by, at or situation())


def changes(decision: Any) -> dict[str, Any]:
    assert isinstance(decision, Decision), [p.message.en for p in decision]
    return dict(decision.effect.changes)


def keys(problems: Any) -> list[tuple[str, str]]:
    assert not isinstance(problems, Decision)
    return [(problem.field, problem.key) for problem in problems]


def test_renewing_sets_the_latest_review_or_the_day_that_was_given() -> None:
    static = situation(lifetime_class="static", frequency="not_planned")

    assert changes(proposed("renew", static)) == {"review_date": "2029-06-15"}
    assert changes(proposed("renew", static, review_date="2027-01-01")) == {
        "review_date": "2027-01-01"
    }
    assert keys(proposed("renew", static, review_date="2029-06-16")) == [
        ("review_date", "too_late")
    ]
    assert keys(proposed("renew", static, review_date="2026-06-15")) == [
        ("review_date", "too_early")
    ]


def test_renewing_a_limited_lifetime_needs_its_new_end() -> None:
    limited = situation(lifetime_class="time_limited", date_expires="2026-06-01")

    assert keys(proposed("renew", limited)) == [("date_expires", "required")]
    assert keys(proposed("renew", limited, date_expires="2026-06-15")) == [
        ("date_expires", "too_early")
    ]
    assert changes(proposed("renew", limited, date_expires="2027-06-15")) == {
        "date_expires": "2027-06-15",
        "review_date": "2027-03-17",
    }
    assert (
        changes(proposed("renew", limited, date_expires="2026-07-15"))["review_date"]
        == "2026-07-15"
    )


def test_an_update_is_announced_for_a_day_with_a_reason_in_both_languages() -> None:
    done = proposed("update", until="2026-09-01", public_reason=DELAY)

    assert changes(done) == {
        "delay_until": "2026-09-01",
        "delay_reason": DELAY,
        "review_date": "2026-09-01",
    }
    assert keys(proposed("update")) == [("until", "required"), ("public_reason", "required")]
    english = {"en": "A sensor failed."}
    assert keys(proposed("update", until="2026-09-01", public_reason=english)) == [
        ("public_reason", "not_bilingual")
    ]


def test_an_update_cannot_be_put_off_for_ever() -> None:
    assert keys(proposed("update", until="2027-06-16", public_reason=DELAY)) == [
        ("until", "too_late")
    ]
    assert changes(proposed("update", until="2027-06-15", public_reason=DELAY))


def test_a_historical_record_is_no_longer_updated_and_reviewed_in_five_years() -> None:
    assert changes(proposed("mark_historical")) == {
        "lifetime_class": "historical",
        "frequency": "not_planned",
        "review_date": "2031-06-15",
        "delay_until": None,
        "delay_reason": None,
    }
    again = proposed("mark_historical", situation(lifetime_class="historical"))
    assert keys(again) == [("decision", "historical_already")]


@pytest.mark.parametrize(
    ("kind", "code", "turned"),
    [("supersede", "superseded_by", "supersedes"), ("consolidate", "absorbed_by", "absorbed")],
)
def test_a_replaced_record_leads_to_the_other_and_both_say_so(
    kind: str, code: str, turned: str
) -> None:
    done = proposed(kind, situation(NEWER), other="port-traffic")

    assert changes(done)["lifetime_class"] == "superseded"
    assert changes(done)["superseded_by"] == "port-traffic"
    assert done.effect.links == (
        Link("harbour-traffic", code, "port-traffic-id"),
        Link("port-traffic-id", turned, "harbour-traffic"),
    )


@pytest.mark.parametrize("kind", ["supersede", "consolidate"])
@pytest.mark.parametrize(
    ("other", "given", "key"),
    [
        (None, {}, "required"),
        (None, {"other": "nowhere"}, "unknown_record"),
        (Other("harbour-traffic", "harbour-traffic", True), {"other": "x"}, "replaces_itself"),
        (replace(NEWER, is_public=False), {"other": "x"}, "other_not_public"),
        (
            replace(NEWER, replaced_by={"port-traffic-id": "c", "c": "harbour-traffic"}),
            {"other": "x"},
            "replaces_in_a_circle",
        ),
    ],
)
def test_a_record_is_replaced_only_by_another_one_that_is_public(
    kind: str, other: Other | None, given: dict[str, str], key: str
) -> None:
    assert keys(proposed(kind, situation(other), **given)) == [("other", key)]


def test_retention_is_extended_to_a_later_day_with_its_basis() -> None:
    kept = situation(lifetime_class="mandated", retention_until="2030-01-01")
    given = {"retention_until": "2035-01-01", "retention_basis": "policy"}

    assert changes(proposed("extend_retention", kept, **given)) == {
        **given,
        "review_date": "2027-06-15",
    }
    earlier = {**given, "retention_until": "2030-01-01"}
    assert keys(proposed("extend_retention", kept, **earlier)) == [("retention_until", "too_early")]
    odd = {**given, "retention_basis": "because"}
    assert keys(proposed("extend_retention", kept, **odd)) == [("retention_basis", "not_choice")]


def test_a_withdrawal_changes_nothing_by_itself_and_needs_a_reason_of_the_list() -> None:
    done = proposed("withdraw", withdrawal_reason="published_in_error")

    assert changes(done) == {}
    assert done.effect.opens == "withdrawal"
    assert keys(proposed("withdraw", withdrawal_reason="old")) == [
        ("withdrawal_reason", "not_choice")
    ]


def test_a_mandatory_publication_is_kept_ten_years() -> None:
    def ended(published: str) -> Any:
        at = situation(lifetime_class="mandated", date_published=published)
        return proposed("withdraw", at, withdrawal_reason="retention_ended")

    assert keys(ended("2016-06-16")) == [("withdrawal_reason", "kept_too_short")]
    assert ended("2016-06-15").effect.opens == "withdrawal"


def test_the_archives_are_asked_about_records_of_enduring_value_only() -> None:
    assert keys(proposed("start_lac_review")) == [("decision", "not_enduring")]
    enduring = proposed("start_lac_review", situation(enduring_value="true"))
    assert enduring.effect.opens == "lac_review"
    assert "lifetime_class" not in changes(enduring)


def test_no_decision_makes_a_record_less_public() -> None:
    allowed = {
        "lifetime_class", "frequency", "review_date", "date_expires", "superseded_by",
        "delay_until", "delay_reason", "retention_until", "retention_basis",
    }  # fmt: skip
    given: dict[str, Any] = {
        "update": {"until": "2026-09-01", "public_reason": DELAY},
        "consolidate": {"other": "x"},
        "supersede": {"other": "x"},
        "extend_retention": {"retention_until": "2035-01-01", "retention_basis": "policy"},
        "withdraw": {"withdrawal_reason": "legal_order"},
    }
    for kind in DecisionKind:
        done = proposed(kind, situation(NEWER, enduring_value="true"), **given.get(kind, {}))
        assert set(changes(done)) <= allowed


def test_the_owner_proposes_and_the_coordinator_confirms() -> None:
    at = situation()
    decision = proposed("renew", at)

    assert not decision.counts
    confirmed = confirm(decision, COORDINATOR, at)
    assert isinstance(confirmed, Decision)
    assert confirmed.counts
    assert confirmed.effect == decision.effect
    assert keys(proposed("renew", by=Act("ann", "STEW", TODAY))) == [("role", "wrong_role")]


@pytest.mark.parametrize(
    ("by", "key"),
    [
        (Act("bob", "BO", TODAY), "wrong_role"),
        (Act("ann", "OGC", TODAY), "same_decider"),
        (Act("bob", "OGC", TODAY - timedelta(days=1)), "too_early"),
    ],
)
def test_nobody_else_confirms_and_nobody_alone(by: Act, key: str) -> None:
    refused = confirm(proposed("renew"), by, situation())

    assert [problem[1] for problem in keys(refused)] == [key]


def test_what_is_in_force_is_not_confirmed_again() -> None:
    decision = confirm(proposed("renew"), COORDINATOR, situation())

    assert isinstance(decision, Decision)
    assert keys(confirm(decision, COORDINATOR, situation())) == [("confirm", "already_decided")]


def test_a_withdrawal_is_confirmed_by_the_senior_official() -> None:
    decision = proposed("withdraw", withdrawal_reason="legal_order")

    assert keys(confirm(decision, COORDINATOR, situation())) == [("role", "wrong_role")]
    assert isinstance(confirm(decision, OFFICIAL, situation()), Decision)


def test_what_is_no_longer_possible_is_not_confirmed() -> None:
    decision = proposed("supersede", situation(NEWER), other="port-traffic")
    hidden = situation(replace(NEWER, is_public=False))

    assert keys(confirm(decision, COORDINATOR, hidden)) == [("other", "other_not_public")]


def test_a_confirmation_counts_from_its_own_day() -> None:
    decision = proposed("renew", situation(lifetime_class="static"))
    later = replace(situation(lifetime_class="static"), today=date(2026, 7, 1))
    confirmed = confirm(decision, replace(COORDINATOR, on=later.today), later)

    assert changes(confirmed) == {"review_date": "2029-07-01"}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("renew", ("decision", "not_a_form")),
        (None, ("decision", "not_a_form")),
        ({"decision": "delete", "reason": "x"}, ("decision", "not_choice")),
        ({"decision": ["renew"], "reason": "x"}, ("decision", "not_choice")),
        ({"decision": "renew"}, ("reason", "required")),
        ({"decision": "renew", "reason": "  "}, ("reason", "required")),
        ({"decision": "renew", "reason": "x" * 2001}, ("reason", "too_long")),
        ({"decision": "renew", "reason": {"en": "x"}}, ("reason", "not_text")),
        ({"decision": "renew", "reason": "x", "until": "2027-01-01"}, ("until", "unknown_field")),
        ({"decision": "renew", "reason": "x", "review_date": "soon"}, ("review_date", "not_date")),
    ],
)
def test_bad_input_is_named_and_never_an_error(given: Any, problem: tuple[str, str]) -> None:
    assert problem in keys(propose(given, OWNER, situation()))


def test_every_refusal_is_said_in_both_languages() -> None:
    for key in (
        "replaces_itself",
        "replaces_in_a_circle",
        "other_not_public",
        "historical_already",
    ):
        message = Problem("other", key).message
        assert message.en != message.fr
