"""The report on freshness and lifetime (E-13) as a file of exactly what is filtered."""

import base64
import csv
import io
import json

import pytest
import python_calamine

from tests.ckan.lifetime.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def exported(api, member, organization):
    def run(user=member, **arguments):
        arguments.setdefault("organization", organization["id"])
        return api(user).action.ogip_lifetime_export(**arguments)

    return run


def test_the_file_has_the_columns_of_the_report_in_the_language_asked_for(make_late, exported):
    make_late(20, title_translated={"en": "=Ports", "fr": "Ports"})

    answer = exported(lang="fr")
    header, line = csv.reader(io.StringIO(answer["content"]))

    assert answer["filename"].startswith("lifetime-department")
    assert header[1:3] == ["Titre (français)", "Titre (anglais)"]
    cells = dict(zip(header, line, strict=True))
    assert cells["Ampleur du retard"] == "De 8 à 30 jours de retard"
    assert (cells["Jours de retard"], cells["Prochaine mise à jour attendue"]) == (
        "20",
        in_days(-20),
    )
    assert cells["Titre (anglais)"].startswith("'=")
    assert "Dernière décision" in header


def test_workbook_and_json_say_the_same_of_what_is_filtered(make_late, exported):
    make_late(20)
    late = make_late(200)

    book = exported(format="xlsx", bucket="late_91_365")
    stream = io.BytesIO(base64.b64decode(book["content"]))
    rows = python_calamine.load_workbook(stream).get_sheet_by_index(0).to_python()
    lines = json.loads(exported(format="json", bucket="late_91_365")["content"])

    assert len(rows) == len(lines) + 1 == 2
    assert lines[0]["title"] == late["title_translated"]
    assert (lines[0]["bucket"], lines[0]["days_late"]) == ("late_91_365", 200)


def test_the_public_gets_no_decisions_and_no_drafts(make_late, make_record, anonymous,
                                                    organization):  # fmt: skip
    make_late(20)
    make_record(public=False)

    answer = anonymous("ogip_lifetime_export", format="json", organization=organization["id"])

    (line,) = json.loads(answer["content"])
    assert "last_decision" not in line
