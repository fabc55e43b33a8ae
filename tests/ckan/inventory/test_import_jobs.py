"""Imports in the background: progress that others see, and nothing half done."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckan.lib import jobs
from ckanapi import NotAuthorized, NotFound, ValidationError

from ckanext.ogip.logic.imports import jobs as import_jobs
from ckanext.ogip.store.imports.claims import claiming
from tests.ckan.inventory.files import NamedFile

pytestmark = pytest.mark.usefixtures("clean_portal")
HEADER = b"ref_number,title_en\n"
HERE = Path(__file__).parent
INI = HERE.parents[2] / "test.ini"


def many_rows(number, extra=b""):
    return NamedFile(HEADER + b"".join(b"A-%d,Title\n" % n for n in range(number)) + extra)


@pytest.fixture
def later(import_file):
    """Order an import of 2,500 rows in the background."""

    def order(extra=b"", **options):
        return import_file(many_rows(2500, extra), background="large", **options)

    return order


@pytest.fixture
def show(api, editor):
    def read(import_id):
        model.Session.remove()
        return api(editor).action.ogip_import_show(id=import_id)

    return read


def work(import_id):
    model.Session.remove()
    import_jobs.work(import_id)
    model.Session.remove()


def a_worker_does_what_is_queued():
    model.Session.remove()
    jobs.Worker([config["ckanext.ogip.queue"]]).work(burst=True)
    model.Session.remove()


def test_a_worker_of_the_queue_does_the_import(later, show, items):
    ordered = later()
    assert (ordered["state"], ordered["rows"], ordered["applied"]) == ("waiting", 0, False)
    assert items() == []

    a_worker_does_what_is_queued()

    done = show(ordered["id"])
    assert (done["state"], done["rows"], done["created"], done["applied"]) == (
        "done",
        2500,
        2500,
        True,
    )
    assert done["progress"] == {"rows_done": 2500, "rows_total": 2500}
    assert (done["filename"], done["file_kept"]) == ("inventory.csv", False)


def test_a_file_of_2000_rows_is_imported_at_once(import_file):
    report = import_file(many_rows(2000), background="large")

    assert (report["state"], report["created"]) == ("done", 2000)


def test_the_progress_is_seen_while_it_runs(later, show, monkeypatch):
    ordered = later()
    seen = []
    noted = import_jobs.Claim.note

    def note_and_look(self, *arguments):
        noted(self, *arguments)
        seen.append(read_elsewhere(ordered["id"]))

    monkeypatch.setattr(import_jobs.Claim, "note", note_and_look)
    work(ordered["id"])

    assert seen == [
        ("running", 0, None),
        ("running", 0, 2500),
        ("running", 1000, 2500),
        ("running", 2000, 2500),
        ("running", 2500, 2500),
    ]


def killed(import_id, where):
    """Let a worker in a process of its own be killed in the middle of an import."""
    model.Session.remove()
    command = [sys.executable, HERE / "killed_import.py", INI, import_id, where]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    # The database notices the end of the process a moment later.
    query = sa.text("select organization_id from ogip_import where id = :id")
    with claiming() as waiting:
        waiting.wait_for_inventory(model.Session.scalar(query, {"id": import_id}))
    model.Session.remove()


def read_elsewhere(import_id):
    engine = sa.create_engine(config["sqlalchemy.url"], poolclass=sa.pool.NullPool)
    query = "select state, rows_done, rows_total from ogip_import where id = :id"
    with engine.connect() as connection:
        return tuple(connection.execute(sa.text(query), {"id": import_id}).one())


@pytest.mark.parametrize("where", ["while reading", "before the commit"])
def test_a_killed_worker_leaves_nothing_half_done_and_another_run_does_it_all(
    api, editor, later, show, items, where
):
    ordered = later()
    killed(ordered["id"], where)

    assert show(ordered["id"])["state"] == "interrupted"
    assert items() == []
    again = api(editor).action.ogip_import_repeat(id=ordered["id"])
    work(again["id"])
    assert show(again["id"])["created"] == 2500


def test_a_worker_that_takes_a_killed_import_up_begins_anew(later, show):
    ordered = later()
    killed(ordered["id"], "while reading")

    work(ordered["id"])

    assert (show(ordered["id"])["state"], show(ordered["id"])["created"]) == ("done", 2500)


def test_a_job_that_is_run_twice_imports_once(later, show):
    ordered = later()
    work(ordered["id"])
    first = show(ordered["id"])

    work(ordered["id"])

    assert show(ordered["id"]) == first


def test_a_job_that_another_worker_has_is_left_alone(later, show):
    ordered = later()
    with claiming() as other:
        assert other.try_import(ordered["id"])
        work(ordered["id"])

        assert show(ordered["id"])["state"] == "waiting"


def test_a_second_import_into_the_same_inventory_is_told_to_wait(
    import_file, organization, items, monkeypatch
):
    monkeypatch.setattr("ckanext.ogip.logic.imports.importing._PATIENCE", 0)
    with claiming() as other:
        other.ask_for_inventory(organization["id"], 0)
        with pytest.raises(ValidationError) as refusal:
            import_file(many_rows(3))

    assert "Another import" in refusal.value.error_dict["organization"][0]
    assert items() == []
    assert import_file(many_rows(3))["created"] == 3


def test_imports_into_two_inventories_do_not_wait_for_each_other(import_file, make_organization):
    with claiming() as other:
        other.ask_for_inventory(make_organization()["id"], 0)

        assert import_file(many_rows(3))["created"] == 3


def test_a_dry_run_in_the_background_is_kept_with_its_file(api, editor, later, show, items):
    ordered = later(dry_run=True)
    work(ordered["id"])

    told = show(ordered["id"])
    assert (told["dry_run"], told["applied"], told["created"]) == (True, False, 2500)
    assert items() == []
    real = api(editor).action.ogip_import_repeat(id=ordered["id"])
    work(real["id"])
    assert (show(real["id"])["applied"], show(real["id"])["created"]) == (True, 2500)


def test_a_bad_row_of_a_large_file_keeps_it_out_unless_told_otherwise(later, show, items):
    out, going = later(b"B,\n"), later(b"B,\n", keep_going=True)
    work(out["id"])
    assert (show(out["id"])["applied"], show(out["id"])["errors_total"]) == (False, 1)
    assert items() == []

    work(going["id"])

    assert (show(going["id"])["applied"], show(going["id"])["created"]) == (True, 2500)


def test_a_file_that_breaks_far_below_fails_with_the_place(later, show, items):
    ordered = later(b'B,"open')
    work(ordered["id"])

    told = show(ordered["id"])
    assert (told["state"], told["applied"]) == ("failed", False)
    assert [(error["row"], error["column"]) for error in told["errors"]] == [(2502, "title_en")]
    assert items() == []


def test_who_lost_the_right_meanwhile_imports_nothing(later, show, items, editor, organization):
    ordered = later(dry_run=False)
    member = model.Session.query(model.Member).filter_by(table_id=editor["id"]).one()
    member.capacity = "member"
    model.Session.commit()

    work(ordered["id"])

    assert show(ordered["id"])["state"] == "failed"
    assert items() == []


def test_only_editors_repeat_an_import(api, member, outsider, later, nothing_changes):
    ordered = later()
    for user in (member, outsider, None):
        with nothing_changes(), pytest.raises(NotAuthorized):
            api(user).action.ogip_import_repeat(id=ordered["id"])


def test_an_import_whose_file_is_gone_cannot_be_repeated(api, editor, import_file):
    report = import_file(many_rows(3))

    with pytest.raises(NotFound):
        api(editor).action.ogip_import_repeat(id=report["id"])
