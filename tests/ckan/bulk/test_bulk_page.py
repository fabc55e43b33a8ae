"""CKAN's page for changing many records of an organization: a report, record by record."""

import pytest
from ckan.common import config
from ckan.lib import redis

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def press(app, org_admin, organization):
    """Tick records and press a button of the page, as the administrator of the organization."""

    def act(button, *records, language="", **how):
        app.set_session_user(org_admin["id"])
        ticked = {f"dataset_{each['id']}": "on" for each in records}
        return app.post(
            f"{language}/organization/bulk_process/{organization['name']}",
            data={**ticked, f"bulk_action.{button}": button},
            **how,
        )

    return act


def test_the_report_says_what_became_of_each_record(app, api, press, good, bad, draft):
    page = press("public", good, bad, draft)

    assert page.status_code == 200
    assert "1 record is public now." in page
    assert "1 record was not changed." in page
    assert "1 record is still a draft." in page
    assert "No licence is chosen." in page
    for record in (good, bad, draft):
        assert f"/dataset/ogip/{record['name']}" in page
    assert api(None).action.package_list() == ["good"]


def test_the_report_has_an_address_that_can_be_reloaded_and_read_in_french(app, press, good, bad):
    answer = press("public", good, bad, follow_redirects=False)
    assert answer.status_code == 302
    address = answer.headers["Location"]
    address = address[address.index("/organization/") :]

    assert "1 record is public now." in app.get(address)
    french = app.get(f"/fr{address}")
    assert "Aucune licence" in french
    assert "Écluses" in french


def test_the_report_is_its_readers_own(app, press, sysadmin, bad):
    answer = press("public", bad, follow_redirects=False)
    address = answer.headers["Location"]
    app.set_session_user(sysadmin["id"])

    app.get(address[address.index("/organization/") :], status=404)


@pytest.mark.parametrize("button", ["private", "delete"])
def test_public_records_are_sent_to_withdrawal(api, press, public, button):
    page = press(button, public)

    assert "What is public stays public" in page
    assert "1 record was not changed." in page
    assert api(None).action.package_list() == ["public"]


@pytest.mark.parametrize(
    ("button", "said"),
    [("private", "1 record is private now."), ("delete", "1 record is deleted.")],
)
def test_what_is_not_public_is_changed_and_said_so(press, bad, button, said):
    assert said in press(button, bad)


@pytest.mark.parametrize("button", ["public", "nonsense"])
def test_a_press_that_means_nothing_changes_nothing_and_says_so(press, good, button):
    records = [good] if button == "nonsense" else []

    assert "Nothing was changed. Choose records" in press(button, *records)


def test_editors_may_not(app, editor, organization, good, nothing_changes):
    app.set_session_user(editor["id"])
    with nothing_changes():
        app.post(
            f"/organization/bulk_process/{organization['name']}",
            data={f"dataset_{good['id']}": "on", "bulk_action.public": "public"},
            status=403,
        )


def test_an_organization_that_does_not_exist_is_not_found(app, sysadmin):
    app.set_session_user(sysadmin["id"])
    data = {"dataset_x": "on", "bulk_action.public": "public"}
    app.post("/organization/bulk_process/nowhere", data=data, status=404)


def test_without_redis_the_report_is_shown_at_once(press, good, silent_redis):
    page = press("public", good)

    assert "1 record is public now." in page


@pytest.fixture
def silent_redis(monkeypatch):
    """Point CKAN at a Redis that does not answer."""
    monkeypatch.setitem(config, "ckan.redis.url", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(redis, "_connection_pool", None)
