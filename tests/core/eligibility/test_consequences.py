"""What follows from an outcome: what is public, what is left to do, where the release belongs."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.ogip.core.eligibility.questions import BY_ID, MEANINGS
from ckanext.ogip.core.vocabulary import load_vocabulary
from tests.core.eligibility.answering import (
    COMPLETE,
    DOCUMENT,
    ELIGIBLE,
    HIDDEN,
    INELIGIBLE,
    READY,
    RESTRICTED,
    TREATABLE,
    WITHHELD,
    answered,
)


def test_the_treatment_is_a_task_with_method_owner_and_day() -> None:
    found = answered(TREATABLE)

    assert found.treatment
    assert found.treatment.as_dict() == {
        "methods": ["aggregate", "suppress"],
        "owner": "Diving Statistics",
        "due": "2026-12-01",
    }
    assert [(t.kind, t.owner, t.due and t.due.isoformat()) for t in found.open_tasks] == [
        ("treat", "Diving Statistics", "2026-12-01")
    ]


@pytest.mark.parametrize("part", ["treatment_owner", "treatment_date"])
def test_a_treatment_without_owner_or_day_is_not_complete(part: str) -> None:
    found = answered({**TREATABLE, part: None})

    assert found.code == "eligible_after_treatment"
    assert [question.id for question in found.missing] == [part]
    assert not found.is_complete


@pytest.mark.parametrize("part", ["exemption", "rationale", "review_date", "alternative"])
def test_withholding_without_its_reason_or_day_is_not_complete(part: str) -> None:
    found = answered({**INELIGIBLE, part: None})

    assert found.code == "ineligible"
    assert [question.id for question in found.missing] == [part]
    assert not found.is_complete


def test_what_is_withheld_is_listed_without_its_files() -> None:
    found = answered(INELIGIBLE)

    assert found.is_listed
    assert not found.has_public_files
    assert found.exemption == "privacy"
    assert found.alternatives == ("summary",)


@pytest.mark.parametrize("outcome", sorted(MEANINGS))
def test_files_are_public_only_where_the_release_was_decided(outcome: str) -> None:
    found = answered(COMPLETE.get(outcome, {}), released=outcome == "released")

    assert found.has_public_files is (found.code in ("eligible", "released"))


def test_what_may_not_be_known_is_on_no_public_list_and_confirmed_by_security() -> None:
    found = answered(HIDDEN)

    assert (found.code, found.is_complete, found.is_listed) == ("ineligible", True, False)
    assert found.confirmed_by == ("DSO", "LEGAL")
    assert "existence" in found.meaning.en
    assert answered({"holder": "organization", "may_be_listed": "no"}).missing


def test_while_nobody_knows_whether_it_may_be_known_it_is_not_listed() -> None:
    unsure = answered({**ELIGIBLE, "may_be_listed": "unknown"})

    assert (unsure.code, unsure.is_listed) == ("pending", False)
    assert not answered({"holder": "organization"}).is_listed


def test_the_closed_list_of_exemptions_has_no_other_code() -> None:
    found = answered({**INELIGIBLE, "exemption": "embarrassing"})

    assert [(p.field, p.key) for p in found.problems] == [("exemption", "not_choice")]
    assert found.exemption is None
    assert not found.is_complete


@pytest.mark.parametrize(
    ("answers", "routes"),
    [
        (ELIGIBLE, ("open_data",)),
        ({**ELIGIBLE, "geospatial": "yes"}, ("open_maps",)),
        ({**ELIGIBLE, "mandatory": "contracts"}, ("proactive_disclosure", "open_data")),
        ({**DOCUMENT, "mandatory": "ati_summary"}, ("ati_summaries", "open_information")),
        ({**DOCUMENT, "mandatory": "mandatory_report"}, ("open_information",)),
        ({**DOCUMENT, "publication_number": "yes"}, ("publications",)),
        (TREATABLE, ()),
    ],
)
def test_the_answers_say_where_the_release_belongs(
    answers: dict[str, Any], routes: tuple[str, ...]
) -> None:
    assert answered(answers).routes == routes


def test_the_answers_propose_fields_of_the_record() -> None:
    treated = answered({**TREATABLE, "treated": "yes", "mandatory": "contracts"})

    assert treated.fields == {
        "access_level": "to_be_opened",
        "mandatory_basis": "contracts",
        "derived_from_personal": "true",
        "disclosure_control": [{"method": "aggregation"}, {"method": "suppression"}],
    }
    methods = load_vocabulary("disclosure_method").codes
    assert {row["method"] for row in treated.fields["disclosure_control"]} <= methods
    assert answered({**WITHHELD}).fields == {"access_level": "under_review"}


def test_reasons_are_said_once_and_in_the_order_of_the_questions() -> None:
    document = answered({**DOCUMENT, "business_value": ["public_use", "services"]})
    restricted = answered({**RESTRICTED, "third_party": "yes"})

    assert [(r.question, r.answer) for r in document.reasons] == [("business_value", "services")]
    assert [r.question for r in restricted.reasons] == [
        "data_in_use",
        "identifiable",
        "third_party",
    ]


def test_preparing_the_release_waits_until_people_may_know_of_it() -> None:
    assert answered({**ELIGIBLE, "may_be_listed": "unknown"}).ignored == ("readiness", "geospatial")


@pytest.mark.parametrize(
    ("done", "left"),
    [
        (READY, []),
        ("none", READY),
        (["quality"], [gap for gap in READY if gap != "quality"]),
        ("unknown", []),
    ],
)
def test_what_is_not_ready_is_a_task_and_refuses_nothing(done: Any, left: list[str]) -> None:
    found = answered({**ELIGIBLE, "readiness": done})
    gaps = BY_ID["readiness"].tasks

    assert found.is_complete
    assert found.code == "eligible"
    prepared = [task for task in found.open_tasks if task.kind == "prepare"]
    assert [(task.role, task.text) for task in prepared] == [
        (gaps[gap].role, gaps[gap].text) for gap in left
    ]


def test_a_document_needs_no_data_dictionary() -> None:
    dictionary = BY_ID["readiness"].tasks["dictionary"].text
    found = answered({**DOCUMENT, "readiness": ["quality"]})

    assert dictionary not in [task.text for task in found.open_tasks]
