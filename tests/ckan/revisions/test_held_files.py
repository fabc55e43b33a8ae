"""Files and links of a public record while its changes wait for approval."""

import shutil
from pathlib import Path

import pytest
from ckan.common import config
from ckanapi import NotFound, ValidationError

pytestmark = pytest.mark.usefixtures("clean_portal", "holding")

NEW = {
    "url": "https://department.example/2026.csv",
    "name_translated": {"en": "Inspections 2026", "fr": "Inspections 2026"},
    "format": "CSV",
    "resource_type": "dataset",
    "language": ["en", "fr"],
}
FRENCH = {"en": "Inspections, all years", "fr": "Inspections, de 2015 à 2024"}


def staged():
    folder = Path(config["ckan.storage_path"], "ogip", "revisions")
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def added(api, editor, public):
    """A link that only the revision has."""
    return api(editor).action.resource_create(package_id=public["id"], **NEW)


def test_a_new_link_is_not_public(public, seen, api, editor, revision):
    before = seen(public)

    added = api(editor).action.resource_create(package_id=public["id"], **NEW)

    assert seen(public) == before
    assert added["url"] == NEW["url"]
    with pytest.raises(NotFound):
        api(None).action.resource_show(id=added["id"])
    (change,) = revision(public)["differences"]["resources"]
    assert (change["id"], change["change"]) == (added["id"], "added")


def test_an_approved_link_keeps_its_id_and_gets_previews(api, public, added, approve):
    approve(public)

    resources = api(None).action.package_show(id=public["id"])["resources"]
    assert [each["id"] for each in resources] == [
        *(each["id"] for each in public["resources"]),
        added["id"],
    ]
    assert resources[-1]["url"] == NEW["url"]


def test_a_link_that_only_the_revision_has_can_be_changed(api, editor, public, added, approve):
    api(editor).action.resource_patch(id=added["id"], name_translated=FRENCH)

    approve(public)

    assert api(None).action.resource_show(id=added["id"])["name_translated"] == FRENCH


def test_a_link_that_only_the_revision_has_can_be_taken_out(api, editor, public, added, revision):
    api(editor).action.resource_delete(id=added["id"])

    assert revision(public)["differences"] == {"fields": [], "resources": []}


def test_a_file_taken_out_stays_public_until_approval(api, editor, public, seen, approve):
    before = seen(public)
    second = public["resources"][1]["id"]

    api(editor).action.resource_delete(id=second)

    assert seen(public) == before
    approve(public)
    left = [each["id"] for each in api(None).action.package_show(id=public["id"])["resources"]]
    assert left == [each["id"] for each in public["resources"] if each["id"] != second]


def test_a_file_behind_one_that_was_taken_out_can_be_changed(api, editor, public, revision):
    _, second, third = public["resources"]
    api(editor).action.resource_delete(id=second["id"])
    api(editor).action.resource_patch(id=third["id"], name_translated=FRENCH)

    changes = {each["id"]: each["change"] for each in revision(public)["differences"]["resources"]}
    assert changes == {second["id"]: "removed", third["id"]: "changed"}


def test_a_change_that_breaks_a_rule_lists_all_reasons(api, editor, public):
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.resource_create(
            package_id=public["id"], **{**NEW, "name_translated": {}}
        )

    assert "OG-221" in {reason["rule"] for reason in refusal.value.error_dict["ogip"]}


@pytest.fixture
def replaced(api, editor, public, file):
    """A new file of another format for the first resource, with the metadata that go with it."""
    given = {"id": public["resources"][0]["id"], "format": "JSON"}
    upload = {"upload": file(b'{"Halifax": 3}', "counts.json")}
    return api(editor).call_action("resource_patch", given, files=upload)


def test_a_new_file_waits_beside_the_public_one(public, seen, api, editor, file, revision):
    before = seen(public)
    given = {"id": public["resources"][0]["id"], "format": "JSON"}
    upload = {"upload": file(b'{"Halifax": 3}', "counts.json")}

    api(editor).call_action("resource_patch", given, files=upload)

    assert seen(public) == before
    (change,) = revision(public)["differences"]["resources"]
    assert change["file"] == {"name": "counts.json", "size": 14, "staged": True}
    assert len(staged()) == 1


def test_an_approved_file_is_what_everybody_downloads(app, api, public, replaced, approve):
    approve(public)

    resource = api(None).action.resource_show(id=public["resources"][0]["id"])
    assert app.get(resource["url"]).data == b'{"Halifax": 3}'
    assert (resource["format"], resource["size"]) == ("JSON", 14)
    assert staged() == []


def test_a_second_upload_replaces_the_first_one(app, api, editor, public, replaced, file, approve):
    given = {"id": public["resources"][0]["id"]}
    api(editor).call_action(
        "resource_patch", given, files={"upload": file(b'{"Halifax": 4}', "counts.json")}
    )

    assert len(staged()) == 1
    approve(public)
    resource = api(None).action.resource_show(id=given["id"])
    assert app.get(resource["url"]).data == b'{"Halifax": 4}'


def test_discarding_removes_the_file_that_waits(api, editor, public, replaced, revision):
    api(editor).action.ogip_revision_discard(
        id=public["id"], fingerprint=revision(public)["fingerprint"], reason="Wrong file."
    )

    assert staged() == []


def test_only_who_may_edit_downloads_the_file_that_waits(
    app, public, replaced, editor, member, outsider
):
    address = f"/dataset/ogip/{public['id']}/revision/file/{replaced['id']}"

    answer = app.get(address, headers={"Authorization": editor["token"]})
    assert (answer.status_code, answer.data) == (200, b'{"Halifax": 3}')
    assert "attachment" in answer.headers["Content-Disposition"]
    for user in (member, outsider):
        refused = app.get(address, headers={"Authorization": user["token"]})
        assert refused.status_code == 403
    assert app.get(address, follow_redirects=False).status_code in {302, 403}


def test_a_file_too_large_is_refused_and_nothing_waits(
    api, editor, public, file, monkeypatch, revision
):
    monkeypatch.setitem(config, "ckan.max_resource_size", 1)
    given = {"id": public["resources"][0]["id"], "format": "JSON"}
    upload = {"upload": file(b"x" * (1 << 20) + b"x", "counts.json")}

    with pytest.raises(ValidationError, match="too large"):
        api(editor).call_action("resource_patch", given, files=upload)

    assert staged() == []
    with pytest.raises(NotFound):
        revision(public)


def test_the_order_of_files_is_no_material_change(api, editor, public, revision):
    order = [each["id"] for each in reversed(public["resources"])]

    api(editor).action.package_resource_reorder(id=public["id"], order=order)

    shown = api(None).action.package_show(id=public["id"])["resources"]
    assert [each["id"] for each in shown] == order
    with pytest.raises(NotFound):
        revision(public)


def test_a_disk_that_refuses_leaves_everything_as_it_was(api, editor, public, seen, file, revision):
    before = seen(public)
    folder = Path(config["ckan.storage_path"], "ogip", "revisions")
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(exist_ok=True)
    folder.write_bytes(b"in the way")
    given = {"id": public["resources"][0]["id"], "format": "JSON"}
    upload = {"upload": file(b'{"Halifax": 3}', "counts.json")}
    try:
        with pytest.raises(ValidationError, match="could not be stored"):
            api(editor).call_action("resource_patch", given, files=upload)
    finally:
        folder.unlink()

    assert seen(public) == before
    with pytest.raises(NotFound):
        revision(public)


def test_a_file_of_a_resource_that_is_new_is_downloaded_once_approved(
    app, api, editor, public, added, file, approve
):
    upload = {"upload": file(b"a,b\n1,2\n", "new.csv")}

    changed = api(editor).call_action("resource_patch", {"id": added["id"]}, files=upload)
    assert app.get(changed["url"]).status_code == 404
    approve(public)

    shown = api(None).action.resource_show(id=added["id"])
    assert app.get(shown["url"]).data == b"a,b\n1,2\n"
    assert staged() == []


def test_a_file_that_is_lost_is_told_and_nothing_changes(api, public, replaced, approve, seen):
    before = seen(public)
    for path in staged():
        path.unlink()

    with pytest.raises(ValidationError, match="cannot be read"):
        approve(public)

    assert seen(public) == before


def test_withdrawing_removes_the_file_that_waits(api, org_admin, public, replaced):
    api(org_admin).action.ogip_withdraw(
        id=public["id"],
        reason="published_in_error",
        explanation={"en": "The counts were swapped.", "fr": "Les comptages étaient inversés."},
    )

    assert staged() == []


def test_a_link_in_the_place_of_a_file_removes_the_file_once_approved(
    api, editor, public, approve, policy
):
    policy("material_changes: held\ndata_refresh: false\n")
    first = public["resources"][0]["id"]
    kept = Path(config["ckan.storage_path"], "resources", first[:3], first[3:6], first[6:])
    given = {"id": first, "url": "https://department.example/a.csv", "clear_upload": "true"}

    api(editor).action.resource_patch(**given)
    assert kept.exists()
    approve(public)

    assert not kept.exists()
    assert api(None).action.resource_show(id=first)["url"] == given["url"]
