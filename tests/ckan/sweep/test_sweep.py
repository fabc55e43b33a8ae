"""A sweep judges the whole catalogue and says what the gate says."""

import datetime

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckanapi import NotFound

from ckanext.ogip.gate.record import from_columns, from_model
from ckanext.ogip.store.assets import Stretch, rows_of

pytestmark = pytest.mark.usefixtures("clean_portal")

EVERYTHING = Stretch("", None, None)


def sql(statement, **values):
    model.Session.execute(sa.text(statement), values)
    model.Session.commit()


def forget_verdicts():
    sql("delete from ogip_assessment")
    sql("delete from ogip_finding")


def test_the_sweep_reads_each_record_as_the_gate_does(catalogue, api, editor):
    api(editor).action.resource_delete(id=catalogue["good"]["resources"][0]["id"])
    api(editor).action.package_resource_reorder(
        id=catalogue["gaps"]["id"], order=[catalogue["gaps"]["resources"][2]["id"]]
    )
    model.Session.remove()

    records = [from_columns(row.package, row.resources) for row in rows_of(EVERYTHING)]

    assert len(records) == 3
    for record in records:
        assert record == from_model(model.Package.get(record["id"]))


def test_the_sweep_stores_what_the_gate_stored_at_each_save(catalogue, run, stored):
    by_gate = stored()
    forget_verdicts()

    run()

    assert stored() == by_gate
    rules = {row["rule"] for row in by_gate["ogip_finding"]}
    assert {"OG-102", "OG-221"} <= rules


def test_a_second_sweep_changes_nothing(catalogue, run, stored):
    run()
    first = stored()

    run()

    assert stored() == first


def test_records_saved_past_the_gate_are_found_and_counted(catalogue, run):
    sql("update package set private = false, state = 'active', license_id = 'cc-by-nc'")

    tally = run()

    assert (tally.judged, tally.refused, tally.public_refused) == (3, 3, 3)


def test_what_was_mended_leaves_no_finding_behind(catalogue, run, stored):
    sql("update package set license_id = 'cc-by-nc'")
    run()
    spoiled = len(stored()["ogip_finding"])
    sql("update package set license_id = 'ca-ogl-lgo'")

    run()

    left = stored()["ogip_finding"]
    assert len(left) < spoiled
    assert "OG-102" not in {row["rule"] for row in left}


@pytest.mark.parametrize(
    "change",
    [
        "update package set state = 'deleted' where id = :id",
        "update package set type = 'gone' where id = :id",
    ],
    ids=["deleted", "exempt"],
)
def test_verdicts_on_records_that_are_no_longer_judged_go(
    change, catalogue, run, stored, monkeypatch
):
    monkeypatch.setitem(config, "ckanext.ogip.exempt_types", ["gone"])
    gaps = catalogue["gaps"]["id"]
    sql(change, id=gaps)

    run()

    for rows in stored().values():
        assert gaps not in {row["dataset_id"] for row in rows}


def test_a_purged_record_leaves_no_verdict(catalogue, run, stored, api, sysadmin):
    api(sysadmin).action.dataset_purge(id=catalogue["gaps"]["id"])

    run()

    assert [row["dataset_id"] for row in stored()["ogip_assessment"]] == sorted(
        [catalogue["good"]["id"], catalogue["info"]["id"]]
    )


def test_a_sweep_of_one_organization_leaves_the_others(
    catalogue, run, stored, make_organization, organization
):
    forget_verdicts()
    other = make_organization()
    moved = catalogue["info"]["id"]
    sql("update package set owner_org = :org where id = :id", org=other["id"], id=moved)

    assert run(other["id"]).judged == 1
    assert [row["dataset_id"] for row in stored()["ogip_assessment"]] == [moved]
    assert run(organization["id"]).judged == 2
    assert len(stored()["ogip_assessment"]) == 3


def test_a_verdict_on_a_later_state_of_the_record_stays(catalogue, run, stored):
    later = datetime.datetime(2999, 1, 1)  # noqa: DTZ001 - as CKAN keeps it
    sql("update ogip_assessment set decision = 'newer', modified = :later", later=later)

    run()

    assert {row["decision"] for row in stored()["ogip_assessment"]} == {"newer"}


def test_a_verdict_spoken_while_the_sweep_worked_stays(catalogue, run, stored):
    sql("update ogip_assessment set decision = 'newer', assessed_at = now() + interval '1 day'")

    run()

    assert {row["decision"] for row in stored()["ogip_assessment"]} == {"newer"}


def test_characters_that_the_database_cannot_hold_stop_neither_gate_nor_sweep(
    catalogue, run, stored
):
    odd = '{"en": "Null \\u0000 and half \\ud800", "fr": "\\u0000"}'
    sql(
        "update package set extras = extras || jsonb_build_object('title_translated',"
        " cast(:odd as text)); update resource set extras = '{broken'",
        odd=odd,
    )

    assert run().judged == 3


def test_an_empty_catalogue_is_swept_too(run, portal):
    tally = run()

    assert (tally.judged, tally.is_complete) == (0, True)


def test_a_stored_assessment_is_gone_with_its_record(catalogue, api, editor, sysadmin):
    api(editor).action.package_delete(id=catalogue["gaps"]["id"])

    with pytest.raises(NotFound):
        api(sysadmin).action.ogip_assessment_show(id=catalogue["gaps"]["id"])
