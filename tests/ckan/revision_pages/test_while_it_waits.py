"""While a change waits: what insiders and the public read, and what the forms say and show."""

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")

BANNER = "A change of this record is waiting for approval"
SAVED = "Saved. It waits for approval"


@pytest.mark.parametrize(
    "address", ["/dataset/{name}", "/dataset/ogip/{name}", "/dataset/edit/{name}/4"]
)
def test_insiders_read_that_a_change_waits(app, editor, waiting, address):
    app.set_session_user(editor["id"])
    page = app.get(address.format(**waiting))

    assert BANNER in page
    assert f"/dataset/ogip/{waiting['name']}/revision" in page


def test_the_public_reads_nothing_of_it(app, waiting):
    page = app.get(f"/dataset/{waiting['name']}")

    assert BANNER not in page
    assert "/revision" not in page


def test_the_form_shows_the_version_that_waits(app, editor, waiting):
    app.set_session_user(editor["id"])

    assert 'value="Harbours, inspected"' in app.get(f"/dataset/edit/{waiting['name']}/1")


def test_saving_a_form_says_that_it_waits(app, api, editor, reviewing, public):
    reviewing("held")
    app.set_session_user(editor["id"])
    page = app.post(f"/dataset/edit/{public['name']}/4", data={"frequency": "P1M", "save": ""})

    assert SAVED in page
    assert BANNER in page
    assert api(None).action.package_show(id=public["id"])["frequency"] == public["frequency"]


def test_saving_what_needs_no_approval_says_nothing_of_it(app, editor, waiting):
    app.set_session_user(editor["id"])
    page = app.post(f"/dataset/edit/{waiting['name']}/4", data={"frequency": "P1M", "save": ""})

    assert SAVED not in page


def test_saving_a_file_leads_to_what_waits(app, editor, reviewing, public):
    reviewing("held")
    file = public["resources"][1]
    app.set_session_user(editor["id"])
    form = {name: file[name] for name in ("url", "format", "resource_type", "language")}
    form |= {"name_translated-en": "Anew", "name_translated-fr": "De nouveau", "save": ""}
    page = app.post(f"/dataset/{public['name']}/resource/{file['id']}/edit", data=form)

    assert SAVED in page
    assert "Waiting change" in page


def test_removing_a_file_that_only_waits_is_possible_on_the_web(app, api, editor, waiting):
    app.set_session_user(editor["id"])
    new = api(editor).action.resource_create(
        package_id=waiting["id"],
        name_translated={"en": "Guide", "fr": "Guide"},
        url="https://data.department.example/guide.html",
        resource_type="guide",
        format="HTML",
        language=["en", "fr"],
    )
    form = app.get(f"/dataset/{waiting['name']}/resource/{new['id']}/edit")
    assert 'value="Guide"' in form

    page = app.post(f"/dataset/{waiting['name']}/resource/{new['id']}/delete")
    assert page.status_code == 200
    shown = api(editor).action.ogip_revision_show(id=waiting["id"])
    assert new["id"] not in {each["id"] for each in shown["record"]["resources"]}


def test_a_draft_is_saved_without_a_word_of_approval(app, api, editor, organization, reviewing):
    reviewing("held")
    draft = api(editor).action.package_create(name="draft", owner_org=organization["id"])
    app.set_session_user(editor["id"])
    page = app.post(f"/dataset/edit/{draft['name']}/4", data={"frequency": "P1M", "save": ""})

    assert page.status_code == 200
    assert SAVED not in page
