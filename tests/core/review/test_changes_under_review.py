"""What a change of the record does to sign-offs, and what the rules are told about them."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ckanext.ogip.core.fingerprint import fingerprint
from ckanext.ogip.core.review.changing import Change, carried, content_changed
from ckanext.ogip.core.review.facts import signoff_facts
from ckanext.ogip.core.review.moved import Moved
from ckanext.ogip.core.review.releasing import schedule
from ckanext.ogip.core.review.review import Review, State
from ckanext.ogip.core.revision.differences import differences
from ckanext.ogip.core.roles.actor import Actor
from ckanext.ogip.core.roles.settings import CoChairs, Roles, RoleSettings
from ckanext.ogip.core.signoffs.decisions import SignOff, Standing
from tests.core.review.reviewing import (
    CONSULTED,
    FEDERAL,
    LATER,
    PEOPLE,
    WHOLE_CHAIN,
    done,
    federal_chain,
    judged,
    person,
    signed,
    submitted,
    todo,
)
from tests.core.rules import federal

TORONTO = ZoneInfo("America/Toronto")
IMMATERIAL = federal().immaterial_fields
RECORD: dict[str, Any] = {
    "id": "d1",
    "title_translated": {"en": "Harbours", "fr": "Ports"},
    "review_date": "2030-01-01",
    "resources": [{"id": "a", "url": "https://x.example/a.csv", "format": "CSV"}],
}
NEW_TITLE = {**RECORD, "title_translated": {"en": "Ports", "fr": "Ports"}}
NEW_FILE = {**RECORD, "resources": [{**RECORD["resources"][0], "hash": "2"}]}
SECOND_FILE = {**RECORD, "resources": [*RECORD["resources"], {"id": "b", "url": "b"}]}
IMMATERIAL_CHANGES = [
    RECORD,
    {**RECORD, "review_date": "2031-01-01"},
    {**RECORD, "title_translated": '{"en": "Harbours ", "fr": "Ports"}'},
    {**RECORD, "metadata_modified": "2026-06-15T00:00:00"},
]


def version(record: dict[str, Any]) -> str:
    return fingerprint(record, IMMATERIAL)


def change(after: dict[str, Any], author: str = "stew", before: dict[str, Any] = RECORD) -> Change:
    found = differences(before, after, IMMATERIAL)
    return Change.of(version(before), version(after), found, author)


def under_review(*signers: Any, **more: Any) -> Review:
    return signed(submitted(fingerprint=version(RECORD), **more), *signers)


def after(review: Review, made: Change, by: Actor | None = None) -> Moved:
    return content_changed(review, made, by or PEOPLE["stew"], FEDERAL)


@pytest.mark.parametrize("record", IMMATERIAL_CHANGES, ids=["none", "date", "form", "system"])
def test_what_does_not_count_makes_nothing_stale_and_logs_nothing(record: dict[str, Any]) -> None:
    review = under_review(*WHOLE_CHAIN)
    moved = after(review, change(record))
    assert moved == Moved(review, None)
    assert review.state is State.APPROVED


@pytest.mark.parametrize(
    ("record", "field", "resource"),
    [
        (NEW_TITLE, "title_translated", None),
        (NEW_FILE, "resources.hash", "a"),
        (SECOND_FILE, "resources", "b"),
    ],
)
def test_a_material_change_makes_sign_offs_stale_and_is_named(
    record: dict[str, Any], field: str, resource: str | None
) -> None:
    moved = after(under_review(*WHOLE_CHAIN), change(record))
    assert moved.review.state is State.IN_REVIEW
    assert todo(moved.review, "atip") == ["confidentiality", "privacy"]
    assert moved.entry is not None
    assert moved.entry.kind == "signoffs_stale"
    causes = [{"field": field, "resource_id": resource}]
    assert moved.entry.details["changes"] == causes
    stale = moved.entry.details["stale"]
    assert [(one["person"], one["criterion"]) for one in stale] == list(WHOLE_CHAIN)
    assert all(one["changes"] == causes for one in stale)


def test_a_criterion_that_the_change_does_not_touch_stays_signed() -> None:
    review = under_review(*CONSULTED, ("comms", "accessibility"), chain=federal_chain("info"))
    kept = after(review, change(NEW_TITLE)).review
    assert "accessibility" not in todo(kept, "comms")
    assert kept.decisions[-1].fingerprint == version(RECORD)
    assert kept.decisions[-1].stands_for == version(NEW_TITLE)
    lost = after(review, change(NEW_FILE)).review
    assert "accessibility" in todo(lost, "comms")


def test_whoever_changes_what_is_under_review_is_one_of_its_authors() -> None:
    review = under_review(*WHOLE_CHAIN[:-2])
    changed = after(review, change(NEW_TITLE, "ogc"), PEOPLE["ogc"]).review
    again = signed(changed, *WHOLE_CHAIN[:-2])
    assert changed.authors == {"stew", "ogc"}
    assert "recommendation" not in todo(again, "ogc")
    assert "recommendation" in todo(again, person("cora", "OGC"))


def test_what_the_author_of_a_change_signed_themselves_does_not_stand() -> None:
    settings = type(FEDERAL)(FEDERAL.chains, frozenset({"privacy"}), touched_by={"privacy": ()})
    signer = person("ann", "ATIP")
    review = signed(under_review(), (signer, "privacy"), ("atip", "confidentiality"))
    made = change(NEW_TITLE, "ann")
    decisions, stale = carried(review.decisions, made, settings, {"privacy"})
    assert [one.decision.criterion for one in stale] == ["privacy", "confidentiality"]
    by_another = change(NEW_TITLE, "stew")
    decisions, stale = carried(review.decisions, by_another, settings, {"privacy"})
    assert [one.decision.criterion for one in stale] == ["confidentiality"]
    assert decisions[0].stands_for == version(NEW_TITLE)


def test_a_change_takes_the_moment_of_release_away() -> None:
    scheduled = done(schedule(under_review(*WHOLE_CHAIN), PEOPLE["ogc"], LATER))
    changed = after(scheduled, change(NEW_TITLE)).review
    assert changed.release_at is None
    assert changed.state is State.IN_REVIEW


def test_a_review_that_is_over_stays_as_it_is() -> None:
    returned = done(judged(under_review(), "atip", "privacy", approves=False))
    assert after(returned, change(NEW_TITLE)) == Moved(returned, None)


def told(review: Review, roles: Roles | None = None) -> dict[tuple[str, str], SignOff]:
    facts = signoff_facts(review.decisions, roles or Roles(), TORONTO)
    return {(fact["criterion"], fact["role"]): SignOff(fact) for fact in facts}


def standing(signoff: SignOff, record: dict[str, Any]) -> Standing:
    return signoff.standing(version(record), date(2026, 6, 15))


def test_the_rules_read_what_was_signed() -> None:
    review = under_review(("atip", "privacy"))
    signoff = told(review)["privacy", "ATIP"]
    assert signoff.is_readable
    assert signoff.person == "atip"
    assert standing(signoff, RECORD) is Standing.CURRENT
    assert standing(signoff, NEW_TITLE) is Standing.STALE


def test_the_rules_read_a_refusal_and_what_follows_it() -> None:
    review = done(judged(under_review(), "atip", "privacy", approves=False))
    assert standing(told(review)["privacy", "ATIP"], NEW_TITLE) is Standing.REFUSED


def test_what_ended_with_its_round_is_nothing_to_the_rules() -> None:
    returned = done(judged(under_review(*WHOLE_CHAIN[:-1]), "imso", "release", approves=False))
    assert set(told(returned)) == {
        ("confidentiality", "ATIP"), ("privacy", "ATIP"), ("security", "DSO"), ("legal", "LEGAL"),
    }  # fmt: skip


def test_half_a_quorum_is_nothing_to_the_rules() -> None:
    roles = Roles({"ATIP": RoleSettings(quorum=2)})
    review = under_review(("atip", "privacy"), chain=federal_chain(roles=roles))
    assert told(review, roles) == {}
    whole = signed(review, (person("bob", "ATIP"), "privacy"))
    assert told(whole, roles)["privacy", "ATIP"].person == "bob"


def test_a_role_of_co_chairs_has_signed_once_they_have() -> None:
    roles = Roles({"ATIP": RoleSettings(co_chairs=CoChairs.EITHER)})
    assert told(under_review(("atip", "privacy")), roles) == {}
    chair = person("ann", "ATIP", co_chair=True)
    assert ("privacy", "ATIP") in told(under_review((chair, "privacy")), roles)


def test_the_day_of_a_sign_off_is_that_of_the_department() -> None:
    late = Actor("atip", PEOPLE["atip"].at.replace(hour=2), PEOPLE["atip"].held)
    signoff = told(signed(under_review(), (late, "privacy")))["privacy", "ATIP"]
    assert signoff.on == date(2026, 6, 14)
