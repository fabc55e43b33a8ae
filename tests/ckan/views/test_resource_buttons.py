"""Every button of CKAN's forms, pressed twice: nothing is lost, doubled or made public."""

import pytest
from ckan import model

pytestmark = pytest.mark.usefixtures("clean_portal")

FILE = {
    "id": "",
    "name_translated-en": "Counts",
    "name_translated-fr": "Comptages",
    "url": "https://data.department.example/counts.csv",
}
EMPTY = {"id": "", "url": ""}
PUBLISHING = ["go-metadata", "go-metadata-publish"]
BUTTONS = [*PUBLISHING, "go-metadata-preview", "go-dataset", "go-dataset-complete", "again", ""]


def state_of(dataset):
    model.Session.expire_all()
    return model.Package.get(dataset["id"]).state


@pytest.fixture
def press(app, editor):
    """Press a button of the resource form of a record, or of one of its resources."""

    def act(record, save, resource_id=None, **typed):
        app.set_session_user(editor["id"])
        form = f"{resource_id}/edit" if resource_id else "new"
        address = f"/dataset/{record['name']}/resource/{form}"
        return app.post(address, data=typed | {"save": save})

    return act


@pytest.fixture
def files(api, editor):
    """Return the names of the files of a record."""

    def read(record):
        shown = api(editor).action.package_show(id=record["id"])
        return [each["name"] for each in shown["resources"]]

    return read


@pytest.mark.parametrize("save", BUTTONS)
def test_each_button_saves_the_file_once_and_publishes_nothing(press, files, draft, save):
    page = press(draft, save, **FILE)

    assert page.status_code == 200
    assert files(draft).count("Counts") == 1
    assert state_of(draft) == "draft"


@pytest.mark.parametrize("save", PUBLISHING)
def test_a_refusal_says_that_the_file_is_saved_and_leads_to_the_tab(press, draft, save):
    page = press(draft, save, **FILE)

    assert 'id="ogip-refusal"' in page
    assert "Not published" in page
    assert "No licence is chosen." in page
    assert f"/dataset/ogip/{draft['name']}" in page
    assert "&#39;rule&#39;" not in page


@pytest.mark.parametrize("save", PUBLISHING)
def test_the_form_after_a_refusal_pressed_again_adds_nothing(press, files, draft, save):
    press(draft, save, **FILE)
    page = press(draft, save, **EMPTY)

    assert "No licence is chosen." in page
    assert files(draft).count("Counts") == 1
    assert len(files(draft)) == len(draft["resources"]) + 1
    assert state_of(draft) == "draft"


@pytest.mark.parametrize("save", PUBLISHING)
def test_a_draft_in_order_is_published_by_the_same_buttons(press, api, make_dataset, save):
    draft = make_dataset()
    press(draft, save, **EMPTY)

    assert api(None).action.package_list() == [draft["name"]]


@pytest.mark.parametrize("save", BUTTONS)
def test_a_refused_file_of_a_public_record_keeps_what_was_typed(press, files, public, save):
    before = files(public)
    page = press(public, save, **FILE)

    assert "Not saved" in page
    assert 'value="Comptages"' in page
    assert "The type of the resource “Counts” is missing." in page
    assert 'href="#field-resource_type"' in page
    assert 'id="field-resource_type-error"' in page
    assert "&#39;rule&#39;" not in page
    assert files(public) == before
    assert state_of(public) == "active"


def test_a_refused_change_of_a_public_file_says_why_beside_the_field(press, files, public):
    file = public["resources"][0]
    page = press(
        public,
        "go-metadata",
        file["id"],
        **{"name_translated-en": "Typed anew", "name_translated-fr": "", "url": file["url"]},
    )

    assert "Not saved" in page
    assert 'value="Typed anew"' in page
    assert 'id="field-resource_type-error"' in page
    assert "Typed anew" not in files(public)


def test_a_refused_change_of_a_public_record_says_why_beside_the_field(app, api, editor, public):
    app.set_session_user(editor["id"])
    refused = app.post(f"/dataset/edit/{public['name']}/3", data={"license_id": "", "save": ""})

    assert "Not saved" in refused
    assert 'href="#field-license_id"' in refused
    assert "&#39;rule&#39;" not in refused
    assert api(None).action.package_show(id=public["id"])["license_id"] == "ca-ogl-lgo"


@pytest.mark.parametrize("save", ["go-resource", "go-metadata", "go-metadata-preview", "", "else"])
@pytest.mark.parametrize("phase", ["1", ""])
def test_each_button_of_the_first_page_makes_one_draft(app, editor, organization, save, phase):
    app.set_session_user(editor["id"])
    typed = {
        "title_translated-en": "Water levels",
        "name": "water-levels",
        "owner_org": organization["id"],
        "state": "active",
        "private": "False",
        "save": save,
    }
    given = typed | ({"_ckan_phase": phase} if phase else {})
    first = app.post("/dataset/new", data=given)
    second = app.post("/dataset/new", data=given)

    assert {first.status_code, second.status_code} == {200}
    assert model.Session.query(model.Package).count() == 1
    assert state_of({"id": "water-levels"}) == "draft"
