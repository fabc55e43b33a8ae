"""The product's main job from a terminal, in processes of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ckanext.ogip.testing.records import compliant_dataset

ROOT = Path(__file__).parents[3]
INVENTORY = ROOT.parent / "shared" / "data" / "tbs_inventory_full19cols_2019-07-08.csv"

pytestmark = [
    pytest.mark.usefixtures("clean_portal"),
    pytest.mark.skipif(not INVENTORY.is_file(), reason="needs the real TBS inventory rows"),
]


def ckan(*arguments):
    command = [Path(sys.executable).parent / "ckan", "-c", ROOT / "test.ini", "ogip", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_import_check_refuse_fix_publish(api, editor, organization):
    imported = ckan(
        "inventory", "import", str(INVENTORY),
        "--organization", organization["name"], "--user", editor["name"], "--format", "json",
    )  # fmt: skip
    assert imported.returncode == 0, imported.stderr
    assert json.loads(imported.stdout)["created"] > 20

    item = api(editor).action.ogip_item_list(organization=organization["id"], limit=1)["results"][0]
    draft = api(editor).action.ogip_item_promote(id=item["id"], type="dataset")

    checked = ckan("check", draft["name"], "--user", editor["name"], "--lang", "fr")
    assert checked.returncode == 1
    assert "OG-102" in checked.stdout
    assert "Aucune licence" in checked.stdout

    refused = ckan("publish", draft["name"], "--user", editor["name"])
    assert refused.returncode == 1
    assert "No licence is chosen." in refused.stderr
    assert api(None).action.package_list() == []

    complete = compliant_dataset()
    kept = {"title_translated", "notes_translated", "name", "owner_org", "ref_number", "type"}
    fixes = {name: value for name, value in complete.items() if name not in kept}
    api(editor).action.package_patch(id=draft["id"], **fixes)

    published = ckan("publish", draft["name"], "--user", editor["name"])
    assert published.returncode == 0, published.stderr
    assert api(None).action.package_list() == [draft["name"]]
