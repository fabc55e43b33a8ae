"""What is internal to a department is in nothing that somebody outside can read."""

import csv
import io
import json

import pytest
from ckanapi import NotAuthorized, NotFound

from ckanext.ogip.core.inventory.layout import LAYOUT_NAMES, layout
from ckanext.ogip.core.inventory.public import PUBLIC_COLUMNS
from tests.ckan.eligibility.answers import HIDDEN
from tests.ckan.public_inventory.conftest import SECRETS

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def export(api, organization):
    """Export the public inventory, as somebody whom nobody knows unless a user is named."""

    def run(user=None, public=True, **options):
        action = api(user).action
        return action.ogip_inventory_export(
            organization=organization["id"], public=public, **options
        )["content"]

    return run


@pytest.fixture
def everything(app, organization, listed, api, export):
    """Return all that an outsider can read about the inventory, as one text."""

    def read():
        page = f"/ogip/inventory/{organization['name']}/public"
        found = listed(facets=True)
        action = api(None).action
        shown = [
            action.ogip_inventory_entry_show(organization=organization["id"], id=item["id"])
            for item in found["results"]
        ]
        pages = ["", "/inventory.csv", "/inventory.json", *(f"/{item['id']}" for item in shown)]
        files = [
            export(profile=profile, format=format)
            for profile in LAYOUT_NAMES
            for format in ("csv", "json")
        ]
        return "\n".join(
            [json.dumps([found, shown]), *(app.get(page + path).body for path in pages), *files]
        )

    return read


def test_no_layout_calls_a_public_column_internal():
    names = {column.name for column in PUBLIC_COLUMNS}

    assert not any(names & layout(each).internal for each in LAYOUT_NAMES)


def test_nothing_internal_is_in_page_api_or_files(add, released, everything):
    add("1")
    released()

    text = everything()

    assert "Depth soundings 1" in text
    assert [secret for secret in SECRETS if secret in text] == []
    assert "last_reviewed" not in text
    assert "business_owner" not in text


def test_what_may_not_be_known_is_nowhere(add, hide, released, everything):
    add("1")
    hide(add("2", title={"en": "Secret programme", "fr": "Programme secret"}))
    released()

    assert "rogramme secret" not in everything()


def test_what_may_no_longer_be_known_disappears_at_once(
    add, hide, released, everything, listed, api, organization
):
    add("1")
    secret = add("2", title={"en": "Secret programme", "fr": "Programme secret"})
    released()
    hide(secret)

    assert "rogramme secret" not in everything()
    assert (listed(q="secret")["count"], listed(facets=True)["facets"]["type"]) == (
        0,
        {"dataset": 1},
    )
    with pytest.raises(NotFound):
        api(None).action.ogip_inventory_entry_show(organization=organization["id"], id=secret["id"])


def test_what_the_department_confirmed_to_be_secret_stays_out(
    add, hide, released, everything, api, org_admin
):
    add("1")
    secret = add("2", title={"en": "Secret programme", "fr": "Programme secret"})
    hide(secret)
    api(org_admin).action.ogip_eligibility_assess(
        item_id=secret["id"], answers=HIDDEN, confirm=True
    )
    released()

    assert "rogramme secret" not in everything()


def test_a_deleted_item_is_gone_from_the_published_list(add, released, listed, api, org_admin):
    item = add("1")
    add("2")
    released()

    api(org_admin).action.ogip_item_delete(id=item["id"])

    assert [each["title"]["en"] for each in listed()["results"]] == ["Depth soundings 2"]


def test_nominations_are_not_listed_before_somebody_looked_at_them(add, released, listed):
    add("1")
    add("2", state="nominated")
    released()

    assert listed()["count"] == 1


def test_words_of_a_draft_are_not_found(add, released, listed, api, editor):
    item = add("1")
    draft = api(editor).action.ogip_item_promote(id=item["id"])
    released()
    titles = {"en": "Unannounced reform", "fr": "Réforme"}
    api(editor).action.package_patch(id=draft["id"], title_translated=titles)

    assert listed(q="unannounced")["count"] == 0
    assert [each["title"]["en"] for each in listed()["results"]] == ["Depth soundings 1"]
    assert listed()["results"][0]["dataset"] is None


def test_an_outsider_exports_only_what_was_published(add, released, export, outsider):
    add("1")
    released()
    add("2")

    for user in (None, outsider):
        rows = list(csv.DictReader(io.StringIO(export(user))))
        assert [row["title_en"] for row in rows] == ["Depth soundings 1"]
        with pytest.raises(NotAuthorized):
            export(user, public=False)


def test_a_member_exports_what_would_be_published_next(add, hide, released, export, editor):
    add("1")
    released()
    add("2")
    hide(add("3"))

    titles = [row["title_en"] for row in csv.DictReader(io.StringIO(export(editor)))]

    assert titles == ["Depth soundings 1", "Depth soundings 2"]


def test_the_way_to_the_public_is_shown_to_members_only(add, submit, api, organization, outsider):
    add("1")
    submit()

    for user in (None, outsider):
        with pytest.raises(NotAuthorized):
            api(user).action.ogip_inventory_show(organization=organization["id"])


@pytest.mark.ckan_config("ckanext.ogip.public_inventory", "false")
def test_a_portal_may_keep_inventories_for_the_members(
    add, released, listed, export, app, organization, api, editor
):
    add("1")
    assert released()["record"] is None
    page = f"/ogip/inventory/{organization['name']}/public"

    with pytest.raises(NotAuthorized):
        listed()
    with pytest.raises(NotAuthorized):
        export()
    assert app.get(page, expect_errors=True).status_code == 403
    assert api(editor).action.ogip_inventory_entry_list(organization=organization["id"])["count"]
