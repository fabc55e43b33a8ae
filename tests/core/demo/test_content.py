"""The demonstration says everything in both languages, and shows every kind of item."""

import re
from collections import Counter

import pytest
import yaml

from ckanext.ogip.core.inventory.states import STATES
from ckanext.ogip.demo.content import FOLDER
from tests.core.demo.shown import ASSETS, ITEMS, PORTAL, texts_in

FILES = sorted(FOLDER.glob("*.yaml"))
ROLES = {
    "BO", "STEW", "OGC", "OGWG", "ATIP", "DSO", "LEGAL", "OL", "COMMS", "DPU", "IMSO", "CHAMPION",
    "DH", "ADMIN", "PUBLIC",
}  # fmt: skip


def test_there_are_three_departments_with_some_forty_items_and_a_dozen_published():
    published = [item for _department, item in ASSETS if item.is_published]

    assert len(PORTAL.departments) == 3
    assert 40 <= len(ITEMS) <= 50
    assert len(published) == 12
    assert {item.type for item in published} == {"dataset", "info"}


def test_there_is_an_item_in_every_state():
    assert {item.state for _department, item in ITEMS} == set(STATES)


def test_items_with_an_asset_are_in_preparation_or_published():
    assert {item.state for _department, item in ASSETS} == {"in_preparation", "published"}


def test_each_reference_number_is_its_departments_and_given_once():
    numbers = Counter(item.ref for _department, item in ITEMS)

    assert max(numbers.values()) == 1
    for department, item in ITEMS:
        assert re.fullmatch(rf"{department.prefix}-\d{{4}}-\d{{3}}", item.ref)


def test_each_role_has_an_account_and_no_account_is_a_person():
    people = PORTAL.everybody

    assert {person.role for person in people} == ROLES
    assert len({person.user for person in people}) == len(people)
    assert len({person.email for person in people}) == len(people)
    for person in people:
        assert person.email.endswith("@example.org")
        assert re.fullmatch(r"[a-z0-9-]{2,100}", person.user)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_exists_in_english_and_in_french_but_for_the_gaps_shown(path):
    one_sided = {
        place
        for place, texts in texts_in(yaml.safe_load(path.read_text("utf-8")), "")
        if set(texts) != {"en", "fr"} or not all(texts.values())
    }
    numbers = {item.ref: number for d in PORTAL.departments for number, item in enumerate(d.items)}

    assert one_sided == {
        "pac": {f".items[{numbers['PAC-2024-007']}].title"},
        "mrre": {f".items[{numbers['MRRE-2024-008']}].asset.keywords"},
    }.get(path.stem, set())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_french_punctuation_keeps_its_non_breaking_space(path):
    broken = [
        texts["fr"]
        for _place, texts in texts_in(yaml.safe_load(path.read_text("utf-8")), "")
        if isinstance(texts.get("fr"), str) and re.search(r" [:;?!»$%]|« |[^\s]\?", texts["fr"])
    ]

    assert broken == []


def test_titles_are_short_unless_that_is_the_gap_shown():
    long = {
        item.ref
        for _department, item in ITEMS
        if any(len(title) > 70 for title in item.title.values())
    }

    assert long == {"PAC-2024-009"}


def test_a_draft_says_in_words_what_it_lacks_and_a_published_asset_lacks_nothing():
    for _department, item in ASSETS:
        if item.is_published:
            assert (item.gap, item.refused_by, item.warned_by) == (None, (), ())
        else:
            assert item.gap, item.ref


def test_the_gaps_of_the_drafts_differ():
    drafts = [item for _department, item in ASSETS if not item.is_published]
    gaps = [(*item.refused_by, *item.warned_by) for item in drafts]

    assert len(set(gaps)) == len(gaps) == 14
