"""`ckan ogip inventory publish`: what it prints, and its exit status."""

import pytest
from ckan.cli.cli import ckan

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def organization(make_organization):
    """An organization that says where its open-government team is written to."""
    return make_organization(opengov_email="open@department.example")


@pytest.fixture
def run(cli, organization):
    """Run the command for the organization of the test."""
    return lambda *options: cli.invoke(
        ckan, ["ogip", "inventory", "publish", organization["name"], *options]
    )


def test_an_approved_inventory_is_published(add, submit, approve, run, listed):
    add("1")
    submit()
    approve()

    result = run()

    assert result.exit_code == 0, result.output
    assert "has the files of the published inventory" in result.stdout
    assert listed()["count"] == 1


def test_the_second_run_says_that_nothing_was_written(add, released, run):
    add("1")
    released()

    result = run("--refresh")

    assert (result.exit_code, "nothing was written" in result.stdout) == (0, True)


def test_an_inventory_without_approval_is_refused(add, submit, run):
    add("1")
    submit()

    result = run()

    assert result.exit_code == 1
    assert "Nobody has approved the inventory" in result.stderr


def test_where_nothing_was_published_there_is_nothing_to_refresh(run):
    result = run("--refresh")

    assert result.exit_code == 2
    assert "has not published its inventory" in result.stderr
