"""What the inventory's tests share: files as departments save them, and how they are sent."""

import csv
import io
from pathlib import Path

import pytest

from ckanext.ogip.core.inventory.template import COLUMNS
from tests.ckan.inventory.files import NamedFile

DATA = Path(__file__).parents[4] / "shared" / "data"


@pytest.fixture
def real_file():
    """Open one of the real inventories, or skip where they are not at hand."""

    def open_file(name):
        path = DATA / name
        if not path.is_file():
            pytest.skip(f"../shared/data/{name} is not on this machine")
        return NamedFile(path.read_bytes(), name)

    return open_file


@pytest.fixture
def csv_of():
    """Write rows (dicts by column) as a CSV file with the columns of the template they use."""

    def write(*rows, name="inventory.csv"):
        used = [column.name for column in COLUMNS if any(column.name in row for row in rows)]
        buffer = io.StringIO(newline="")
        writer = csv.DictWriter(buffer, used, restval="")
        writer.writeheader()
        writer.writerows(rows)
        return NamedFile(buffer.getvalue().encode(), name)

    return write


@pytest.fixture
def import_file(api, editor, organization):
    """Import a file as the editor of the organization."""

    def run(file, user=editor, **options):
        options.setdefault("organization", organization["name"])
        return api(user).action.ogip_inventory_import(upload=file, **options)

    return run


@pytest.fixture
def items(api, editor, organization):
    """List the items of the organization as its editor sees them."""

    def listed(**filters):
        action = api(editor).action
        return action.ogip_item_list(organization=organization["name"], **filters)["results"]

    return listed


@pytest.fixture
def item(api, editor, organization):
    """An item both of whose languages are complete."""
    return api(editor).action.ogip_item_create(
        organization=organization["name"],
        ref_number="FIN-1",
        title={"en": "Spending by program", "fr": "Dépenses par programme"},
        description={"en": "Every year since 2010.", "fr": "Chaque année depuis 2010."},
        program={"en": "Finance", "fr": "Finances"},
        publisher={"en": "Example Department", "fr": "Ministère exemple"},
        date_published="2016-03-29",
        language="en+fr",
        size=3_000_000,
        eligible_for_release="Y",
    )
