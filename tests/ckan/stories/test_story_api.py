"""The product's main job through HTTP: a real inventory, one item, from a row to the public."""

from pathlib import Path

import pytest
from ckanapi import ValidationError

from ckanext.ogip.testing.records import compliant_dataset

DATA = Path(__file__).parents[4] / "shared" / "data"
INVENTORY = DATA / "tbs_inventory_full19cols_2019-07-08.csv"

pytestmark = [
    pytest.mark.usefixtures("clean_portal"),
    pytest.mark.skipif(not INVENTORY.is_file(), reason="needs the real TBS inventory rows"),
]

# What makes a record of the inventory publishable: everything an inventory row does not know.
MISSING_FROM_AN_ITEM = (
    "keywords", "collection", "subject", "frequency", "date_published", "jurisdiction",
    "license_id", "restrictions", "maintainer_email", "lifetime_class", "resources",
)  # fmt: skip


def test_one_real_record_through_its_whole_life(api, editor, organization):
    action = api(editor).action

    with INVENTORY.open("rb") as upload:
        imported = api(editor).call_action(
            "ogip_inventory_import",
            {"organization": organization["id"], "profile": "tbs"},
            files={"upload": upload},
        )
    assert imported["created"] == imported["rows"] > 20
    assert imported["errors"] == []

    items = action.ogip_item_list(organization=organization["id"], q="railway")
    assert items["count"] > 0
    draft = action.ogip_item_promote(id=items["results"][0]["id"], type="dataset")
    assert draft["state"] == "draft"
    assert draft["title_translated"]["fr"] == items["results"][0]["title"]["fr"]

    gaps = action.ogip_check(id=draft["id"])
    assert gaps["decision"] == "refuse"
    assert all(f["message"]["en"] and f["message"]["fr"] for f in gaps["findings"])

    with pytest.raises(ValidationError) as refusal:
        action.package_patch(id=draft["id"], private=False, state="active")
    assert {"license_id", "frequency"} & set(refusal.value.error_dict)
    assert len(refusal.value.error_dict["ogip"]) > 5
    assert not is_public(api, draft)

    complete = compliant_dataset()
    action.package_patch(id=draft["id"], **{name: complete[name] for name in MISSING_FROM_AN_ITEM})
    assert action.ogip_check(id=draft["id"])["decision"] == "allow"
    assert action.ogip_publish(id=draft["id"])["state"] == "published"
    assert is_public(api, draft)
    shown = action.package_show(id=draft["id"])["ogip"]
    assert shown["state"] == "published"
    assert shown["inventory_item"]["ref_number"] == items["results"][0]["ref_number"]


def is_public(api, dataset):
    public = api(None).action
    searched = public.package_search(q=f'id:"{dataset["id"]}"')["count"]
    listed = dataset["name"] in public.package_list()
    files = public.resource_search(query="name:inspections")["count"]
    assert (searched > 0) == listed == (files > 0)
    return listed


def test_importing_the_file_again_changes_nothing(api, editor, organization):
    def imported():
        with INVENTORY.open("rb") as upload:
            return api(editor).call_action(
                "ogip_inventory_import",
                {"organization": organization["id"], "profile": "tbs"},
                files={"upload": upload},
            )

    first, second = imported(), imported()

    assert (second["created"], second["updated"]) == (0, 0)
    assert second["unchanged"] == first["rows"]
