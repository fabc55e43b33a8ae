"""A review from the submission to the release: who is asked when, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ckanext.ogip.core.review.chain import chain_of
from ckanext.ogip.core.review.deciding import send_back
from ckanext.ogip.core.review.moved import Moved
from ckanext.ogip.core.review.review import State
from ckanext.ogip.core.review.settings import DATA_REFRESH, ReviewSettings, Step
from ckanext.ogip.core.review.submitting import Submission, submit, withdraw
from ckanext.ogip.core.roles.actor import Actor
from ckanext.ogip.core.roles.settings import Roles
from tests.core.review.reviewing import (
    CONSULTED,
    FEDERAL,
    NOW,
    PEOPLE,
    WHOLE_CHAIN,
    done,
    federal_chain,
    judged,
    person,
    refused,
    signed,
    submitted,
    todo,
)


def test_the_whole_chain_ends_in_an_approval() -> None:
    review, states = submitted(), []
    for signer in WHOLE_CHAIN:
        review = signed(review, signer)
        states.append(review.state)
    assert states == [State.IN_REVIEW] * 6 + [State.ENDORSED, State.RECOMMENDED, State.APPROVED]
    assert not review.is_open
    assert review.open_asks() == ()


def test_a_submission_is_logged_with_its_version() -> None:
    what = Submission("r1", "d1", "health", "v1", federal_chain(), comment=" Please look. ")
    moved = submit(what, PEOPLE["stew"])
    assert isinstance(moved, Moved)
    assert moved.entry is not None
    assert moved.entry.kind == "review_submitted"
    assert moved.entry.details == {
        "review": "r1", "dataset": "d1", "fingerprint": "v1", "from": None, "to": "in_review",
        "from_step": None, "to_step": "consult",
        "by": {"person": "stew", "at": NOW.isoformat()}, "chain": "dataset",
        "comment": "Please look.",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["stew", "bo", "ogc"])
def test_who_submits(name: str) -> None:
    assert submitted(PEOPLE[name]).submitted_by == name


@pytest.mark.parametrize("name", ["atip", "imso", "dh"])
def test_who_does_not_submit(name: str) -> None:
    what = Submission("r1", "d1", "health", "v1", federal_chain())
    assert refused(submit(what, PEOPLE[name])) == "roles.not_in_matrix"


def test_a_system_administrator_submits_and_signs_nothing() -> None:
    root = Actor("root", NOW, is_sysadmin=True)
    what = Submission("r1", "d1", "health", "v1", federal_chain())
    assert refused(submit(what, root)) == "roles.not_in_matrix"
    assert refused(judged(submitted(), root, "privacy")) == "roles.sysadmin_cannot_sign"
    assert refused(send_back(submitted(), root, "No.")) == "roles.sysadmin_cannot_sign"


def test_one_review_at_a_time() -> None:
    what = Submission("r2", "d1", "health", "v1", federal_chain())
    approved = signed(submitted(), *WHOLE_CHAIN)
    for current in (submitted(), approved):
        assert refused(submit(what, PEOPLE["stew"], current=current)) == "review.under_way"
    over = done(withdraw(submitted(), PEOPLE["stew"]))
    assert done(submit(what, PEOPLE["stew"], current=over)).id == "r2"


def test_without_a_chain_there_is_no_review() -> None:
    what = Submission("r1", "d1", "health", "v1", chain_of(ReviewSettings(), Roles(), "dataset"))
    assert refused(submit(what, PEOPLE["stew"])) == "review.no_chain"


def test_the_consulted_are_asked_at_the_same_time_and_the_others_after_them() -> None:
    review = submitted()
    assert todo(review, "atip") == ["confidentiality", "privacy"]
    assert todo(review, "dso") == ["security"]
    assert todo(review, "legal") == ["legal"]
    assert todo(review, "imso") == []
    assert todo(signed(review, *CONSULTED), "bo")[-3:] == [
        "authority",
        "confidentiality",
        "comparative_review",
    ]


def test_deciding_too_early_names_what_comes_first() -> None:
    outcome = judged(signed(submitted(), *CONSULTED[:3]), "imso", "release")
    assert refused(outcome) == "review.not_yet"
    assert not isinstance(outcome, Moved)
    assert outcome.params["waiting"] == ["legal"]


def test_the_same_criterion_may_be_asked_of_two_roles() -> None:
    review = signed(submitted(), ("atip", "confidentiality"))
    assert refused(judged(review, "atip", "confidentiality")) == "review.settled"
    review = signed(review, *CONSULTED[1:])
    assert "confidentiality" in todo(review, "bo")


def test_either_of_two_roles_is_enough() -> None:
    review = signed(submitted(), ("bo", "legal"))
    assert refused(judged(review, "legal", "legal")) == "review.settled"


def test_a_person_with_two_roles_may_say_in_which_they_decide() -> None:
    both = person("lea", "LEGAL", "BO")
    outcome = judged(submitted(), both, "legal", role="BO")
    assert done(outcome).decisions[-1].role == "BO"
    assert done(judged(submitted(), both, "legal")).decisions[-1].role == "LEGAL"
    assert refused(judged(submitted(), both, "legal", role="OGC")) == "roles.role_not_held"


def test_what_is_optional_waits_for_nobody_and_may_be_given_as_long_as_the_review_is_open() -> None:
    review = signed(submitted(), *WHOLE_CHAIN[:-1])
    assert "quality" in todo(review, "stew")
    assert "recommendation" in todo(review, "ogwg")
    approved = signed(review, ("imso", "release"))
    assert refused(judged(approved, "stew", "quality")) == "review.not_open"


def test_what_a_rule_needs_on_this_record_is_required() -> None:
    review = submitted(chain=federal_chain(needed={"disclosure_control"}))
    review = signed(review, *CONSULTED)
    assert review.current_step is Step.CONSULT
    assert signed(review, ("dpu", "disclosure_control")).current_step is Step.ENDORSE


def test_a_document_needs_accessibility_too() -> None:
    review = signed(submitted(chain=federal_chain("info")), *CONSULTED)
    assert review.current_step is Step.CONSULT
    assert signed(review, ("comms", "accessibility")).current_step is Step.ENDORSE


def test_new_data_of_an_approved_record_take_the_fast_track() -> None:
    assert FEDERAL.chain_name("dataset", data_refresh=True) == DATA_REFRESH
    assert FEDERAL.chain_name("info") == "info"
    assert ReviewSettings().chain_name("dataset", data_refresh=True) == "dataset"
    review = submitted(chain=federal_chain(DATA_REFRESH))
    assert signed(review, ("ogc", "release")).state is State.APPROVED
    bilingual = submitted(chain=federal_chain(DATA_REFRESH, needed={"comparative_review"}))
    assert refused(judged(bilingual, "ogc", "release")) == "review.not_yet"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"fingerprint": "v0"}, "review.other_version"),
        ({"criterion": "inventory"}, "review.not_asked"),
        ({"by": "comms"}, "roles.role_not_held"),
        ({"approves": False, "comment": "  "}, "review.reason_missing"),
    ],
)
def test_a_decision_that_does_not_fit_changes_nothing(given: dict, expected: str) -> None:
    arguments = {"by": "atip", "criterion": "privacy", **given}
    review = submitted()
    assert refused(judged(review, **arguments)) == expected
    assert review == submitted()


def test_refusing_what_is_required_returns_the_record_with_the_reason() -> None:
    outcome = judged(submitted(), "atip", "privacy", approves=False, comment=" Names in row 3. ")
    assert isinstance(outcome, Moved)
    assert outcome.review.state is State.RETURNED
    assert outcome.entry is not None
    assert outcome.entry.kind == "signoff_refused"
    assert outcome.entry.details["comment"] == "Names in row 3."
    assert outcome.entry.details["to"] == "returned"


def test_refusing_what_is_optional_is_advice() -> None:
    review = done(judged(submitted(), "stew", "quality", approves=False))
    assert review.state is State.IN_REVIEW


def test_a_returned_record_comes_back_with_what_was_said_about_its_content() -> None:
    review = signed(submitted(), *WHOLE_CHAIN[:-1])
    returned = done(judged(review, "imso", "release", approves=False))
    again = submitted(current=returned, earlier=returned.decisions)
    # The opinions of the consultation stand; to endorse, to recommend and to approve do not.
    assert again.current_step is Step.ENDORSE
    assert "authority" in todo(again, "bo")


def test_who_refused_has_to_decide_anew() -> None:
    returned = done(judged(submitted(), "atip", "privacy", approves=False))
    again = submitted(current=returned, earlier=returned.decisions)
    assert "privacy" in todo(again, "atip")
    assert "privacy" not in todo(signed(again, ("atip", "privacy")), "atip")


def test_of_another_version_nothing_stands() -> None:
    returned = done(judged(signed(submitted(), *CONSULTED), "bo", "authority", approves=False))
    again = submitted(fingerprint="v2", current=returned, earlier=returned.decisions)
    assert todo(again, "atip") == ["confidentiality", "privacy"]


@pytest.mark.parametrize("name", ["atip", "bo", "ogc", "imso"])
@pytest.mark.parametrize("signers", [(), CONSULTED, WHOLE_CHAIN], ids=["new", "part", "approved"])
def test_whoever_is_asked_may_send_the_record_back(name: str, signers: tuple) -> None:
    outcome = send_back(signed(submitted(), *signers), PEOPLE[name], " The title is wrong. ")
    assert isinstance(outcome, Moved)
    assert outcome.review.state is State.RETURNED
    assert outcome.entry is not None
    assert outcome.entry.details["reason"] == "The title is wrong."


@pytest.mark.parametrize(
    ("name", "reason", "expected"),
    [
        ("atip", " ", "review.reason_missing"),
        ("dh", "No.", "roles.role_not_held"),
        ("stew", "No.", "review.take_back"),
    ],
)
def test_sending_back_needs_a_role_and_a_reason(name: str, reason: str, expected: str) -> None:
    assert refused(send_back(submitted(), PEOPLE[name], reason)) == expected


def test_taking_back_is_for_whoever_submits() -> None:
    assert done(withdraw(submitted(), PEOPLE["bo"], "Later.")).state is State.WITHDRAWN
    without_roles = Actor("stew", NOW)
    assert done(withdraw(submitted(), without_roles)).state is State.WITHDRAWN
    assert refused(withdraw(submitted(), PEOPLE["atip"])) == "roles.not_in_matrix"


def test_what_is_over_is_over() -> None:
    for over in (State.PUBLISHED, State.RETURNED, State.WITHDRAWN):
        review = replace(submitted(), beyond=over)
        assert refused(withdraw(review, PEOPLE["stew"])) == "review.ended"
        assert refused(send_back(review, PEOPLE["atip"], "No.")) == "review.ended"
        assert refused(judged(review, "atip", "privacy")) == "review.not_open"
