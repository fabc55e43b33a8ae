"""What is approved replaces what is public: by a worker, or by the command at night."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.cli.cli import ckan
from ckan.common import config
from ckan.lib import jobs
from ckanapi import NotAuthorized, NotFound

from tests.ckan.public_inventory.conftest import complete

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def organization(make_organization):
    """An organization that says where its open-government team is written to."""
    return make_organization(opengov_email="open@department.example")


@pytest.fixture
def run(cli):
    """Run the command for every organization."""
    return lambda *options: cli.invoke(ckan, ["ogip", "inventory", "publish", "--all", *options])


@pytest.fixture
def listing(api, org_admin):
    def run(user=org_admin, **given):
        return api(user).action.ogip_inventory_publication_list(**given)["results"]

    return run


def a_worker_does_what_is_queued():
    model.Session.remove()
    jobs.Worker([config["ckanext.ogip.queue"]]).work(burst=True)
    model.Session.remove()


def titles(listed):
    return [item["title"]["en"] for item in listed()["results"]]


def test_a_worker_publishes_the_next_edition_once_it_is_approved(
    add, released, submit, approve, listed, api, org_admin, organization
):
    add("1")
    released()
    add("2")
    submit()
    approve()
    assert titles(listed) == ["Depth soundings 1"]

    a_worker_does_what_is_queued()

    assert titles(listed) == ["Depth soundings 1", "Depth soundings 2"]
    log = api(org_admin).action.ogip_event_list(
        object_type="inventory", object_id=organization["id"]
    )
    assert log["results"][0]["kind"] == "inventory_published"
    assert log["results"][0]["user"]["name"] == org_admin["name"]


def test_the_first_edition_waits_for_somebody_to_publish_it(add, submit, approve, listed):
    add("1")
    submit()
    approve()

    a_worker_does_what_is_queued()

    with pytest.raises(NotFound):
        listed()


def test_a_refused_list_is_not_published(add, released, submit, approve, listed):
    add("1")
    released()
    add("2")
    submit()
    approve(decision="refuse", comment="Too early.")

    a_worker_does_what_is_queued()

    assert titles(listed) == ["Depth soundings 1"]


def test_the_command_publishes_what_is_approved_and_leaves_the_rest(
    add, released, submit, run, listed, make_organization, make_user, api
):
    add("1")
    released()
    add("2")
    submit()
    other = make_organization(opengov_email="open@other.example")
    steward, lead = make_user("editor", other), make_user("admin", other)
    api(steward).action.ogip_item_create(organization=other["id"], **complete("X-1"))
    sent = api(steward).action.ogip_inventory_submit(organization=other["id"])
    api(lead).action.ogip_inventory_approve(
        organization=other["id"], fingerprint=sent["open"]["fingerprint"]
    )

    result = run()

    assert result.exit_code == 0, result.output
    assert titles(listed) == ["Depth soundings 1"]
    assert api(None).action.ogip_inventory_entry_list(organization=other["id"])["count"] == 1
    assert f"{other['name']}: The record" in result.stdout


def test_the_second_run_writes_nothing(add, released, run):
    add("1")
    released()

    result = run()

    assert result.exit_code == 0
    assert "nothing was written" in result.stdout
    assert "has the files" not in result.stdout


def test_one_organization_that_is_refused_does_not_keep_the_others(
    add, released, run, make_organization, make_user, api
):
    add("1")
    released()
    silent = make_organization(name="a-silent-department")
    steward, lead = make_user("editor", silent), make_user("admin", silent)
    api(steward).action.ogip_item_create(organization=silent["id"], **complete("X-1"))
    sent = api(steward).action.ogip_inventory_submit(organization=silent["id"])
    api(lead).action.ogip_inventory_approve(
        organization=silent["id"], fingerprint=sent["open"]["fingerprint"]
    )

    result = run()

    assert result.exit_code == 1
    assert "nothing was written" in result.stdout
    assert "The record is not public" in result.stderr


@pytest.mark.parametrize("options", [[], ["--all", "some-department"]])
def test_one_organization_or_all_is_asked_for(cli, options):
    result = cli.invoke(ckan, ["ogip", "inventory", "publish", *options])

    assert result.exit_code == 2
    assert "--all" in result.stderr


def test_a_renewal_that_is_overdue_is_counted(add, released, listing, api, org_admin, organization):
    add("1")
    released()
    assert listing(overdue=True) == []
    model.Session.execute(
        sa.text("update ogip_inventory_edition set renewal_due = current_date - 10")
    )
    model.Session.commit()

    [found] = listing(overdue=True)

    assert (found["organization"]["name"], found["renewal_is_due"]) == (organization["name"], True)
    # Days are those of the portal's time zone, not of the database's.
    assert found["renewal_days_late"] in (9, 10, 11)
    shown = api(org_admin).action.ogip_inventory_show(organization=organization["id"])
    assert shown["public"]["renewal_days_late"] == found["renewal_days_late"]


def test_the_list_has_the_organizations_of_the_caller(add, released, listing, outsider):
    add("1")
    released()

    assert [each["public"] for each in listing()] == [True]
    assert listing(outsider) == []
    with pytest.raises(NotAuthorized):
        listing(None)
