"""The reports on freshness (E-13) and on mandatory publications (E-17)."""

from __future__ import annotations

from datetime import date

from ckanext.ogip.core.lifetime import duties, freshness
from ckanext.ogip.core.lifetime.buckets import Bucket
from ckanext.ogip.core.lifetime.effects import DecisionKind
from ckanext.ogip.core.lifetime.freshness import FreshnessEntry, freshness_of
from ckanext.ogip.core.lifetime.mandatory import Duty
from ckanext.ogip.core.text import Text
from ckanext.ogip.testing.records import TODAY
from tests.core.lifetime.records import DELAY, lifetime

PORTS, TITLE = Text("Ports", "Ports (fr)"), Text("Harbour traffic", "Trafic portuaire")


def test_the_share_of_records_with_a_day_to_look_again_is_the_headline() -> None:
    found = freshness_of(
        [
            lifetime(),
            lifetime(date_modified="2020-01-01"),
            lifetime(frequency="irregular"),
            lifetime(frequency="irregular", review_date="2027-01-01"),
            lifetime(lifetime_class="historical"),
            lifetime(frequency="unknown", review_date="2027-01-01"),
        ]
    )

    assert (found.all, found.computable, found.percent, found.late) == (6, 4, 66, 1)
    assert found.buckets[Bucket.NONE] == 4
    assert found.headline.en == (
        "4 of 6 records (66\u00a0%) have a day by which somebody looks again. Late: 1."
    )
    assert found.headline.fr.startswith("4 fiches sur 6 (66\u00a0%)")


def test_an_empty_catalogue_has_no_share() -> None:
    empty = freshness_of([])

    assert (empty.all, empty.percent, empty.late) == (0, None, 0)
    assert empty.headline == Text("There is no record yet.", "Il n'y a encore aucune fiche.")
    assert empty.as_dict()["buckets"] == dict.fromkeys(Bucket, 0)


def test_a_line_has_the_columns_of_the_report_and_the_public_no_decision() -> None:
    entry = FreshnessEntry(
        PORTS,
        TITLE,
        lifetime(date_modified="2025-01-01"),
        date(2030, 1, 1),
        Text(**DELAY),
        DecisionKind.RENEW,
    )
    inside = freshness.line(entry, public=False)

    assert list(inside) == list(freshness.COLUMNS)
    assert [name.en for name in freshness.COLUMNS.values()][:7] == [
        "Organization",
        "Title",
        "Update frequency",
        "Date of the latest data",
        "Next update due",
        "Days late",
        "How late",
    ]
    assert (inside["days_late"], inside["bucket"], inside["last_decision"]) == (
        165,
        "late_91_365",
        "renew",
    )
    assert inside["delay_reason"] == DELAY
    public = freshness.line(entry, public=True)
    assert public.keys() == inside.keys() - {"last_decision"}


def test_a_duty_is_a_line_with_the_columns_of_its_calendar() -> None:
    found = duties.line(PORTS, Duty("mandate_letters", date(2026, 4, 1)), TODAY)

    assert list(found) == list(duties.COLUMNS)
    assert [name.en for name in duties.COLUMNS.values()] == [
        "Organization",
        "Type",
        "Legal basis",
        "Event date",
        "Due date",
        "Published on",
        "Days late",
        "Nothing to report",
    ]
    assert (found["due"], found["days_late"], found["nothing_to_report"]) == (
        "2026-05-01",
        45,
        False,
    )
