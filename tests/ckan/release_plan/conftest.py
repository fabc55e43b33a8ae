"""Items that may be released, and the days they are planned for."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from ckan import model

# That of the setting `time_zone`, which tests that are collected cannot read yet.
PORTAL_ZONE = ZoneInfo("America/Toronto")


def in_days(number):
    """Return the ISO date that many days after the day of the run."""
    return (datetime.datetime.now(PORTAL_ZONE).date() + datetime.timedelta(days=number)).isoformat()


@pytest.fixture
def make_item(api, editor, organization):
    """List an item that may be released, unless other facts are given."""

    def make(ref_number="FIN-1", title="Spending by program", **facts):
        facts.setdefault("eligible_for_release", "Y")
        return api(editor).action.ogip_item_create(
            organization=organization["id"],
            ref_number=ref_number,
            title={"en": title, "fr": f"{title} (fr)"},
            **facts,
        )

    return make


@pytest.fixture
def item(make_item):
    """An item that may be released and has no day yet."""
    return make_item()


@pytest.fixture
def plan(api, editor, request):
    """Plan a day for the item of the test, or for another one, as its editor."""

    def run(day, reason=None, user=editor, item_id=None):
        planned = item_id or request.getfixturevalue("item")["id"]
        return api(user).action.ogip_release_plan_set(
            item_id=planned, planned_date=day, reason=reason
        )

    return run


@pytest.fixture
def listed(api, member, organization):
    """List the plan of the organization as a member sees it."""

    def run(user=member, **filters):
        return api(user).action.ogip_release_plan_list(organization=organization["name"], **filters)

    return run


@pytest.fixture
def anonymous(app, organization):
    """Call an action as nobody in particular and return its result."""

    def run(action, status=200, **arguments):
        arguments.setdefault("organization", organization["name"])
        answer = app.get(f"/api/3/action/{action}", query_string=arguments, status=status)
        return answer.json["result"]

    return run


def make_past(item_id, days=10):
    """Let time pass: the planned days of an item lie that many days further back."""
    for statement in (
        "alter table ogip_item disable trigger ogip_item_planned_again",
        "update ogip_item set planned_release_date = planned_release_date - :days where id = :id",
        "alter table ogip_item enable trigger ogip_item_planned_again",
        """update ogip_planned_release
           set planned_date = planned_date - :days, at = at - make_interval(days => :days)
           where item_id = :id""",
    ):
        model.Session.execute(sa.text(statement), {"id": item_id, "days": days})
    model.Session.commit()
