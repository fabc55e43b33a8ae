"""People with roles of open government."""

import datetime

import pytest

from ckanext.ogip.gate.judge import today


def in_days(number):
    """Return the ISO date that many days after today, in the department's time zone."""
    return (today() + datetime.timedelta(days=number)).isoformat()


@pytest.fixture
def give(api, sysadmin, organization):
    """Give somebody a role as the sysadmin, unless somebody else is named."""

    def run(user, role, by=sysadmin, **given):
        wanted = {"organization": organization["name"], "user": user["name"], "role": role, **given}
        return api(by).action.ogip_role_assign(**wanted)

    return run


@pytest.fixture
def roles(api, sysadmin):
    """List roles as the sysadmin, unless somebody else is named."""
    return lambda by=sysadmin, **given: api(by).action.ogip_role_list(**given)


@pytest.fixture
def coordinator(give, make_user, organization):
    """A member who coordinates open government in the organization."""
    user = make_user("member", organization)
    give(user, "OGC")
    return user


@pytest.fixture
def owner(give, make_user, organization):
    """A member who owns the business of the organization."""
    user = make_user("member", organization)
    give(user, "BO")
    return user
