"""A dataset type that the settings leave alone: its records look as if ogip were not there."""

import pytest
from ckan.common import config

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def left_alone(monkeypatch):
    """Leave datasets alone from here on: a new one would be public at once."""
    monkeypatch.setitem(config, "ckanext.ogip.exempt_types", ["dataset"])


@pytest.fixture
def page(app, editor):
    """Ask for a page as an editor; return its HTML."""

    def ask(address):
        app.set_session_user(editor["id"])
        return app.get(address).body

    return ask


def test_a_record_of_a_judged_type_says_what_was_decided_and_has_its_tab(api, editor, draft, page):
    assert "ogip" in api(editor).action.package_show(id=draft["id"])
    assert f"/dataset/ogip/{draft['name']}" in page(f"/dataset/{draft['name']}")


@pytest.mark.usefixtures("left_alone")
def test_a_record_left_alone_says_nothing_and_has_no_tab(api, editor, draft, page):
    assert "ogip" not in api(editor).action.package_show(id=draft["id"])
    assert f"/dataset/ogip/{draft['name']}" not in page(f"/dataset/{draft['name']}")


@pytest.mark.usefixtures("left_alone")
def test_who_asks_for_the_tab_of_a_record_left_alone_is_told_why_there_is_none(app, editor, draft):
    app.set_session_user(editor["id"])
    answer = app.get(f"/dataset/ogip/{draft['name']}", expect_errors=True)

    assert answer.status_code == 404
    assert "The rules do not apply to records of this type." in answer


def test_the_form_of_a_file_of_a_draft_left_alone_publishes_as_in_core(page, draft, left_alone):
    form = page(f"/dataset/{draft['name']}/resource/new")

    assert 'value="go-metadata"' in form
    assert "/finish" not in form


def test_the_form_of_a_file_of_a_judged_draft_leads_to_the_checks(page, draft):
    form = page(f"/dataset/{draft['name']}/resource/new")

    assert 'value="go-metadata"' not in form
    assert f"/dataset/ogip/{draft['name']}/finish" in form


@pytest.mark.usefixtures("left_alone")
def test_records_left_alone_are_narrowed_by_core_tags(page):
    assert "There are no Tags that match this search" in page("/dataset/")


def test_judged_records_are_narrowed_by_keywords_of_the_visitors_language(page):
    assert "There are no Keywords that match this search" in page("/dataset/")


def test_what_happened_to_a_deleted_record_left_alone_stays_in_the_stream(
    api, editor, sysadmin, public, left_alone
):
    api(editor).action.package_delete(id=public["id"])

    stream = api(sysadmin).action.package_activity_list(id=public["id"])
    shown = api(None).action.user_activity_list(id=editor["id"])
    assert "new package" in {each["activity_type"] for each in stream}
    assert public["id"] in {each["object_id"] for each in shown}
