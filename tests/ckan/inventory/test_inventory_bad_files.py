"""Files that are no inventory: one clear refusal, nothing written."""

import pytest
from ckan.common import config
from ckanapi import ValidationError

from tests.ckan.inventory.files import NamedFile

pytestmark = pytest.mark.usefixtures("clean_portal")

HEADER = b"ref_number,title_en\n"
ROWS = [{"ref_number": "A", "title_en": "x"}]


def refusal_of(run, **arguments):
    with pytest.raises(ValidationError) as refusal:
        run(**arguments)
    return refusal.value.error_dict


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", ["inventory.csv", "empty"]),
        (b"name,size\nx,1\n", ["inventory.csv", "row 1", "ref_number", "title_en / title_fr"]),
        (HEADER + b'A-1,fine\nA-2,"open\nA-3,x\n', ["row 3", "column title_en", "never closed"]),
        (
            HEADER + "A-1,Été\n".encode() + b"A-2,\xe9t\xe9\n",
            ["row 3", "column title_en", "0xE9", "UTF-8"],
        ),
        (HEADER + b"A-1," + b"x" * 2_000_000, ["row 2", "1,000,000 characters"]),
        (b"PK\x03\x04", ["workbook"]),
        (HEADER + b"A-1,a\0b\n", ["row 2", "null character"]),
    ],
)
def test_a_broken_file_is_refused_naming_the_place(import_file, items, data, told):
    errors = refusal_of(import_file, file=NamedFile(data))

    message = " ".join(errors["upload"])
    assert [part for part in told if part not in message] == []
    assert items() == []


def test_a_break_below_good_rows_undoes_the_good_rows(import_file, items):
    rows = b"".join(b"A-%d,Title\n" % number for number in range(2500))

    refusal_of(import_file, file=NamedFile(HEADER + rows + b'B,"open'), keep_going=True)

    assert items() == []


def test_the_refusal_is_in_the_callers_language(app, editor, organization):
    broken = NamedFile(HEADER + b'A,"x')
    answer = app.post(
        "/fr/api/3/action/ogip_inventory_import",
        data={"organization": organization["name"], "upload": (broken, "r.csv")},
        headers={"Authorization": editor["token"]},
    )

    assert answer.status_code == 409
    assert "Le guillemet qui ouvre" in answer.json["error"]["upload"][0]


def test_the_limits_are_settings(monkeypatch, import_file, items, api, editor, organization):
    monkeypatch.setitem(config, "ckanext.ogip.max_import_rows", 2)
    monkeypatch.setitem(config, "ckanext.ogip.max_upload_mb", 1)
    three = [{"ref_number": f"A-{n}", "title_en": "x"} for n in range(3)]
    file = NamedFile(HEADER + b"A-1,x\nA-2,x\nA-3,x\n")

    too_many = refusal_of(import_file, file=file)
    too_large = refusal_of(import_file, file=NamedFile(HEADER + b"x" * 1024 * 1024))
    too_many_given = refusal_of(
        api(editor).action.ogip_inventory_import, organization=organization["id"], rows=three
    )

    assert "row 4" in too_many["upload"][0]
    assert "1\u00a0MB" in too_large["upload"][0]
    assert "2 rows" in too_many_given["rows"][0]
    assert items() == []


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({}, "upload"),
        ({"rows": []}, "rows"),
        ({"rows": "A-1"}, "rows"),
        ({"rows": [1]}, "rows"),
        ({"rows": [{"title_en": "x"}]}, "rows"),
        ({"upload": "A-1,x"}, "upload"),
        ({"rows": ROWS, "upload": "x"}, "upload"),
        ({"rows": ROWS, "dry_run": "ture"}, "dry_run"),
        ({"rows": ROWS, "dryrun": True}, "__extras"),
        ({"rows": ROWS, "apply_to_assets": "maybe"}, "apply_to_assets"),
        ({"rows": ROWS, "background": "sometimes"}, "background"),
        ({"rows": ROWS, "organization": "a\0b"}, "organization"),
    ],
)
def test_a_wrong_call_is_refused(api, editor, organization, items, arguments, field):
    call = {"organization": organization["id"], **arguments}

    errors = refusal_of(api(editor).action.ogip_inventory_import, **call)

    assert field in errors
    assert items() == []
