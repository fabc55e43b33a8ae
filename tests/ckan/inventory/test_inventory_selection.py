"""Files of a part of an inventory: what the filters of the list let through, and nothing else."""

import base64
import csv
import io

import pytest
from ckanapi import ValidationError

from tests.ckan.inventory.files import NamedFile

pytestmark = pytest.mark.usefixtures("clean_portal")

INSPECTION = {
    "ref_number": "FIN-1",
    "title_en": "Inspection of ports",
    "eligible_for_release": "N",
    "asset_type": "info",
    "access_level": "restricted",
    "planned_release_date": "2027-09-30",
    "business_owner": "Finance",
}


FILTERED = {"q": "inspection", "eligibility": "ineligible", "owner": "Finance"}


@pytest.fixture
def export(api, editor, organization):
    """Export items of the organization as its editor; returns the file's bytes."""

    def run(**options):
        answer = api(editor).action.ogip_inventory_export(
            organization=organization["name"], **options
        )
        text = answer["content"]
        return base64.b64decode(text) if answer["encoding"] == "base64" else text.encode()

    return run


@pytest.fixture
def several(csv_of, import_file):
    """Three items; only FIN-1 is as FILTERED asks for."""
    import_file(
        csv_of(
            INSPECTION,
            {**INSPECTION, "ref_number": "FIN-2", "business_owner": ""},
            {**INSPECTION, "ref_number": "FIN-3", "title_en": "Spending"},
        )
    )


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_part_that_is_imported_again_changes_nothing(several, import_file, export, items, format):
    before = items()

    report = import_file(NamedFile(export(format=format, **FILTERED), f"inventory.{format}"))

    assert (report["rows"], report["unchanged"], report["errors_total"]) == (1, 1, 0)
    assert items() == before


@pytest.mark.parametrize(
    "filters",
    [
        {"q": "inspection"},
        {"owner": "Finance"},
        {"type": "info"},
        {"due_before": "2027-09-30"},
        {"band": "none", "promoted": False, "access_level": "restricted", "state": "nominated"},
        FILTERED,
    ],
)
def test_a_file_holds_exactly_what_the_list_shows(several, export, items, filters):
    listed = [item["ref_number"] for item in items(**filters)]

    rows = csv.DictReader(io.StringIO(export(**filters).decode()))
    assert [row["ref_number"] for row in rows] == listed


@pytest.mark.parametrize("name", ["q", "owner", "due_before"])
def test_the_public_inventory_is_exported_as_a_whole(several, export, name):
    with pytest.raises(ValidationError) as refusal:
        export(public=True, **{name: "2027-01-01"})

    assert "as a whole" in refusal.value.error_dict[name][0]
