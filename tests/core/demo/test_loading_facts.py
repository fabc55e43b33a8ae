"""What the demonstration tells the actions: inventory rows they can read, dates that do not rot."""

from datetime import date

import pytest

from ckanext.ogip.core.inventory.parse import ParsedRow, parse_rows
from ckanext.ogip.core.inventory.rows_sheet import RowsSheet
from ckanext.ogip.core.inventory.template import COLUMNS
from ckanext.ogip.demo.dates import as_fields
from ckanext.ogip.demo.fields import asset_fields, inventory_row
from tests.core.demo.shown import ASSETS, PORTAL

TODAY = date(2026, 1, 31)


@pytest.mark.parametrize("department", PORTAL.departments, ids=lambda d: d.prefix)
def test_the_inventory_reads_every_row_as_it_was_meant(department):
    rows = [inventory_row(item, department) for item in department.items]

    parsed = list(parse_rows(RowsSheet(rows)))

    template = {column.name for column in COLUMNS[:17]}
    assert set(rows[0]) == template - {"publisher_en", "publisher_fr"}
    assert all(isinstance(row, ParsedRow) for row in parsed), parsed
    assert [row.ref_number for row in parsed] == [item.ref for item in department.items]
    assert [row.values["eligible_for_release"] for row in parsed] == [
        item.eligible for item in department.items
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("+P1M", "2026-02-28"),
        ("+P30M", "2028-07-31"),
        ("-P2W", "2026-01-17"),
        ("-P1Y", "2025-01-31"),
        (date(2019, 6, 20), "2019-06-20"),
        ("P1Y", "P1Y"),
        ({"until": ["+P4D"]}, {"until": ["2026-02-04"]}),
    ],
)
def test_a_date_may_count_from_the_day_of_loading(written, meant):
    assert as_fields(written, TODAY) == meant


def test_an_asset_gets_what_its_department_has_in_common_unless_it_says_otherwise():
    by_ref = {item.ref: asset_fields(item, department, TODAY) for department, item in ASSETS}

    assert by_ref["NSC-2018-001"]["license_id"] == "ca-ogl-lgo"
    assert by_ref["MRRE-2017-001"]["license_id"] == "on-oglo"
    assert "license_id" not in by_ref["NSC-2022-005"]
    assert by_ref["NSC-2023-008"]["restrictions"] == "restricted"


def test_an_asset_just_promoted_gets_nothing():
    empty = [asset_fields(item, department, TODAY) for department, item in ASSETS if not item.asset]

    assert empty == [{}]
