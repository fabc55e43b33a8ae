"""The pages on which people decide about what is public, and browsers that show them."""

import io

import pytest
from ckan.common import config

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings
from ckanext.ogip.testing.records import compliant_dataset
from tests.e2e.conftest import PASSWORD
from tests.e2e.gate.pages import REVIEWING, WHY
from tests.e2e.gate.recipes import RECIPES, Catalogue, notice


@pytest.fixture
def make_dataset(api, editor, organization):
    """Make a draft that could be published; what is named here is left out."""

    def make(*left_out, **fields):
        complete = compliant_dataset(owner_org=organization["id"]) | fields
        complete["ref_number"] = complete["name"]
        given = {name: value for name, value in complete.items() if name not in left_out}
        return api(editor).action.package_create(**given)

    return make


@pytest.fixture
def administrator(visit, make_user):
    """`administrator()`: the browser of somebody who administers the portal."""

    def logged_in(**options):
        page = visit(**options)
        page.goto("/user/login")
        page.get_by_label("Username or Email").fill(
            make_user(sysadmin=True, password=PASSWORD)["name"]
        )
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Login").click()
        page.wait_for_url("**/dashboard/**")
        return page

    return logged_in


@pytest.fixture
def make_waiting(api, editor, make_dataset, tmp_path, monkeypatch, portal):
    """Make a public record with a change that waits for approval.

    The portal of the browser reads from the database that it was held back.
    """
    path = tmp_path / "reviewing.yaml"
    path.write_text(REVIEWING, encoding="utf-8")
    monkeypatch.setitem(config, settings.POLICY, str(path))
    catalogue.reload()

    def make():
        record = make_dataset()
        api(editor).action.ogip_publish(id=record["id"])
        guide = {
            "name_translated": {"en": "Guide to the inspections", "fr": "Guide des inspections"},
            "url": "https://data.department.example/guide.html",
            "resource_type": "guide",
            "format": "HTML",
            "language": ["en", "fr"],
        }
        api(editor).action.package_patch(
            id=record["id"],
            title_translated={"en": "Harbours, inspected", "fr": "Ports inspectés"},
            frequency="P1M",
            audience=["scientists", "government"],
            resources=[*record["resources"][1:], guide],
        )
        file = io.BytesIO(b"harbour,count\nHalifax,2\n")
        file.name = "inspections.csv"
        files = {"upload": file}
        changed = {"id": record["resources"][1]["id"], "date_published": "2026-01-31"}
        api(editor).call_action("resource_patch", changed, files=files)
        return record["name"]

    yield make
    monkeypatch.undo()
    catalogue.reload()


@pytest.fixture
def open_page(
    api, editor, org_admin, organization, make_dataset, make_waiting, visit, administrator
):
    """`open_page("withdrawal form", language)`: a page of that kind, and core's beside it."""

    def publish(name):
        api(editor).action.ogip_publish(id=name)

    def withdraw(name):
        api(org_admin).action.ogip_withdraw(id=name, reason="legal_order", explanation=WHY)

    def close(name):
        api(editor).action.package_patch(id=name, private=True, state="active")

    made = Catalogue(make_dataset, make_waiting, publish, withdraw, close, organization["name"])

    def open_it(name, language, **options):
        recipe = RECIPES[name]
        page = (visit if recipe is notice else administrator)(**options)
        return page, recipe(made, page, language)

    return open_it
