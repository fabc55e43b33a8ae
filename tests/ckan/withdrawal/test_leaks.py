"""No place where a record was public still shows it after its withdrawal.

Each place is first looked at while the record is public: one that showed nothing then would prove
nothing now.
"""

import http
import json
from contextlib import suppress

import pytest
from ckan import model
from ckan.common import config
from ckan.lib.search.common import make_connection
from ckan.plugins import toolkit as tk
from ckanapi import NotAuthorized, NotFound

from ckanext.ogip import config as settings
from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

VISITORS = ["anonymous", "outsider"]
# Whole records of other days (`activity_data_show`) are for editors only, in CKAN itself.
ACTIONS = {
    "package_show": lambda seen: {"id": seen.record["id"]},
    "package_list": lambda seen: {},
    "package_search": lambda seen: {"q": "harbour", "include_drafts": True},
    "current_package_list_with_resources": lambda seen: {},
    "package_autocomplete": lambda seen: {"q": "harbour"},
    "resource_show": lambda seen: {"id": seen.file["id"]},
    "resource_search": lambda seen: {"query": "url:inspections"},
    "resource_view_show": lambda seen: {"id": seen.preview},
    "datastore_search": lambda seen: {"resource_id": seen.file["id"]},
    "datastore_info": lambda seen: {"id": seen.file["id"]},
    "member_list": lambda seen: {"id": seen.record["owner_org"], "object_type": "package"},
    "organization_show": lambda seen: {"id": seen.record["owner_org"], "include_datasets": True},
    "recently_changed_packages_activity_list": lambda seen: {},
    "organization_activity_list": lambda seen: {"id": seen.record["owner_org"]},
    "package_activity_list": lambda seen: {"id": seen.record["id"]},
    "activity_show": lambda seen: {"id": seen.activity["id"], "include_data": False},
}
PAGES = {
    "search": lambda seen: "/dataset/?q=harbour",
    "home of the organization": lambda seen: f"/organization/{seen.organization}",
    "file": lambda seen: f"/dataset/{seen.record['name']}/resource/{seen.file['id']}",
    "download": lambda seen: seen.file["url"],
    "data as CSV": lambda seen: f"/datastore/dump/{seen.file['id']}",
    "history": lambda seen: f"/dataset/activity/{seen.record['name']}",
    "activities of the organization": lambda seen: f"/organization/activity/{seen.organization}",
    "feed": lambda seen: "/feeds/dataset.atom",
    "feed of the organization": lambda seen: f"/feeds/organization/{seen.organization}.atom",
    "feed of a search": lambda seen: "/feeds/custom.atom?q=harbour",
}
# Words that stand in the record, its file, its data, its activities and its preview.
MARKS = ("small-craft-harbour", "small craft harbours", "Halifax")


class Seen:
    """What an attacker noted while the record was public."""

    def __init__(self, record, organization, preview, activity):
        self.record = record
        self.organization = organization["name"]
        self.file = record["resources"][0]
        self.preview = preview
        self.activity = activity


@pytest.fixture
def seen(api, editor, organization, public):
    purpose = {"en": "Plan trips.", "fr": "Planifier des sorties."}
    api(editor).action.package_patch(id=public["id"], purpose=purpose)
    activity = api(None).action.package_activity_list(id=public["id"])[0]
    preview = add_preview(public["resources"][0]["id"], public["id"], editor)
    return Seen(public, organization, preview, activity)


@pytest.fixture(params=VISITORS)
def visitor(request):
    return None if request.param == "anonymous" else request.getfixturevalue(request.param)


def add_preview(file_id, dataset_id, editor):
    """Add a preview and the activity that CKAN makes of it."""
    title = "small craft harbours"
    view = model.ResourceView(resource_id=file_id, title=title, view_type="text", order=0)
    model.Session.add(view)
    model.Session.commit()
    view_id = view.id
    tk.get_action("activity_create")(
        {"ignore_auth": True, "user": editor["name"]},
        {
            "user_id": editor["id"],
            "object_id": dataset_id,
            "activity_type": "new resource view",
            "data": {"title": title, "package_id": dataset_id},
        },
    )
    return view_id


def answer(api, visitor, action, arguments):
    with suppress(NotAuthorized, NotFound):
        return json.dumps(api(visitor).call_action(action, arguments))
    return ""


def body(app, visitor, address):
    if visitor:
        app.set_session_user(visitor["id"])
    found = app.get(address, follow_redirects=True)
    return found.body if found.status_code == http.HTTPStatus.OK else ""


def shows(text, seen):
    marks = (*MARKS, seen.record["id"], seen.file["id"])
    return any(mark in text for mark in marks)


def test_no_action_shows_it_any_more(api, visitor, seen, withdraw):
    def showing():
        answers = {name: answer(api, visitor, name, ask(seen)) for name, ask in ACTIONS.items()}
        return {name for name, text in answers.items() if shows(text, seen)}

    assert showing() == set(ACTIONS)

    withdraw(seen.record)

    assert showing() == set()


def test_no_page_shows_it_any_more(app, visitor, seen, withdraw):
    def showing():
        pages = {name: body(app, visitor, address(seen)) for name, address in PAGES.items()}
        return {name for name, text in pages.items() if shows(text, seen)}

    assert showing() == set(PAGES)

    withdraw(seen.record)

    assert showing() == set()


def test_nor_the_activities_of_its_editor(api, outsider, editor, seen, withdraw):
    assert shows(answer(api, outsider, "user_activity_list", {"id": editor["id"]}), seen)

    withdraw(seen.record)

    assert not shows(answer(api, outsider, "user_activity_list", {"id": editor["id"]}), seen)


def test_nor_the_news_of_those_who_follow_it(api, outsider, seen, withdraw):
    api(outsider).action.follow_dataset(id=seen.record["id"])
    assert shows(answer(api, outsider, "dashboard_activity_list", {}), seen)

    withdraw(seen.record)

    assert not shows(answer(api, outsider, "dashboard_activity_list", {}), seen)


def test_nor_those_of_a_record_that_the_rules_leave_alone(
    api, outsider, editor, organization, monkeypatch, withdraw
):
    monkeypatch.setitem(config, settings.EXEMPT_TYPES, ["dataset"])
    given = compliant_dataset(organization["id"]) | {"state": "active", "private": False}
    record = api(editor).action.package_create(**given)
    told = api(outsider).action.user_activity_list
    assert record["name"] in json.dumps(told(id=editor["id"]))

    withdraw(record)

    assert record["name"] not in json.dumps(told(id=editor["id"]))


def test_the_index_holds_no_public_document(seen, withdraw):
    index = make_connection()
    query = {"q": f"id:{seen.record['id']}", "fq": "permission_labels:public"}
    assert index.search(**query).hits == 1

    withdraw(seen.record)

    assert index.search(**query).hits == 0


def test_members_keep_the_history(api, member, seen, withdraw):
    withdraw(seen.record)

    history = api(member).action.package_activity_list(id=seen.record["id"])
    assert seen.activity["id"] in [activity["id"] for activity in history]
