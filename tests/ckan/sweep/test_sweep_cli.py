"""`ckan ogip sweep`: what it says, where, and with which exit status."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.cli.cli import ckan

from ckanext.ogip.tasks import sweep, sweep_jobs

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def command(cli):
    def run(*arguments):
        return cli.invoke(ckan, ["ogip", "sweep", *arguments])

    return run


@pytest.fixture
def background_worker(portal):
    """A worker of the queue, as an operator starts it."""
    ckan_command = Path(sys.executable).with_name("ckan")
    process = subprocess.Popen(
        [ckan_command, "-c", "test.ini", "jobs", "worker", "ogip"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not sweep_jobs.listening():
        assert not _ended_within(process, seconds=0.2)
    yield
    process.terminate()
    process.wait()


def _ended_within(process, seconds):
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def publish_past_the_gate():
    model.Session.execute(sa.text("update package set private = false, state = 'active'"))
    model.Session.commit()


def test_drafts_with_gaps_are_counted_and_end_with_0(command, catalogue):
    result = command()

    assert result.exit_code == 0
    assert result.stdout == (
        "Records judged: 3. Not ready for publication: 1. Public, but against a blocking rule: 0.\n"
    )


def test_public_records_against_a_rule_end_with_1(command, catalogue):
    publish_past_the_gate()

    result = command()

    assert result.exit_code == 1
    assert "Public, but against a blocking rule: 1." in result.stdout


def test_progress_goes_to_standard_error_without_a_bar(command, catalogue):
    result = command()

    assert "3 records judged (100%)" in result.stderr
    assert "\r" not in result.stderr
    assert "#" not in result.stderr


def test_an_organization_is_swept_alone(command, catalogue, make_organization, organization):
    assert "Records judged: 0." in command("--organization", make_organization()["name"]).stdout
    assert "Records judged: 3." in command("--organization", organization["name"]).stdout


def test_an_unknown_organization_is_a_wrong_call(command, portal):
    result = command("--organization", "no-such")

    assert result.exit_code == 2
    assert "Not found" in result.stderr


def test_without_a_worker_nothing_is_queued(command, catalogue):
    result = command("--workers", "2")

    assert result.exit_code == 2
    assert "ckan jobs worker ogip" in result.stderr
    assert model.Session.scalar(sa.text("select count(*) from ogip_sweep")) == 0


@pytest.mark.parametrize("workers", ["0", "-1", "many"])
def test_a_number_of_workers_that_is_none_is_a_wrong_call(workers, command, portal):
    assert command("--workers", workers).exit_code == 2


def test_background_workers_share_a_sweep(command, catalogue, background_worker, stored):
    by_gate = stored()

    result = command("--workers", "2")

    assert "Records judged: 3." in result.stdout
    assert result.exit_code == 0
    assert stored() == by_gate


def test_whoever_waits_does_the_work_of_workers_that_failed(catalogue, today, stored):
    sweep_id = sweep.begin(None, today)
    jobs = sweep_jobs.hand_out(sweep_id, 2)
    for job in jobs:
        job.cancel()

    sweep_jobs.wait(sweep_id, jobs, lambda tally: None)

    assert sweep.state(sweep_id).judged == 3
