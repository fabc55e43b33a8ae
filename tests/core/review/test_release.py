"""From approved to public: who, when, once, and only what was approved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.refusal import Refusal
from ckanext.ogip.core.review.moment import moment_in_words, read_moment
from ckanext.ogip.core.review.moved import Moved
from ckanext.ogip.core.review.releasing import hold, publish, release_due, schedule, unschedule
from ckanext.ogip.core.review.review import Review, State
from ckanext.ogip.core.roles.actor import Actor
from ckanext.ogip.core.text import Text
from tests.core.review.reviewing import (
    LATER,
    NOW,
    PEOPLE,
    WHOLE_CHAIN,
    done,
    person,
    refused,
    signed,
    submitted,
)

TORONTO = ZoneInfo("America/Toronto")
ROOT = Actor("root", NOW, is_sysadmin=True)


def approved() -> Review:
    return signed(submitted(), *WHOLE_CHAIN)


def scheduled(at: datetime = LATER) -> Review:
    return done(schedule(approved(), PEOPLE["ogc"], at))


@pytest.mark.parametrize("by", [PEOPLE["ogc"], person("ian", "IMSO"), ROOT], ids=lambda a: a.person)
def test_who_publishes_what_is_approved(by: Actor) -> None:
    outcome = publish(approved(), by, "v1")
    assert isinstance(outcome, Moved)
    assert outcome.review.state is State.PUBLISHED
    assert outcome.entry is not None
    assert outcome.entry.kind == "review_published"
    assert outcome.entry.details["by"]["person"] == by.person


def test_who_approved_the_release_does_not_carry_it_out() -> None:
    assert refused(publish(approved(), PEOPLE["imso"], "v1")) == "review.signer_publishes"
    assert refused(schedule(approved(), PEOPLE["imso"], LATER)) == "review.signer_publishes"
    delegate = person("dan", "OGC", acting_for="ogc")
    assert done(publish(approved(), delegate, "v1")).state is State.PUBLISHED


@pytest.mark.parametrize("name", ["bo", "atip", "stew"])
def test_others_publish_nothing(name: str) -> None:
    assert refused(publish(approved(), PEOPLE[name], "v1")) == "roles.not_in_matrix"
    assert refused(unschedule(scheduled(), PEOPLE[name])) == "roles.not_in_matrix"


@pytest.mark.parametrize("signers", [WHOLE_CHAIN[:n] for n in range(len(WHOLE_CHAIN))], ids=len)
def test_nothing_leaves_before_everybody_signed(signers: tuple) -> None:
    review = signed(submitted(), *signers)
    for by in (PEOPLE["ogc"], ROOT):
        assert refused(publish(review, by, "v1")) == "review.not_approved"
        assert refused(schedule(review, by, LATER)) == "review.not_approved"
    assert refused(release_due(review, LATER, "v1")) == "review.not_scheduled"


def test_what_changed_in_between_is_not_released() -> None:
    assert refused(publish(approved(), PEOPLE["ogc"], "v2")) == "review.changed_since_approval"
    assert refused(release_due(scheduled(), LATER, "v2")) == "review.changed_since_approval"


def test_a_scheduled_release_happens_at_its_moment_and_once() -> None:
    review = scheduled()
    assert review.state is State.SCHEDULED
    before = LATER - timedelta(seconds=1)
    assert refused(release_due(review, before, "v1")) == "review.not_due"
    released = release_due(review, LATER, "v1")
    assert isinstance(released, Moved)
    assert released.entry is not None
    assert released.entry.details["by"] is None
    again = release_due(released.review, LATER, "v1")
    assert refused(again) == "review.not_scheduled"
    assert refused(publish(released.review, PEOPLE["ogc"], "v1")) == "review.ended"


def test_a_scheduled_release_may_be_moved_made_now_or_taken_back() -> None:
    week = LATER + timedelta(days=7)
    assert done(schedule(scheduled(), PEOPLE["ogc"], week)).release_at == week
    assert done(publish(scheduled(), PEOPLE["ogc"], "v1")).state is State.PUBLISHED
    back = done(unschedule(scheduled(), PEOPLE["ogc"]))
    assert (back.state, back.release_at) == (State.APPROVED, None)
    assert refused(unschedule(back, PEOPLE["ogc"])) == "review.not_scheduled"


def test_a_release_that_a_rule_refuses_is_approved_still_but_no_longer_due() -> None:
    held = hold(scheduled(), "OG-201")
    assert held.review.state is State.APPROVED
    assert held.entry is not None
    assert held.entry.kind == "release_refused"
    assert refused(release_due(held.review, LATER, "v1")) == "review.not_scheduled"


def test_a_moment_lies_ahead_and_has_a_time_zone() -> None:
    assert refused(schedule(approved(), PEOPLE["ogc"], NOW)) == "review.moment_over"
    naive = LATER.replace(tzinfo=None)
    assert refused(schedule(approved(), PEOPLE["ogc"], naive)) == "review.moment_without_zone"


@pytest.mark.parametrize(
    ("given", "utc"),
    [
        ("2026-03-08T01:59", "2026-03-08T06:59+00:00"),
        ("2026-03-08T03:00", "2026-03-08T07:00+00:00"),
        ("2026-07-01 09:00", "2026-07-01T13:00+00:00"),
        ("2026-11-01T00:59", "2026-11-01T04:59+00:00"),
        ("2026-11-01T02:00", "2026-11-01T07:00+00:00"),
        ("2026-11-01T01:30-04:00", "2026-11-01T05:30+00:00"),
        ("2026-11-01T01:30-05:00", "2026-11-01T06:30+00:00"),
        ("2026-12-24T09:00Z", "2026-12-24T09:00+00:00"),
    ],
)
def test_a_moment_is_read_in_the_time_of_the_department(given: str, utc: str) -> None:
    assert read_moment(given, TORONTO) == datetime.fromisoformat(utc)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("2026-03-08T02:00", "review.no_moment"),
        ("2026-03-08T02:59", "review.no_moment"),
        ("2026-11-01T01:00", "review.moment_twice"),
        ("2026-11-01T01:59", "review.moment_twice"),
        ("tomorrow", "review.not_a_moment"),
        ("", "review.not_a_moment"),
        ("2026-02-30T09:00", "review.not_a_moment"),
        ("0001-01-01T00:00+14:00", "review.not_a_moment"),
        ("9999-12-31T23:59", "review.not_a_moment"),
    ],
)
def test_a_moment_that_is_none_or_two_is_refused(given: str, key: str) -> None:
    moment = read_moment(given, TORONTO)
    assert isinstance(moment, Refusal)
    assert moment.key == key
    assert moment.message.fr


def test_the_refusal_names_the_moment_in_words() -> None:
    moment = read_moment("2026-03-08T02:30", TORONTO)
    assert isinstance(moment, Refusal)
    assert "8 March 2026, 02:30" in moment.message.en
    assert "8 mars 2026, 2\u00a0h\u00a030" in moment.message.fr


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_moment_that_is_shown_is_read_back(moment: datetime) -> None:
    local = moment.astimezone(TORONTO)
    read = read_moment(local.replace(tzinfo=None).isoformat(), TORONTO)
    if isinstance(read, Refusal):
        assert read.key == "review.moment_twice"
        read = read_moment(local.isoformat(), TORONTO)
    assert read == moment


def test_a_moment_is_shown_with_its_zone() -> None:
    moment = datetime(2026, 11, 1, 6, 5, tzinfo=UTC)
    shown = moment_in_words(moment, TORONTO)
    assert shown == Text(
        "1 November 2026, 01:05 (EST)", "1er novembre 2026, 1\u00a0h\u00a005 (EST)"
    )
