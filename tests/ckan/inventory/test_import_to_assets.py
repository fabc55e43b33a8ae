"""What a file says otherwise than the assets, handed over only when asked, each by itself."""

import pytest
from ckan.tests.helpers import call_action

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def promoted(api, editor, item):
    """The draft asset of the item."""
    return api(editor).action.ogip_item_promote(id=item["id"], type="dataset")


@pytest.fixture
def published(api, editor, organization):
    """A public asset; its item was made with it."""
    dataset = api(editor).action.package_create(**compliant_dataset(organization["id"]))
    api(editor).action.ogip_publish(id=dataset["id"])
    return api(editor).action.package_show(id=dataset["id"])


def changed(**values):
    return {"ref_number": "FIN-1", "title_en": "From the file", **values}


def asset(api, editor, dataset):
    return api(editor).action.package_show(id=dataset["id"])


def test_the_asset_says_what_the_file_says(api, editor, promoted, csv_of, import_file):
    report = import_file(csv_of(changed(date_published="2020-01-31")), apply_to_assets=True)

    assert report["assets"] == [
        {
            "ref_number": "FIN-1",
            "fields": ["date_published", "title_en"],
            "applied": True,
            "errors": [],
        }
    ]
    now = asset(api, editor, promoted)
    assert now["title_translated"] == {"en": "From the file", "fr": "Dépenses par programme"}
    assert now["date_published"] == "2020-01-31"
    assert import_file(csv_of(changed(date_published="2020-01-31")))["differences"] == []


def test_a_blank_cell_clears_the_fact_of_a_draft(api, editor, promoted, csv_of, import_file):
    report = import_file(csv_of(changed(date_published="")), apply_to_assets=True)

    assert report["assets"][0]["errors"] == []
    now = asset(api, editor, promoted)
    assert not now.get("date_published")


def test_unless_asked_the_asset_stays_as_it_is(api, editor, promoted, csv_of, import_file):
    report = import_file(csv_of(changed()))

    assert report["assets"] == []
    assert asset(api, editor, promoted)["title_translated"]["en"] == "Spending by program"


def test_a_dry_run_only_lists_the_differences(api, editor, promoted, csv_of, import_file):
    report = import_file(csv_of(changed()), apply_to_assets=True, dry_run=True)

    assert (report["assets"], len(report["differences"])) == ([], 1)
    assert asset(api, editor, promoted)["title_translated"]["en"] == "Spending by program"


def test_a_file_that_is_kept_out_changes_no_asset(api, editor, promoted, csv_of, import_file):
    bad = {"ref_number": "FIN-2", "title_en": ""}
    report = import_file(csv_of(changed(), bad), apply_to_assets=True)

    assert (report["applied"], report["assets"]) == (False, [])
    assert asset(api, editor, promoted)["title_translated"]["en"] == "Spending by program"


def test_a_refusal_is_reported_and_the_other_assets_are_changed(
    api, editor, promoted, published, csv_of, import_file
):
    refused = {"ref_number": published["ref_number"], "title_en": "", "title_fr": "Ports"}

    report = import_file(csv_of(changed(), refused), apply_to_assets=True)

    told = {each["ref_number"]: each for each in report["assets"]}
    assert report["applied"] is True
    assert told["FIN-1"]["applied"] is True
    assert told[published["ref_number"]]["applied"] is False
    assert told[published["ref_number"]]["errors"]
    now = asset(api, editor, published)
    assert now["title_translated"] == published["title_translated"]
    assert asset(api, editor, promoted)["title_translated"]["en"] == "From the file"


def test_the_report_keeps_what_became_of_the_assets(api, editor, promoted, csv_of, import_file):
    report = import_file(csv_of(changed()), apply_to_assets=True)

    kept = api(editor).action.ogip_import_show(id=report["id"])

    assert (kept["assets"], kept["state"]) == (report["assets"], "done")


def test_whoever_may_not_edit_the_record_changes_nothing_of_it(
    api, editor, promoted, csv_of, import_file, make_organization
):
    there = make_organization()
    call_action("package_owner_org_update", id=promoted["id"], organization_id=there["id"])

    report = import_file(csv_of(changed()), apply_to_assets=True)

    assert (report["differences"], report["assets"]) == ([], [])
    now = call_action("package_show", id=promoted["id"])
    assert now["title_translated"]["en"] == "Spending by program"
