"""What the answers lead to, and the codes that others use for it."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.ogip.core.eligibility.questions import MEANINGS, RESTRICTIONS
from ckanext.ogip.core.vocabulary import load_vocabulary
from tests.core.eligibility.answering import (
    COMPLETE,
    DOCUMENT,
    ELIGIBLE,
    IN_SCOPE,
    INELIGIBLE,
    TREATABLE,
    UNRESTRICTED,
    answered,
)

# Outcome -> eligible for release in the Treasury Board's inventory, Ontario's access level, status
# of a suggested dataset on open.canada.ca: the table of the requirements, read off line by line.
TABLE = {
    "pending": (None, "under_review", "under_review"),
    "eligible": ("Y", "to_be_opened", "in_progress"),
    "eligible_after_treatment": ("N", "to_be_opened", "in_progress"),
    "released": ("Y", "open", "released"),
    "ineligible": ("N", "restricted", "unable"),
    "not_of_business_value": ("N", None, "unable"),
    "not_held": (None, None, "not_collected"),
    "other_owner": (None, None, "transferred"),
    "provincial": (None, None, "provincial"),
}
UNSURE = {**IN_SCOPE, "data_in_use": "no", "mandatory": "unknown"}


def test_each_outcome_has_the_codes_that_others_use_for_it() -> None:
    codes = {
        outcome: (m.eligible_for_release, m.access_level, m.suggestion_status)
        for outcome, m in MEANINGS.items()
    }

    assert codes == TABLE
    assert set(codes) == load_vocabulary("eligibility_outcome").codes


def test_every_access_level_is_one_of_the_vocabulary() -> None:
    assert {m.access_level for m in MEANINGS.values()} - {None} == load_vocabulary(
        "access_level"
    ).codes


@pytest.mark.parametrize("outcome", COMPLETE)
def test_full_answers_lead_to_each_outcome(outcome: str) -> None:
    found = answered(COMPLETE[outcome])

    assert found.code == outcome
    assert found.is_complete
    assert (found.missing, found.ignored, found.problems) == ((), (), ())


def test_without_answers_nothing_is_decided() -> None:
    found = answered({})

    assert found.code == "pending"
    assert not found.is_complete
    assert [question.id for question in found.missing] == ["holder"]


def test_what_is_eligible_and_public_counts_as_released() -> None:
    assert answered(ELIGIBLE, released=True).code == "released"
    assert answered(INELIGIBLE, released=True).code == "ineligible"
    assert answered({}, released=True).code == "pending"


@pytest.mark.parametrize(
    ("duty", "scope"),
    [
        pytest.param({"mandatory": "contracts"}, {}, id="a law requires it"),
        pytest.param({"already_public": "yes"}, {}, id="it is on the web"),
        pytest.param({}, {"kind": "data", "data_in_use": "yes"}, id="data in use"),
        pytest.param(
            {}, {"kind": "information", "business_value": ["registers"]}, id="a useful document"
        ),
    ],
)
def test_a_duty_or_business_value_puts_it_in_scope(
    duty: dict[str, Any], scope: dict[str, Any]
) -> None:
    bare = {**IN_SCOPE, "data_in_use": None, **duty, **scope}

    assert answered({**bare, **UNRESTRICTED}).code == "eligible"


@pytest.mark.parametrize(
    "value",
    ["identity", "services", "finances", "results", "policies", "registers", "innovation",
     "often_requested", "explains", "institutions", "public_use"],
)  # fmt: skip
def test_any_of_eleven_values_makes_a_document_eligible(value: str) -> None:
    assert answered({**DOCUMENT, "business_value": value}).code == "eligible"


def test_a_document_without_any_of_the_values_has_no_business_value() -> None:
    found = answered({**DOCUMENT, "business_value": "none"})

    assert found.code == "not_of_business_value"
    assert not found.is_listed


def test_a_duty_outweighs_the_lack_of_business_value() -> None:
    bare = {**DOCUMENT, "business_value": "none", "mandatory": "mandatory_report"}

    assert answered(bare).code == "eligible"
    assert answered(bare).ignored == ("business_value",)


@pytest.mark.parametrize("restriction", [q.id for q in RESTRICTIONS])
def test_one_restriction_that_nothing_settles_keeps_it_closed(restriction: str) -> None:
    closed = {**INELIGIBLE, "identifiable": "no", restriction: "yes"}
    found = answered(closed)

    assert found.code == "ineligible"
    assert found.is_complete
    assert len(found.exemptions) == 1
    assert set(found.exemptions) <= load_vocabulary("exemption").codes


@pytest.mark.parametrize("restriction", RESTRICTIONS, ids=lambda q: q.id)
def test_one_method_that_settles_a_restriction_is_enough(restriction: Any) -> None:
    for method in restriction.treated_by:
        promised = {**TREATABLE, "identifiable": "no", restriction.id: "yes", "treatment": method}

        assert answered(promised).code == "eligible_after_treatment"
        assert answered({**promised, "treated": "yes"}).code == "eligible"


def test_a_method_that_does_not_settle_a_restriction_is_refused_and_named() -> None:
    rounded = {**TREATABLE, "third_party": "yes", "treatment": ["round"]}
    found = answered(rounded)

    assert found.code == "pending"
    assert [(p.field, p.key) for p in found.problems] == [("treatment", "unsettled")]
    assert "limits set by a third party" in found.problems[0].message.en
    assert "people who can be recognized" not in found.problems[0].message.en
    assert answered({**rounded, "treatment": ["round", "obtain_permission"]}).is_complete


@pytest.mark.parametrize("duty", ["mandatory", "already_public"])
def test_without_business_value_an_unknown_duty_leaves_it_open(duty: str) -> None:
    found = answered({**COMPLETE["not_of_business_value"], **UNRESTRICTED, duty: "unknown"})

    assert (found.code, found.missing) == ("pending", ())
    assert [task.question for task in found.open_tasks] == [duty]


@pytest.mark.parametrize("treated", ["yes", "no"])
def test_a_treatment_does_not_settle_what_nobody_knows(treated: str) -> None:
    found = answered({**TREATABLE, "treated": treated, "classified": "unknown"})

    assert found.code == "pending"
    assert [t.role for t in found.open_tasks if t.question == "classified"] == ["DSO"]


@pytest.mark.parametrize("rest", [INELIGIBLE, TREATABLE], ids=["withheld", "treatable"])
def test_while_the_scope_is_not_known_nothing_is_decided(rest: dict[str, Any]) -> None:
    found = answered({**rest, **UNSURE})

    assert (found.code, found.missing) == ("pending", ())
