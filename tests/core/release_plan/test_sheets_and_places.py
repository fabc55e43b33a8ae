"""The plan as rows of a file, and where answers place an item in the chart."""

from __future__ import annotations

from datetime import date

import pytest

from ckanext.ogip.core.priority.toolkit import load_toolkit
from ckanext.ogip.core.release_plan.placing import value_and_effort_of
from ckanext.ogip.core.release_plan.sheet import cells_of_plan, header_of_plan, name_of
from ckanext.ogip.core.release_plan.table import columns
from ckanext.ogip.core.text import Language
from ckanext.ogip.testing.records import TODAY
from tests.core.release_plan.entries import JUNE, entry

STATEMENTS = load_toolkit().statements


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("public", [True, False])
def test_each_cell_has_its_header(lang: Language, public: bool) -> None:
    (cells,) = cells_of_plan([entry(1, JUNE)], TODAY, lang, public=public)

    assert len(cells) == len(header_of_plan(lang, public=public))


def test_cells_are_worded_in_the_language_of_the_reader() -> None:
    line = entry(1, JUNE, conversion_status="needed", gaps=("OG-101", "OG-203"), asset_type="info")
    (cells,) = cells_of_plan([line], TODAY, "fr", public=False)
    named = dict(zip(header_of_plan("fr", public=False), cells, strict=True))

    assert named["Titre (français)"] == "Sondages, partie 1"
    assert named["Conversion nécessaire"] == "Oui"
    assert named["Ce qui bloque"] == "OG-101 et OG-203"
    assert named["Date prévue"] == JUNE.isoformat()


def test_the_public_gets_no_number_no_owner_and_no_gaps() -> None:
    assert not {"ref_number", "owner", "override_reason", "gaps"} & set(columns(public=True))


def test_a_code_without_a_name_stands_for_itself() -> None:
    assert name_of("eligibility", "brand_new").fr == "brand_new"


def test_all_yes_is_of_most_value_and_least_effort() -> None:
    assert value_and_effort_of(dict.fromkeys(STATEMENTS, True)) == (100.0, 0.0)
    assert value_and_effort_of({}) == (0.0, 100.0)


def test_value_and_effort_do_not_touch_each_other() -> None:
    valuable = {name: each.dimension == "value" for name, each in STATEMENTS.items()}
    easy = {
        name: each.dimension in ("readiness", "cost", "risk") for name, each in STATEMENTS.items()
    }

    assert value_and_effort_of(valuable) == (100.0, 100.0)
    assert value_and_effort_of(easy) == (0.0, 0.0)


def test_a_planned_day_is_written_as_everywhere() -> None:
    (cells,) = cells_of_plan([entry(1, date(2027, 1, 5))], TODAY, "en", public=True)

    assert "2027-01-05" in cells
