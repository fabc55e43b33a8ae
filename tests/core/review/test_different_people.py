"""Who must be somebody else: authors, publishers, people of a quorum, co-chairs, delegates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ckanext.ogip.core.review.assigning import reassign
from ckanext.ogip.core.review.deciding import send_back
from ckanext.ogip.core.review.moved import Moved
from ckanext.ogip.core.review.review import State
from ckanext.ogip.core.review.submitting import Submission, submit
from ckanext.ogip.core.roles.assignment import Held
from ckanext.ogip.core.roles.settings import CoChairs, Roles, RoleSettings
from tests.core.review.reviewing import (
    CONSULTED,
    PEOPLE,
    done,
    federal_chain,
    judged,
    person,
    refused,
    signed,
    submitted,
    todo,
)

HELD = tuple(held for actor in PEOPLE.values() for held in actor.held)


def test_nobody_clears_what_they_submitted() -> None:
    both = person("ann", "STEW", "ATIP")
    review = submitted(both)
    assert refused(judged(review, both, "privacy")) == "review.own_work"
    assert todo(review, both) == ["confidentiality", "quality"]


def test_another_hand_that_submits_it_again_makes_it_no_other_work() -> None:
    both = person("ann", "STEW", "ATIP")
    returned = done(send_back(submitted(both), PEOPLE["dso"], "The title is wrong."))
    again = submitted(PEOPLE["bo"], current=returned, earlier=returned.decisions)
    assert refused(judged(again, both, "privacy")) == "review.own_work"
    published = replace(returned, beyond=State.PUBLISHED)
    later = submitted(PEOPLE["bo"], current=published)
    assert signed(later, (both, "privacy")).decisions[-1].person == "ann"


def test_who_helped_to_make_it_is_an_author_too() -> None:
    what = Submission("r1", "d1", "health", "v1", federal_chain(), frozenset({"atip"}))
    review = done(submit(what, PEOPLE["stew"]))
    assert refused(judged(review, "atip", "privacy")) == "review.own_work"


@pytest.mark.parametrize(
    ("submitter", "signer"),
    [
        (person("ann", "STEW"), person("dan", "ATIP", acting_for="ann")),
        (person("dan", "STEW"), person("dan", "ATIP", acting_for="ann")),
    ],
    ids=["for the submitter", "by the submitter"],
)
def test_acting_for_somebody_is_no_way_round(submitter, signer) -> None:
    assert refused(judged(submitted(submitter), signer, "privacy")) == "review.own_work"


def test_where_nobody_is_asked_to_differ_the_submitter_may_sign() -> None:
    review = signed(submitted(PEOPLE["bo"]), *CONSULTED)
    assert signed(review, ("bo", "authority")).decisions[-1].person == "bo"


def two_needed(**changes):
    return submitted(chain=federal_chain(roles=Roles({"ATIP": RoleSettings(quorum=2)})), **changes)


def test_a_quorum_waits_for_so_many_people() -> None:
    review = signed(two_needed(), ("atip", "privacy"))
    assert todo(review, "atip") == ["confidentiality"]
    assert refused(judged(review, "atip", "privacy")) == "review.signed_already"
    second = person("bob", "ATIP")
    assert "privacy" in todo(review, second)
    review = signed(review, (second, "privacy"))
    assert refused(judged(review, person("eve", "ATIP"), "privacy")) == "review.settled"


@pytest.mark.parametrize(
    "second",
    [person("dan", "ATIP", acting_for="atip"), person("atip", "ATIP", acting_for="ann")],
    ids=["a delegate of the first", "the first as a delegate"],
)
def test_a_delegate_is_no_second_person(second) -> None:
    review = signed(two_needed(), ("atip", "privacy"))
    assert refused(judged(review, second, "privacy")) == "review.signed_already"


def test_one_of_a_quorum_refuses_for_all() -> None:
    review = signed(two_needed(), ("atip", "privacy"))
    returned = done(judged(review, person("bob", "ATIP"), "privacy", approves=False))
    assert returned.state == "returned"
    again = two_needed(current=returned, earlier=returned.decisions)
    assert "privacy" in todo(again, person("bob", "ATIP"))


def chaired(co_chairs: CoChairs):
    roles = Roles({"OGC": RoleSettings(co_chairs=co_chairs)})
    review = submitted(chain=federal_chain(roles=roles))
    review = signed(review, *CONSULTED, ("bo", "authority"), ("bo", "confidentiality"))
    return signed(review, ("bo", "comparative_review"))


ANN, BOB = (person(name, "OGC", co_chair=True) for name in ("ann", "bob"))


def test_either_co_chair_decides() -> None:
    assert signed(chaired(CoChairs.EITHER), (BOB, "recommendation")).state == "recommended"


def test_both_co_chairs_decide() -> None:
    review = signed(chaired(CoChairs.BOTH), (ANN, "recommendation"))
    assert review.state == "endorsed"
    assert signed(review, (BOB, "recommendation")).state == "recommended"


def test_others_in_the_role_of_co_chairs_do_not_decide() -> None:
    outcome = judged(chaired(CoChairs.EITHER), "ogc", "recommendation")
    assert refused(outcome) == "review.co_chairs_only"


def test_the_coordinator_may_ask_one_person() -> None:
    held = (*HELD, Held("bob", "ATIP"))
    outcome = reassign(submitted(), PEOPLE["ogc"], ("privacy", "ATIP"), "bob", held)
    assert isinstance(outcome, Moved)
    assert outcome.entry is not None
    assert outcome.entry.kind == "review_reassigned"
    assert outcome.entry.details["after"] == "bob"
    assert refused(judged(outcome.review, "atip", "privacy")) == "review.assigned_to_another"
    assert todo(outcome.review, "atip") == ["confidentiality"]
    assert "privacy" in todo(outcome.review, person("bob", "ATIP"))
    assert "privacy" in todo(outcome.review, person("dan", "ATIP", acting_for="bob"))
    back = reassign(outcome.review, PEOPLE["atip"], ("privacy", "ATIP"), None, held)
    assert "privacy" in todo(done(back), "atip")


@pytest.mark.parametrize(
    ("by", "asked", "to", "expected"),
    [
        ("dso", ("privacy", "ATIP"), "atip", "roles.role_not_held"),
        ("ogc", ("privacy", "DSO"), "dso", "review.not_asked"),
        ("ogc", ("privacy", "ATIP"), "dso", "review.assignee_without_role"),
    ],
)
def test_who_is_asked_holds_the_role(by, asked, to, expected) -> None:
    assert refused(reassign(submitted(), PEOPLE[by], asked, to, HELD)) == expected


def test_who_made_the_record_is_not_asked_to_clear_it() -> None:
    both = person("ann", "STEW", "ATIP")
    outcome = reassign(
        submitted(both), PEOPLE["ogc"], ("privacy", "ATIP"), "ann", (*HELD, *both.held)
    )
    assert refused(outcome) == "review.assignee_is_author"


def again(review, submitter="bo", roles=None):
    """Send the record back and submit the same version anew."""
    returned = done(send_back(review, PEOPLE["dso"], "The title is wrong."))
    actor = PEOPLE[submitter] if isinstance(submitter, str) else submitter
    chain = federal_chain(roles=roles or Roles())
    return submitted(actor, chain, current=returned, earlier=returned.decisions)


def test_what_somebody_signed_before_they_became_an_author_counts_no_more() -> None:
    both = person("ann", "STEW", "ATIP")
    review = signed(submitted(), (both, "privacy"))
    assert "privacy" not in todo(again(review), "atip")
    assert "privacy" in todo(again(review, both), "atip")


def test_the_newest_word_of_a_role_is_its_word() -> None:
    review = signed(two_needed(), ("atip", "privacy"))
    returned = done(judged(review, person("bob", "ATIP"), "privacy", approves=False))
    one_needed = submitted(current=returned, earlier=returned.decisions)
    assert "privacy" in todo(one_needed, person("eve", "ATIP"))


def test_what_others_signed_before_there_were_co_chairs_counts_no_more() -> None:
    review = signed(submitted(), ("atip", "privacy"))
    roles = Roles({"ATIP": RoleSettings(co_chairs=CoChairs.EITHER)})
    assert "privacy" in todo(again(review, roles=roles), person("ann", "ATIP", co_chair=True))


def test_two_who_sign_at_the_same_moment_for_one_person_are_one() -> None:
    first = done(judged(two_needed(), "atip", "privacy"))
    second = done(judged(two_needed(), person("dan", "ATIP", acting_for="atip"), "privacy"))
    both = replace(first, decisions=(*first.decisions, *second.decisions))
    assert "privacy" in todo(both, person("bob", "ATIP"))
