"""Files of counts: every row is applied or reported."""

import pytest
from ckanapi import NotAuthorized, ValidationError

from tests.ckan.demand.conftest import GIVEN, days_ago
from tests.ckan.inventory.files import NamedFile

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def run_import(api, editor, organization, item):
    """Import a file or rows as the editor of the organization."""

    def run(user=editor, **arguments):
        arguments.setdefault("organization", organization["name"])
        return api(user).action.ogip_signal_import(**arguments)

    return run


def row(**changes):
    return {"ref_number": "FIN-1", **GIVEN, **changes}


def csv_file(text, encoding="utf-8"):
    return NamedFile(text.encode(encoding), "signals.csv")


FRENCH = (
    "Numéro de référence;Nature;Source;Nombre;Premier jour;Dernier jour;Remarque;Couleur\r\n"
    f"FIN-1;votes;portal;12;{days_ago(40)};{days_ago(11)};Déjà demandé;bleu\r\n"
    f";views;web_analytics;9000;{days_ago(40)};{days_ago(11)};;\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_french_file_in_any_encoding_is_read(run_import, signals, encoding):
    report = run_import(upload=csv_file(FRENCH, encoding))

    assert (report["applied"], report["rows"], report["created"]) == (True, 2, 2)
    assert report["ignored_columns"] == ["Couleur"]
    assert signals()["results"][0]["note"] == "Déjà demandé"


def test_a_dry_run_says_what_would_happen_and_keeps_nothing(run_import, nothing_changes):
    with nothing_changes():
        report = run_import(rows=[row()], dry_run=True)

    assert (report["dry_run"], report["applied"], report["created"]) == (True, False, 1)


def test_a_second_run_changes_nothing(run_import, signals):
    run_import(rows=[row(), row(kind="votes")])
    again = run_import(rows=[row(), row(kind="votes", count=4)])

    assert (again["created"], again["updated"], again["unchanged"]) == (0, 1, 1)
    assert signals()["count"] == 2


BAD_ROWS = [
    row(),
    row(ref_number="NONE-1"),
    row(kind="wishes", count="many"),
    row(note="Call 613-555-0199", kind="ati"),
    row(),
]


def test_one_bad_row_keeps_the_file_out_and_all_are_reported(run_import, nothing_changes):
    with nothing_changes():
        report = run_import(rows=BAD_ROWS)

    assert not report["applied"]
    places = [(error["row"], error["column"]) for error in report["errors"]]
    assert places == [
        (3, "ref_number"),
        (4, "kind"),
        (4, "count"),
        (5, "note"),
        (6, "period_start"),
    ]
    assert "NONE-1" in report["errors"][0]["message"]["fr"]


def test_the_good_rows_alone_on_request(run_import, signals, api, editor, item):
    report = run_import(rows=BAD_ROWS, keep_going=True)

    assert (report["applied"], report["created"], report["errors_total"]) == (True, 1, 5)
    assert signals()["count"] == 1
    shown = api(editor).action.ogip_priority_show(item_id=item["id"])
    assert shown["history"][0]["demand"] == 3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"kind,source\nvotes,portal\n", "count, period_start, period_end is missing"),
        (b"PK\x03\x04zip", "not a CSV file"),
        (b"kind,source,count,period_start,period_end,kind\n", "same column"),
        (b'kind,source,count,period_start,period_end\n"votes,portal,1,2,3\n', "never closed"),
        (b"kind,source,count,period_start,period_end\nvotes,portal\n", "2 cells"),
        (b"kind,source,count,period_start,period_end\nv\x00tes,portal,1,,\n", "null character"),
        (
            b"kind,source,count,period_start,period_end\nd\xc3\xa9j\xe9,p,1,,\n",
            "not valid in UTF-8",
        ),
        (b"\xff\xfek\x00i\x00", "missing"),
        (b"\xff\xfe\x00\xd8k", "UTF-16"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(run_import, content, says):
    with pytest.raises(ValidationError) as refusal:
        run_import(upload=NamedFile(content, "signals.csv"))

    assert says in refusal.value.error_dict["upload"][0]


def test_an_import_is_in_the_log_of_the_inventory(run_import, api, editor, organization):
    run_import(rows=BAD_ROWS, keep_going=True)

    events = api(editor).action.ogip_event_list(kind="signals_imported")["results"]

    assert [(e["object_id"], e["user"]["name"]) for e in events] == [
        (organization["id"], editor["name"])
    ]
    assert events[0]["details"] == {"created": 1, "updated": 0, "unchanged": 0, "refused": 4}


def test_a_number_of_another_organization_is_not_known(
    run_import, api, sysadmin, make_organization, nothing_changes
):
    other = make_organization()
    api(sysadmin).action.ogip_item_create(
        organization=other["id"], ref_number="OTHER-1", title={"en": "x"}
    )

    with nothing_changes():
        report = run_import(rows=[row(ref_number="OTHER-1")])

    assert [error["column"] for error in report["errors"]] == ["ref_number"]


@pytest.mark.parametrize("who", ["member", "outsider", None])
def test_only_editors_import(request, run_import, who, nothing_changes):
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        run_import(user=user, rows=[row()])
