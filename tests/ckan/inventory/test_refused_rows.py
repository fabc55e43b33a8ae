"""The rows an import refused, as a file to correct: with the import, as long as it is kept."""

import base64
import csv
import io

import pytest
import sqlalchemy as sa
from ckan import model
from ckanapi import NotAuthorized, NotFound
from python_calamine import CalamineWorkbook

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def report(csv_of, import_file):
    """An import of two rows, one of which is refused."""
    return import_file(
        csv_of(
            {"ref_number": "A-1", "title_en": "One", "size": "1"},
            {"ref_number": "A-2", "title_en": "=Two", "size": "big"},
        ),
        keep_going=True,
    )


def test_only_the_refused_rows_are_in_it_and_what_is_wrong_with_them(api, editor, report):
    answer = api(editor).action.ogip_import_errors(id=report["id"], lang="fr")

    header, *rows = csv.reader(io.StringIO(answer["content"]))
    assert header[:3] == ["ref_number", "title_en", "size"]
    assert [row[:3] for row in rows] == [["A-2", "'=Two", "big"]]
    assert "big" in rows[0][3]


def test_it_can_be_had_as_a_workbook(api, editor, report):
    answer = api(editor).action.ogip_import_errors(id=report["id"], format="xlsx")

    content = base64.b64decode(answer["content"])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["ref_number", "A-2"]


def test_rows_sent_by_a_program_are_kept_too(api, editor, organization):
    rows = [{"ref_number": "A-2", "title_en": ""}]
    report = api(editor).action.ogip_inventory_import(organization=organization["id"], rows=rows)

    answer = api(editor).action.ogip_import_errors(id=report["id"])

    assert "A-2" in answer["content"]


def test_only_who_may_import_gets_it(api, member, outsider, report):
    for user in (member, outsider, None):
        with pytest.raises(NotAuthorized):
            api(user).action.ogip_import_errors(id=report["id"])


def test_after_a_month_the_file_is_gone_and_the_report_stays(
    api, editor, report, csv_of, import_file
):
    statement = "update ogip_import_file set kept_since = now() - interval '31 days'"
    model.Session.execute(sa.text(statement))
    model.Session.commit()
    import_file(csv_of({"ref_number": "B", "title_en": "b"}))

    with pytest.raises(NotFound):
        api(editor).action.ogip_import_errors(id=report["id"])
    shown = api(editor).action.ogip_import_show(id=report["id"])
    assert (shown["file_kept"], shown["errors_total"]) == (False, 1)
