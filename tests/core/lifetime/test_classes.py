"""Lifetime classes: how they end, what stands above a record, which one fits, which rank lower."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ckanext.ogip.core.lifetime.classes import (
    banner,
    default_class,
    is_ranked_down,
    lifetime_classes,
)
from ckanext.ogip.core.lifetime.effects import DecisionKind
from ckanext.ogip.core.text import Text
from ckanext.ogip.core.vocabulary import load_vocabulary
from tests.core.lifetime.records import record, terms

LAST = date(2019, 3, 31)
TITLE = Text("Port traffic", "Trafic des ports")


def test_every_class_of_the_form_is_described_and_has_its_longest_review() -> None:
    codes = load_vocabulary("lifetime_class").codes

    assert set(lifetime_classes()) == codes
    assert set(terms().review_within) == codes


def test_every_class_ends_by_decisions_that_there_are() -> None:
    for known in lifetime_classes().values():
        assert known.ends_by
        assert set(known.ends_by) <= set(DecisionKind)


def test_only_what_was_replaced_or_withdrawn_comes_after_other_records() -> None:
    assert [code for code in lifetime_classes() if is_ranked_down(code)] == [
        "superseded",
        "withdrawn",
    ]
    assert not is_ranked_down("eternal")


def test_a_historical_record_says_that_it_is_no_longer_updated() -> None:
    assert banner("historical") == Text(
        "This record is no longer updated. It is kept for reference.",
        "Cette fiche n'est plus mise à jour. Elle est conservée à titre de référence.",
    )
    since = banner("historical", LAST)
    assert since
    assert "since 31 March 2019" in since.en
    assert "depuis le 31 mars 2019" in since.fr


def test_a_superseded_record_names_its_successor_where_the_reader_may_see_it() -> None:
    named = banner("superseded", LAST, TITLE)

    assert named
    assert "“Port traffic”" in named.en
    assert "«\u00a0Trafic des ports\u00a0»" in named.fr
    unnamed = banner("superseded", LAST)
    assert unnamed
    assert unnamed.en == "Another record has replaced this one. This one is no longer updated."


@pytest.mark.parametrize("code", ["continuing", "static", "mandated", "time_limited", "", "x"])
def test_other_records_have_no_banner(code: str) -> None:
    assert banner(code, LAST, TITLE) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"frequency": "P1M"}, "continuing"),
        ({"frequency": "irregular"}, "continuing"),
        ({"frequency": "not_planned"}, "static"),
        ({"frequency": ""}, "continuing"),
        ({"frequency": "", "type": "info"}, "static"),
        ({"frequency": "P1Y", "type": "info"}, "continuing"),
        ({"frequency": "P1M", "date_expires": "2027-01-01"}, "time_limited"),
        ({"frequency": "P1M", "date_expires": "soon"}, "continuing"),
        ({"mandatory_basis": "contracts", "date_expires": "2027-01-01"}, "mandated"),
        ({"superseded_by": "other", "mandatory_basis": "contracts"}, "superseded"),
    ],
)
def test_the_class_that_fits_follows_from_duty_end_frequency_and_type(
    fields: dict[str, Any], code: str
) -> None:
    assert default_class(record(**fields)) == code
