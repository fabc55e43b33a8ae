"""The dataset form, page by page: what one page saves never touches what the others hold."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")

RELEASE, LIFETIME = 3, 4


def actions(page):
    """Where the form and its buttons would send what was typed."""
    form = re.search(r'<form id="dataset-edit"[^>]* action="([^"]*)"', page.body)
    return form[1], re.findall(r'formaction="([^"]*)"', page.body)


@pytest.mark.parametrize("address", ["/dataset/edit/{name}/3", "/dataset/new/{name}/3"])
def test_the_form_of_a_draft_is_saved_page_by_page(app, editor, draft, address):
    app.set_session_user(editor["id"])
    page = app.get(address.format(**draft))

    form, buttons = actions(page)
    assert form == ""
    assert buttons == [
        f"/dataset/edit/{draft['id']}/3?return_to=/dataset/ogip/{draft['id']}",
        f"/dataset/new/{draft['id']}/3",
    ]


def test_save_and_check_returns_to_the_tab_and_keeps_the_other_pages(app, api, editor, draft):
    app.set_session_user(editor["id"])
    _, (save_and_check, _next) = actions(app.get(f"/dataset/edit/{draft['name']}/{RELEASE}"))
    page = app.post(save_and_check, data={"license_id": "ca-ogl-lgo", "save": "ogip-check"})

    assert "1 thing blocks" in page
    now = api(editor).action.package_show(id=draft["id"])
    assert now["license_id"] == "ca-ogl-lgo"
    assert now["notes_translated"] == draft["notes_translated"]
    assert len(now["resources"]) == len(draft["resources"])


def test_a_mistake_on_one_page_and_its_correction_keep_the_other_pages(app, api, editor, draft):
    app.set_session_user(editor["id"])
    address = f"/dataset/new/{draft['name']}/{LIFETIME}"
    refused = app.post(address, data={"frequency": "P1Y", "date_published": "someday", "save": ""})
    assert 'value="someday"' in refused
    assert actions(refused)[0] == ""

    _, (_check, next_page) = actions(refused)
    app.post(next_page, data={"frequency": "P1Y", "date_published": "2020-01-31", "save": ""})

    now = api(editor).action.package_show(id=draft["id"])
    assert now["date_published"] == "2020-01-31"
    assert now["keywords"] == draft["keywords"]


def test_the_form_of_a_public_record_returns_to_the_tab_it_was_opened_from(app, editor, public):
    app.set_session_user(editor["id"])
    back = f"/dataset/ogip/{public['id']}"
    page = app.post(
        f"/dataset/edit/{public['name']}/{RELEASE}?return_to={back}",
        data={"license_id": "ca-ogl-lgo", "save": ""},
    )

    assert "Public, and in order" in page


def test_a_public_record_is_not_withdrawn_by_a_button_of_the_form(app, editor, public):
    app.set_session_user(editor["id"])

    assert "go-metadata-unpublish" not in app.get(f"/dataset/edit/{public['name']}/{RELEASE}")
