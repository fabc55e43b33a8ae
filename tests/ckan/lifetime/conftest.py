"""Public records, and the days on which they are looked at."""

import datetime
import itertools

import pytest

from ckanext.ogip.gate.judge import today
from ckanext.ogip.testing.records import compliant_dataset

_numbers = itertools.count(1)


def in_days(number):
    """Return the ISO date that many days after the day of the run."""
    return (today() + datetime.timedelta(days=number)).isoformat()


@pytest.fixture
def make_record(api, editor, organization):
    """Publish a yearly series of the organization; keyword arguments add or replace fields."""

    def make(owner=organization, user=editor, public=True, **fields):
        number = next(_numbers)
        given = compliant_dataset(owner["id"])
        given |= {"name": f"record-{number}", "ref_number": f"REC-{number}", **fields}
        record = api(user).action.package_create(**given)
        if public:
            api(user).action.ogip_publish(id=record["id"])
        return record

    return make


@pytest.fixture
def make_late(make_record):
    """Publish a yearly series that is late by a number of days."""

    def make(days, **fields):
        last = today() - datetime.timedelta(days=days)
        data = last.replace(year=last.year - 1).isoformat()
        return make_record(**{"date_modified": data, "resources": resources_of(data), **fields})

    return make


def resources_of(day):
    """Return the files of the complete record with another date of their data."""
    return [{**file, "date_published": day} for file in compliant_dataset()["resources"]]


@pytest.fixture
def listed(api, member, organization):
    """List records of the organization as a member sees them."""

    def run(user=member, **filters):
        filters.setdefault("organization", organization["name"])
        return api(user).action.ogip_lifetime_due_list(**filters)

    return run


@pytest.fixture
def anonymous(app, organization):
    """Call an action as nobody in particular and return its result."""

    def run(action, status=200, **arguments):
        answer = app.get(f"/api/3/action/{action}", query_string=arguments, status=status)
        return answer.json["result"] if status == 200 else answer.json["error"]

    return run
