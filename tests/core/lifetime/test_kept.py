"""What a table keeps of a record tells on any later day where it stands."""

from datetime import date, timedelta

import pytest

from ckanext.ogip.core.lifetime.evaluate import evaluate
from ckanext.ogip.core.lifetime.freshness import FreshnessEntry
from ckanext.ogip.core.lifetime.kept import keep
from ckanext.ogip.core.lifetime.sheet import cells_of_freshness, header_of_freshness, name_of
from ckanext.ogip.core.text import Text
from ckanext.ogip.testing.records import TODAY
from tests.core.lifetime.records import DELAY, lifetime, record, terms

RECORDS = [
    {},
    {"frequency": "P1W", "date_modified": "2026-06-12"},
    {"frequency": "irregular", "review_date": "2026-06-20"},
    {"frequency": "P1M", "delay_until": "2026-06-30", "delay_reason": DELAY},
    {"lifetime_class": "historical", "review_date": "2026-06-16"},
    {"lifetime_class": "time_limited", "date_expires": "2026-06-30"},
    {"date_modified": "2026-07-01"},
    {"frequency": "often", "date_modified": "March"},
    {"resources": [{"date_published": "2026-06-25"}, {"date_published": "2020-01-01"}]},
]


@pytest.mark.parametrize("fields", RECORDS)
def test_it_says_what_the_record_says_until_a_date_begins_to_count(fields):
    one, on = record(**fields), terms()
    kept = keep(one, TODAY, on)

    for days in range(400):
        day = TODAY + timedelta(days=days)
        if kept.changes_on and day >= kept.changes_on:
            break
        assert kept.on(day, on.settings.due_soon) == evaluate(one, day, on)


def test_it_names_the_day_on_which_it_is_no_longer_true():
    kept = keep(record(date_modified="2026-07-01"), TODAY, terms())

    assert kept.changes_on == date(2026, 7, 1)
    later = evaluate(record(date_modified="2026-07-01"), kept.changes_on, terms())
    assert kept.on(kept.changes_on, 7) != later


def test_its_columns_are_plain_and_its_words_are_found_without_accents():
    columns = keep(
        record(title_translated={"en": "Ports", "fr": "Été"}), TODAY, terms()
    ).as_columns()

    assert (columns["next_update_due"], columns["grace"]) == ("2027-03-31", 30)
    assert columns["words"].split() == ["ports", "ete"]
    assert columns["computable"] is True


def test_a_report_has_a_cell_under_each_column_in_both_languages():
    entry = FreshnessEntry(Text("Ports", "Ports"), Text("Traffic", "Trafic"), lifetime())
    for lang in ("en", "fr"):
        header = header_of_freshness(lang, public=False)
        (cells,) = cells_of_freshness([entry], lang, public=False)
        assert len(cells) == len(header)
    assert name_of("frequency", "P1Y").fr in cells
    assert len(header_of_freshness("fr", public=True)) == len(header) - 1
