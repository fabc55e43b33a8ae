"""A waiver from the request to its end: who grants it, what is refused, what the rules see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ckanext.ogip.core.findings import Outcome
from ckanext.ogip.core.refusal import LogEntry, Refusal
from ckanext.ogip.core.roles.actor import Actor
from ckanext.ogip.core.roles.assignment import Held
from ckanext.ogip.core.text import Text
from ckanext.ogip.core.waiver.case import WaiverCase, WaiverState, waiver_facts
from ckanext.ogip.core.waiver.deciding import Setting, grant, refuse, request, revoke
from ckanext.ogip.core.waiver.notices import REOPENED, notices_due
from ckanext.ogip.core.waiver.settings import WaiverSettings
from ckanext.ogip.testing.cases import enforced
from ckanext.ogip.testing.records import TODAY, compliant_dataset
from tests.core.rules import federal, judge, shipped_rules

NOW = datetime(2026, 6, 15, 14, 30, tzinfo=UTC)
DAY = timedelta(days=1)
IN_A_MONTH = TODAY + 30 * DAY
SETTINGS = WaiverSettings(by_another=True)
# Only the IMSO may accept another licence; nobody may accept restricted access.
LICENCE, ACCESS = "OG-102", "OG-103"
CASE = WaiverCase(
    id="w1",
    dataset="d1",
    organization="health",
    rule=LICENCE,
    reason_code="third_party",
    explanation=Text("The owner has yet to agree.", "Le propriétaire n'a pas encore consenti."),
    expires=IN_A_MONTH,
    requested_by="stew",
    requested_at=NOW,
)

Outcomes = tuple[WaiverCase, LogEntry] | Refusal


def person(name: str, *roles: str, acting_for: str | None = None) -> Actor:
    return Actor(name, NOW, tuple(Held(name, role, acting_for) for role in roles))


STEW, IDA = person("stew", "STEW"), person("ida", "IMSO")


def setting(case: WaiverCase = CASE, **changes: Any) -> Setting:
    given = {"rule": shipped_rules().get(case.rule), "settings": SETTINGS, "today": TODAY}
    return Setting(**{**given, **changes})


def done(outcome: Outcomes) -> WaiverCase:
    assert not isinstance(outcome, Refusal), outcome
    return outcome[0]


def key(outcome: Outcomes) -> str:
    assert isinstance(outcome, Refusal), outcome
    assert outcome.message.en
    assert outcome.message.fr
    return outcome.key


def granted(**changes: Any) -> WaiverCase:
    case = replace(CASE, **changes)
    return done(grant(case, IDA, setting(case)))


def test_a_waiver_is_asked_for_and_granted_in_the_role_that_the_rule_names() -> None:
    asked = request(CASE, STEW, setting())
    assert not isinstance(asked, Refusal)
    assert asked[1].kind == "waiver_requested"
    outcome = grant(asked[0], IDA, setting())
    assert not isinstance(outcome, Refusal)
    case, entry = outcome
    assert case.state(TODAY) is WaiverState.GRANTED
    assert entry.kind == "waiver_granted"
    assert entry.details["role"] == "IMSO"
    assert entry.details["expires"] == IN_A_MONTH.isoformat()
    assert entry.details["by"]["person"] == "ida"


def test_a_request_is_by_whoever_sends_it() -> None:
    typed_in = replace(CASE, requested_by="somebody else")
    assert done(request(typed_in, STEW, setting())).requested_by == "stew"


@pytest.mark.parametrize(
    "by",
    [person("cora", "OGC"), person("ann", "ATIP"), Actor("root", NOW, is_sysadmin=True)],
    ids=["coordinator", "another role", "sysadmin"],
)
def test_nobody_else_grants_refuses_or_ends_it(by: Actor) -> None:
    keys = {
        key(grant(CASE, by, setting())),
        key(refuse(CASE, by, setting(), "No.")),
        key(revoke(granted(), by, setting(), "No.")),
    }
    assert keys <= {"roles.role_not_held", "roles.sysadmin_cannot_sign"}


def test_who_may_ask() -> None:
    assert done(request(CASE, IDA, setting())).requested_by == "ida"
    assert key(request(CASE, person("eve", "COMMS"), setting())) == "roles.not_in_matrix"


@pytest.mark.parametrize(
    "by",
    [person("stew", "IMSO"), person("dan", "IMSO", acting_for="stew")],
    ids=["oneself", "acting"],
)
def test_whoever_asks_does_not_grant(by: Actor) -> None:
    assert key(grant(CASE, by, setting())) == "waiver.own_request"
    small_town = setting(settings=WaiverSettings(by_another=False))
    assert done(grant(CASE, by, small_town)).granted is not None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"rule": "OG-999"}, "waiver.unknown_rule"),
        ({"rule": ACCESS}, "waiver.never"),
        ({"reason_code": "because"}, "waiver.unknown_reason"),
        ({"reason_code": ""}, "waiver.unknown_reason"),
        ({"explanation": Text("Only English.", " ")}, "waiver.explanation_missing"),
        ({"explanation": Text("", "Seulement le français.")}, "waiver.explanation_missing"),
        ({"expires": TODAY - DAY}, "waiver.day_over"),
        ({"expires": TODAY + 366 * DAY}, "waiver.day_too_late"),
        ({"expires": date.max}, "waiver.day_too_late"),
    ],
)
def test_what_is_neither_asked_for_nor_granted(changes: dict[str, Any], expected: str) -> None:
    case = replace(CASE, **changes)
    assert key(request(case, STEW, setting(case))) == expected
    assert key(grant(case, IDA, setting(case))) == expected


@pytest.mark.parametrize("days", [0, 365])
def test_today_and_the_longest_day_are_within(days: int) -> None:
    assert granted(expires=TODAY + days * DAY).state(TODAY) is WaiverState.GRANTED


def test_a_policy_may_close_a_rule_to_waivers() -> None:
    closed = setting(settings=WaiverSettings(never=frozenset({LICENCE})))
    assert key(request(CASE, STEW, closed)) == "waiver.never"


def test_one_is_asked_for_at_a_time_and_one_in_force_may_be_renewed() -> None:
    other = replace(CASE, id="w0")
    assert key(request(CASE, STEW, setting(others=(other,)))) == "waiver.asked_already"
    for before in (granted(id="w0"), replace(other, rule="OG-205"), replace(other, dataset="d2")):
        assert done(request(CASE, STEW, setting(others=(before,)))).id == "w1"


def test_a_decision_is_made_once() -> None:
    refused = done(refuse(CASE, IDA, setting(), "Too long."))
    assert refused.state(TODAY) is WaiverState.REFUSED
    assert refused.refused is not None
    assert refused.refused.comment == "Too long."
    for case in (granted(), refused):
        assert key(grant(case, IDA, setting())) == "waiver.decided_already"
        assert key(refuse(case, IDA, setting(), "No.")) == "waiver.decided_already"


@pytest.mark.parametrize("reason", ["", "  "])
def test_refusing_and_ending_need_a_reason(reason: str) -> None:
    assert key(refuse(CASE, IDA, setting(), reason)) == "waiver.why_missing"
    assert key(revoke(granted(), IDA, setting(), reason)) == "waiver.why_missing"


def test_a_waiver_may_be_ended_before_its_day_or_put_away_after_it() -> None:
    for today in (TODAY, IN_A_MONTH + DAY):
        ended = done(revoke(granted(), IDA, setting(today=today), "Fixed."))
        assert ended.state(today) is WaiverState.REVOKED
        assert waiver_facts([ended]) == {}
        assert key(revoke(ended, IDA, setting(), "Again.")) == "waiver.not_in_force"
    assert key(revoke(CASE, IDA, setting(), "No.")) == "waiver.not_in_force"


def outcome_of(rule: str, *cases: WaiverCase, today: date = TODAY) -> Outcome:
    record = {**compliant_dataset(), "license_id": None, "restrictions": "restricted"}
    facts = {"waivers": waiver_facts(cases)}
    policy = enforced(federal())
    findings = judge(record, facts=facts, policy=policy, today=today).findings
    return next(finding.outcome for finding in findings if finding.rule == rule)


def test_a_granted_waiver_waives_until_its_last_day_and_then_the_rule_counts_again() -> None:
    assert outcome_of(LICENCE, CASE) is Outcome.FAIL
    assert outcome_of(LICENCE, granted()) is Outcome.WAIVED
    assert outcome_of(LICENCE, granted(), today=IN_A_MONTH) is Outcome.WAIVED
    assert outcome_of(LICENCE, granted(), today=IN_A_MONTH + DAY) is Outcome.FAIL
    assert outcome_of("OG-803", granted()) is Outcome.PASS
    assert outcome_of("OG-803", granted(), today=IN_A_MONTH + DAY) is Outcome.FAIL


def test_a_renewed_waiver_takes_the_place_of_the_old_one() -> None:
    later = granted(id="w2", expires=IN_A_MONTH + 30 * DAY)
    assert outcome_of(LICENCE, granted(), later, today=IN_A_MONTH + DAY) is Outcome.WAIVED
    assert outcome_of("OG-803", granted(), later, today=IN_A_MONTH + DAY) is Outcome.PASS


def test_a_rule_that_nobody_may_waive_is_not_waived_by_a_row_either() -> None:
    forged = replace(granted(), rule=ACCESS)
    assert outcome_of(ACCESS, forged) is Outcome.FAIL


def test_the_public_knows_that_there_is_one_and_no_more() -> None:
    assert granted().public_part(TODAY) == {"rule": LICENCE, "expires": IN_A_MONTH.isoformat()}
    assert CASE.public_part(TODAY) is None
    assert granted().public_part(IN_A_MONTH + DAY) is None


def thresholds(today: date, sent: set[tuple[str, int]] | None = None, **changes: Any) -> list[int]:
    case = replace(granted(), **changes)
    return [notice.threshold for notice in notices_due([case], today, (30, 7, 1), sent or set())]


@pytest.mark.parametrize(
    ("days_left", "expected"),
    [(31, []), (30, [30]), (8, [30]), (7, [7]), (2, [7]), (1, [1]), (0, [1]), (-1, [REOPENED])],
)
def test_people_are_told_before_the_end_and_after_it(days_left: int, expected: list[int]) -> None:
    assert thresholds(IN_A_MONTH - days_left * DAY) == expected


def test_each_notice_is_given_once_however_often_somebody_looks() -> None:
    sent: set[tuple[str, int]] = set()
    said: list[int] = []
    for days in range(80):
        today = TODAY - 10 * DAY + days * DAY
        for notice in notices_due([granted()], today, (30, 7, 1), sent):
            said.append(notice.threshold)
            sent.add(notice.key)
    assert said == [30, 7, 1, REOPENED]


def test_nobody_is_told_of_what_is_not_in_force() -> None:
    ended = done(revoke(granted(), IDA, setting(), "Fixed."))
    assert list(notices_due([CASE, ended], IN_A_MONTH, (30, 7, 1))) == []
