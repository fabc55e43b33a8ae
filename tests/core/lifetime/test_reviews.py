"""By when a record must be reviewed, and the date that "reviewed, no change" sets."""

from __future__ import annotations

from datetime import date

import pytest

from ckanext.ogip.core.findings import Outcome
from ckanext.ogip.core.lifetime.review import confirmed_review, latest_review_of
from ckanext.ogip.testing.records import TODAY, compliant_dataset
from tests.core.lifetime.records import record, terms
from tests.core.rules import judge


@pytest.mark.parametrize(
    ("lifetime", "frequency", "latest"),
    [
        ("continuing", "P1M", date(2027, 6, 15)),
        (
            "continuing",
            "P1Y",
            date(2028, 6, 15),
        ),  # twice the frequency, which is longer than a year
        ("continuing", "P5Y", date(2036, 6, 15)),
        ("continuing", "irregular", date(2027, 6, 15)),
        ("static", "P5Y", date(2029, 6, 15)),
        ("mandated", "P1Y", date(2027, 6, 15)),
        ("historical", "not_planned", date(2031, 6, 15)),
        ("withdrawn", "not_planned", date(2026, 7, 15)),
        ("superseded", "not_planned", None),
        ("", "P1Y", None),
        ("eternal", "P1Y", None),
    ],
)
def test_each_class_sets_the_latest_review(
    lifetime: str, frequency: str, latest: date | None
) -> None:
    reviewed = record(lifetime_class=lifetime, frequency=frequency)

    assert latest_review_of(reviewed, terms().review_within, TODAY) == latest
    assert confirmed_review(reviewed, terms().review_within, TODAY) == latest


@pytest.mark.parametrize(
    ("expires", "latest", "confirmed"),
    [
        ("2027-01-01", date(2026, 10, 3), date(2026, 10, 3)),  # 90 days before the end
        ("2026-09-13", date(2026, 6, 15), date(2026, 9, 13)),  # which is today: before the end
        ("2026-09-12", date(2026, 9, 12), date(2026, 9, 12)),  # they have passed: before the end
        ("2026-06-14", date(2026, 6, 14), None),
        (None, None, None),
        ("soon", None, None),
    ],
)
def test_a_limited_lifetime_is_reviewed_before_its_end(
    expires: str | None, latest: date | None, confirmed: date | None
) -> None:
    limited = record(lifetime_class="time_limited", date_expires=expires)

    assert latest_review_of(limited, terms().review_within, TODAY) == latest
    assert confirmed_review(limited, terms().review_within, TODAY) == confirmed


@pytest.mark.parametrize("lifetime", ["continuing", "static", "mandated", "historical"])
def test_the_rule_accepts_what_a_confirmation_sets(lifetime: str) -> None:
    asset = {**compliant_dataset(), "lifetime_class": lifetime, "frequency": "irregular"}
    confirmed = confirmed_review(record(**asset), terms().review_within, TODAY)

    assert confirmed
    asset["review_date"] = confirmed.isoformat()
    found = [f for f in judge(asset).findings if f.rule == "OG-312"]
    assert [finding.outcome for finding in found] == [Outcome.PASS]
