"""Large inventories are submitted by a worker: progress that others see, and nothing half done."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckan.lib import jobs
from ckanapi import NotAuthorized, ValidationError

from ckanext.ogip.logic.action import inventory_edition
from ckanext.ogip.logic.inventory import submission_jobs
from ckanext.ogip.store.inventory.submissions import claiming

pytestmark = pytest.mark.usefixtures("clean_portal")
HERE = Path(__file__).parent
INI = HERE.parents[2] / "test.ini"


@pytest.fixture
def later(api, editor, organization):
    """Leave the submission to a worker, as the editor."""
    return lambda user=editor: api(user).action.ogip_inventory_submit(
        organization=organization["id"], background=True
    )["submission"]


@pytest.fixture
def show(api, editor, organization):
    def read():
        model.Session.remove()
        return api(editor).action.ogip_inventory_show(organization=organization["id"])

    return read


@pytest.fixture
def work(organization):
    """Do what a worker does with the order."""

    def run(submission):
        model.Session.remove()
        submission_jobs.work(organization["id"], submission["id"])
        model.Session.remove()

    return run


def a_worker_does_what_is_queued():
    model.Session.remove()
    jobs.Worker([config["ckanext.ogip.queue"]]).work(burst=True)
    model.Session.remove()


def test_a_worker_of_the_queue_submits_the_inventory(add, later, show):
    add("1")
    ordered = later()
    assert (ordered["state"], ordered["progress"]) == (
        "waiting",
        {"items_done": 0, "items_total": 1},
    )
    assert show()["open"] is None

    a_worker_does_what_is_queued()

    told = show()
    assert (told["submission"]["state"], told["open"]["state"]) == ("done", "submitted")
    assert told["submission"]["progress"] == {"items_done": 1, "items_total": 1}


def test_a_small_inventory_is_submitted_at_once(add, submit):
    add("1")

    told = submit()

    assert (told["submission"], told["open"]["items"]) == (None, 1)


def test_a_large_inventory_is_left_to_a_worker(add, submit, monkeypatch):
    monkeypatch.setattr(inventory_edition, "LARGE_FROM", 2)
    add("1")
    assert submit()["submission"] is None
    add("2")

    assert submit()["submission"]["state"] == "waiting"


def test_whoever_ordered_it_submitted_it_and_does_not_approve_it(
    add, later, work, approve, org_admin, show
):
    add("1")
    work(later(org_admin))

    assert show()["open"]["submitted"]["by"] == org_admin["name"]
    with pytest.raises(ValidationError):
        approve()
    assert show()["open"]["state"] == "submitted"


def test_the_progress_is_seen_while_it_runs(add, later, work, monkeypatch):
    add("1")
    ordered, seen = later(), []
    noted = submission_jobs.submissions.Claim.note

    def note_and_look(self, *arguments):
        noted(self, *arguments)
        seen.append(read_elsewhere())

    monkeypatch.setattr(submission_jobs.submissions.Claim, "note", note_and_look)
    work(ordered)

    assert seen == [("running", 0), ("running", 1)]


def read_elsewhere():
    engine = sa.create_engine(config["sqlalchemy.url"], poolclass=sa.pool.NullPool)
    query = "select state, items_done from ogip_inventory_submission"
    with engine.connect() as connection:
        return tuple(connection.execute(sa.text(query)).one())


def test_what_stands_against_it_is_kept_by_cause(add, later, work, show):
    add("1", volume=None)
    add("2", volume=None, complexity=None)
    work(later())

    told = show()["submission"]
    causes = [(cause["field"], cause["count"]) for cause in told["refusal"]["causes"]]
    assert (told["state"], causes) == ("refused", [("volume", 2), ("complexity", 1)])
    named = [item["ref_number"] for item in told["refusal"]["causes"][0]["items"]]
    assert named == ["REF-SECRET-1", "REF-SECRET-2"]
    assert show()["open"] is None


def test_a_killed_worker_leaves_nothing_half_done_and_it_can_be_submitted_again(
    add, later, work, show, organization
):
    add("1")
    ordered = later()
    killed(organization["id"], ordered["id"])

    assert (show()["submission"]["state"], show()["open"]) == ("interrupted", None)
    work(later())
    assert (show()["submission"]["state"], show()["open"]["items"]) == ("done", 1)


def killed(organization, submission_id):
    """Let a worker in a process of its own be killed before it commits."""
    model.Session.remove()
    command = [sys.executable, HERE / "killed_submission.py", INI, organization, submission_id]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    # The database notices the end of the process a moment later.
    with claiming() as waiting:
        waiting.wait_for("ogip_inventory_submission", organization)
    model.Session.remove()


def test_an_order_that_was_replaced_does_nothing(add, later, work, show):
    add("1")
    first = later()
    second = later()
    work(first)

    assert (show()["submission"]["id"], show()["submission"]["state"]) == (second["id"], "waiting")
    assert show()["open"] is None


def test_a_submission_that_a_worker_does_is_not_ordered_again(add, later, organization, show):
    add("1")
    first = later()
    with claiming() as other:
        assert other.try_inventory(organization["id"])
        with pytest.raises(ValidationError) as refusal:
            later()

    assert "already" in refusal.value.error_dict["organization"][0]
    assert show()["submission"]["id"] == first["id"]


def test_who_lost_the_right_meanwhile_submits_nothing(add, later, work, show, editor, org_admin):
    add("1")
    ordered = later()
    member = model.Session.query(model.Member).filter_by(table_id=editor["id"]).one()
    member.capacity = "member"
    model.Session.commit()

    work(ordered)

    assert (show()["submission"]["state"], show()["open"]) == ("failed", None)


def test_only_who_answers_for_the_items_orders_it(add, later, member, outsider, show):
    add("1")

    for user in (member, outsider, None):
        with pytest.raises(NotAuthorized):
            later(user)
    assert show()["submission"] is None
