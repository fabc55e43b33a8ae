"""The life of an item in pure terms: what moves it, its history, its next edition."""

import datetime

import pytest

from ckanext.ogip.core.inventory.changes import changed_values
from ckanext.ogip.core.inventory.edition import next_edition
from ckanext.ogip.core.inventory.states import BY_HAND, STATES, states_by_hand


def test_every_move_is_between_states_that_exist():
    assert set(BY_HAND) <= set(STATES)
    assert {state for targets in BY_HAND.values() for state in targets} <= set(STATES)


def test_nobody_decides_or_signs_by_moving_an_item():
    by_decision = set(STATES[STATES.index("assessed") : STATES.index("published") + 1])

    assert by_decision.isdisjoint({state for targets in BY_HAND.values() for state in targets})


def test_a_nomination_is_accepted_and_nothing_else():
    assert states_by_hand("nominated", has_asset=False) == ("under_review",)


@pytest.mark.parametrize("state", STATES)
def test_an_asset_moves_its_item_by_itself(state):
    assert states_by_hand(state, has_asset=True) == ()


def test_the_log_keeps_what_is_different_and_nothing_else():
    before = {"title_en": "Old", "size": 5, "date_released": datetime.date(2020, 1, 31), "x": 1}
    after = {"title_en": "New", "size": None, "date_released": datetime.date(2021, 1, 31), "x": 1}

    assert changed_values(before, after) == {
        "before": {"title_en": "Old", "size": 5, "date_released": "2020-01-31"},
        "after": {"title_en": "New", "date_released": "2021-01-31"},
    }


def test_what_begins_has_no_before_and_what_ends_no_after():
    assert changed_values({}, {"size": 5, "title_fr": None}) == {"before": {}, "after": {"size": 5}}
    assert changed_values({"size": 5}, {}) == {"before": {"size": 5}, "after": {}}


def test_the_next_edition_is_described_alike_and_decided_anew():
    last = {
        "ref_number": "A-1",
        "title_en": "Harbours",
        "description_fr": "Ports",
        "eligible_for_release": True,
        "access_level": "open",
        "date_released": datetime.date(2020, 1, 31),
        "portal_url_en": "https://x.example/1",
        "user_votes": 7,
        "size": 5,
        "volume": None,
    }

    assert next_edition(last) == {"title_en": "Harbours", "description_fr": "Ports", "size": 5}
