"""Payloads of the wrong shape get a clear answer, and nothing is saved."""

import pytest
from ckan import model

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

ODD = [
    {"title_translated": ["a", "b"]},
    {"title_translated": 7},
    {"title_translated": {"en": {"deep": 1}}},
    {"keywords": {"en": 3}},
    {"resources": "a file"},
    {"resources": ["a file"]},
    {"resources": [["a"]]},
    {"resources": {"0": {}}},
    {"relationship": "supersedes"},
    {"relationship": ["supersedes"]},
    {"third_party": {"provider": "x"}},
    {"subject": {"a": 1}},
    {"subject": 5},
    {"date_published": ["2020"]},
    {"date_published": {"y": 2020}},
    {"extras": "x"},
    {"extras": [{"value": 1}]},
    {"extras": ["x"]},
    {"state": ["draft"]},
    {"state": {"draft": 1}},
    {"private": {"a": 1}},
    {"name": ["x"]},
    {"type": 3},
    {"type": ["dataset"]},
    {"license_id": 12},
    {"ogip": "x"},
    {"title_translated-en": "flat"},
    {"title_translated-en": ["flat"], "title_translated": "not a dict"},
    {"\u0000": "nul"},
    {"notes_translated": {"en": "a\u0000b", "fr": "c"}},
]


@pytest.mark.parametrize("odd", ODD, ids=str)
@pytest.mark.parametrize("action", ["package_create", "ogip_check"])
def test_it_is_answered_as_the_callers_mistake_or_taken(app, editor, organization, action, odd):
    fields = {**compliant_dataset(owner_org=organization["id"]), **odd}
    payload = {"dataset": fields} if action == "ogip_check" else fields

    answer = app.post(
        f"/api/action/{action}", json=payload, headers={"Authorization": editor["token"]}
    )

    assert answer.status_code in {200, 400, 409}
    assert answer.status_code == 200 or action == "ogip_check" or not saved()


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_publishing_and_breaking_in_one_call_is_never_a_server_error(
    app, api, editor, organization, odd
):
    dataset = api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))
    payload = {"id": dataset["id"], "state": "active", "private": False, **odd}

    answer = app.post(
        "/api/action/package_patch", json=payload, headers={"Authorization": editor["token"]}
    )

    assert answer.status_code in {200, 400, 409}


def saved():
    model.Session.expire_all()
    return model.Session.query(model.Package).count()
