"""An item that people ask for, and counts of who asks."""

import datetime
from zoneinfo import ZoneInfo

import pytest

# That of the setting `time_zone`, which tests that are collected cannot read yet.
PORTAL_ZONE = ZoneInfo("America/Toronto")


def days_ago(number):
    """Return an ISO date that many days before the day of the run."""
    return (datetime.datetime.now(PORTAL_ZONE).date() - datetime.timedelta(days=number)).isoformat()


GIVEN = {
    "kind": "suggestions",
    "source": "portal",
    "count": 3,
    "period_start": days_ago(40),
    "period_end": days_ago(11),
}


@pytest.fixture
def item(api, editor, organization):
    """An item that may be released."""
    return api(editor).action.ogip_item_create(
        organization=organization["id"],
        ref_number="FIN-1",
        title={"en": "Spending by program", "fr": "Dépenses par programme"},
        eligible_for_release="Y",
    )


@pytest.fixture
def add(api, editor, item):
    """Enter a count about the item as its editor; keyword arguments replace what is given."""

    def run(user=editor, **changes):
        given = {"item_id": item["id"], **GIVEN, **changes}
        known = {name: value for name, value in given.items() if value is not None}
        return api(user).action.ogip_signal_add(**known)

    return run


@pytest.fixture
def signals(api, member, item):
    """List the counts about the item as a member sees them."""
    return lambda **filters: api(member).action.ogip_signal_list(item_id=item["id"], **filters)
