"""`ckan ogip role`: what is given, listed and ended from a terminal."""

import json

import pytest
from ckan.cli.cli import ckan

from tests.ckan.roles.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def command(cli, organization):
    """Run `ckan ogip role ...`."""
    return lambda *arguments: cli.invoke(ckan, ["ogip", "role", *arguments])


@pytest.fixture
def assign(command, organization, member):
    """Give the member a role."""
    place = ("--organization", organization["name"], "--user", member["name"])
    return lambda role, *options: command("assign", *place, "--role", role, *options)


def test_a_role_is_given_and_listed(command, assign, organization, member):
    given = assign("ATIP", "--until", in_days(3))
    listed = command("list", "--organization", organization["name"])

    assert (given.exit_code, listed.exit_code) == (0, 0)
    assert listed.output == given.output
    for part in ("ATIP", member["name"], organization["name"], in_days(3), "current"):
        assert part in given.output


def test_a_list_for_programs_is_json(command, assign, member):
    assign("ATIP")

    (role,) = json.loads(command("list", "--user", member["name"], "--format", "json").stdout)

    assert (role["role"], role["state"]) == ("ATIP", "current")


def test_a_role_is_ended(command, assign, roles, member):
    assign("ATIP")
    (role,) = roles(user=member["name"])["results"]

    assert command("revoke", role["id"]).exit_code == 0
    assert roles(user=member["name"])["count"] == 0


def test_what_is_refused_ends_with_one(nothing_changes, assign):
    with nothing_changes():
        result = assign("KING")

    assert result.exit_code == 1
    assert "KING" in result.stderr


def test_whoever_may_not_is_told_so(nothing_changes, assign, member):
    with nothing_changes():
        result = assign("ATIP", "--as", member["name"])

    assert result.exit_code == 2
