"""What somebody who looks at a review is shown."""

from __future__ import annotations

from ckanext.ogip.core.review.progress import Asked, approvals, progress
from tests.core.review.reviewing import (
    CONSULTED,
    NOW,
    WHOLE_CHAIN,
    done,
    judged,
    signed,
    submitted,
)


def standings(review) -> dict[tuple[str, str], str]:
    return {
        (each.ask.criterion, each.ask.roles[0]): each.standing.value for each in progress(review)
    }


def test_every_ask_says_where_it_stands() -> None:
    shown = standings(signed(submitted(), *CONSULTED))
    assert shown["privacy", "ATIP"] == Asked.SIGNED
    assert shown["quality", "STEW"] == Asked.OPEN
    assert shown["authority", "BO"] == Asked.OPEN
    assert shown["release", "IMSO"] == Asked.LATER


def test_nothing_is_open_once_it_is_over() -> None:
    for review in (
        done(judged(submitted(), "atip", "privacy", approves=False)),
        signed(submitted(), *WHOLE_CHAIN),
    ):
        assert {Asked.OPEN, Asked.LATER}.isdisjoint(standings(review).values())


def test_who_signed_and_who_may_is_shown() -> None:
    review = signed(submitted(), ("bo", "legal"))
    shown = next(each for each in progress(review) if each.ask.criterion == "legal").as_dict()
    assert shown == {
        "step": "consult",
        "criterion": "legal",
        "roles": ["LEGAL", "BO"],
        "people_needed": {"LEGAL": 1, "BO": 1},
        "required": True,
        "standing": "signed",
        "approvals": [
            {
                "criterion": "legal",
                "step": "consult",
                "role": "BO",
                "person": "bo",
                "acting_for": None,
                "at": NOW.isoformat(),
                "fingerprint": "v1",
                "comment": "",
                "evidence_url": "",
            }
        ],
        "assigned": [],
    }


def test_what_is_missing_is_named() -> None:
    assert approvals(signed(submitted(), *WHOLE_CHAIN[:-1])) == {
        "complete": False,
        "missing": [{"criterion": "release", "roles": ["IMSO"]}],
    }
    assert approvals(signed(submitted(), *WHOLE_CHAIN)) == {"complete": True, "missing": []}
