"""An inventory of a few entries that differ in everything the list can be narrowed by."""

import pytest

from tests.ckan.views.inventory.reading import address_of

COLUMNS = (
    "ref_number title_en title_fr program_alignment_architecture_en"
    " program_alignment_architecture_fr business_owner access_level planned_release_date"
    " eligible_for_release asset_type"
)
ROWS = [
    dict(zip(COLUMNS.split(), cells, strict=True))
    for cells in (
        ("A-1", "Road survey", "Routes", "Roads", "Routes", "Ann", "open", "2027-03-01", "Y", ""),
        ("A-2", "Port survey", "Ports", "Roads", "Routes", "Ben", "restricted", "", "N", "info"),
        ("B-1", "Bridges", "Allées", "Bridges", "Ponts", "Ann", "open", "2026-05-01", "Y", ""),
        ("B-2", "=1+1", "Canaux", "", "", "", "", "2028-01-31", "", ""),
    )
]


@pytest.fixture
def inventory(api, editor, organization):
    """The address of the list of ROWS."""
    report = api(editor).action.ogip_inventory_import(organization=organization["id"], rows=ROWS)
    assert report["errors"] == []
    return f"/ogip/inventory/{organization['name']}"


@pytest.fixture
def read(app, editor, inventory):
    """Read the list as its editor: `read(state="nominated")`, `read(at="/bulk")`."""
    app.set_session_user(editor["id"])

    def run(at="", **query):
        return app.get(inventory + at, query_string=query)

    return run


@pytest.fixture
def follow(app):
    """Follow the link with these words on a page."""

    def run(page, words):
        return app.get(address_of(page, words))

    return run
