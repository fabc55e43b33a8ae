"""Publishing from the tab, and core's own ways to publish from a page."""

import pytest
from ckan import model

pytestmark = pytest.mark.usefixtures("clean_portal")

FILE = {
    "id": "",
    "name_translated-en": "Counts",
    "name_translated-fr": "Comptages",
    "url": "https://data.department.example/counts.csv",
}


def state_of(dataset):
    model.Session.expire_all()
    package = model.Package.get(dataset["id"])
    return package.state


def test_a_refusal_is_shown_on_the_tab_and_publishes_nothing(app, editor, draft):
    app.set_session_user(editor["id"])
    answer = app.post(f"/dataset/ogip/{draft['name']}/publish", follow_redirects=False)

    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(
        f"/dataset/ogip/{draft['name']}?refused=1#ogip-refusal"
    )
    page = app.get(answer.headers["Location"].partition("#")[0])
    assert 'id="ogip-refusal"' in page
    assert "Nothing was changed." in page
    assert state_of(draft) == "draft"


def test_the_page_of_a_refusal_can_be_read_in_the_other_language(app, editor, draft):
    app.set_session_user(editor["id"])
    page = app.get(f"/fr/dataset/ogip/{draft['name']}?refused=1")

    assert "Non publiée" in page
    assert "Rien n'a été modifié." in page


def test_an_old_refusal_is_not_repeated_once_the_gaps_are_closed(app, editor, make_dataset):
    draft = make_dataset()
    app.set_session_user(editor["id"])

    assert "ogip-refusal" not in app.get(f"/dataset/ogip/{draft['name']}?refused=1")


def test_publishing_says_so_and_shows_the_public_state(app, api, editor, make_dataset):
    draft = make_dataset()
    app.set_session_user(editor["id"])
    page = app.post(f"/dataset/ogip/{draft['name']}/publish")

    assert "Everybody can find it from now on." in page
    assert "Public, and in order" in page
    assert "/publish" not in page
    assert draft["name"] in api(None).action.package_list()


@pytest.mark.parametrize("who", ["member", "outsider"])
def test_only_editors_publish(request, app, who, make_dataset, nothing_changes):
    draft = make_dataset()
    app.set_session_user(request.getfixturevalue(who)["id"])

    with nothing_changes():
        app.post(f"/dataset/ogip/{draft['name']}/publish", status=403)


@pytest.mark.parametrize("save", ["go-metadata-publish", "go-metadata"])
def test_publishing_from_cores_resource_form_saves_the_file_and_says_what_blocks(
    app, api, editor, draft, save
):
    app.set_session_user(editor["id"])
    answer = app.post(f"/dataset/{draft['name']}/resource/new", data=FILE | {"save": save})

    assert answer.status_code == 200
    assert "No licence is chosen." in answer
    assert state_of(draft) == "draft"
    names = [file["name"] for file in api(editor).action.package_show(id=draft["id"])["resources"]]
    assert names.count("Counts") == 1


def test_the_last_button_of_the_resource_form_saves_the_file_and_leads_to_the_tab(
    app, api, editor, draft
):
    app.set_session_user(editor["id"])
    form = app.get(f"/dataset/{draft['name']}/resource/new")
    assert f"/dataset/ogip/{draft['name']}/finish" in form
    assert "go-metadata" not in form

    page = app.post(f"/dataset/ogip/{draft['name']}/finish", data=FILE | {"save": "go-dataset"})

    assert "Not ready to publish" in page
    assert state_of(draft) == "draft"
    assert len(api(editor).action.package_show(id=draft["id"])["resources"]) == 4


def test_an_empty_resource_form_adds_nothing_and_leads_to_the_tab(app, api, editor, draft):
    app.set_session_user(editor["id"])
    page = app.post(
        f"/dataset/ogip/{draft['name']}/finish", data={"id": "", "url": "", "save": "go-dataset"}
    )

    assert "Not ready to publish" in page
    assert len(api(editor).action.package_show(id=draft["id"])["resources"]) == 3


def test_a_faulty_resource_form_is_shown_again_with_what_was_typed(app, editor, draft):
    app.set_session_user(editor["id"])
    faulty = FILE | {"save": "go-dataset", "date_published": "someday"}
    page = app.post(f"/dataset/ogip/{draft['name']}/finish", data=faulty)

    assert "Comptages" in page
    assert 'id="resource-edit"' in page


def test_a_request_that_is_no_resource_form_is_refused(app, editor, draft, nothing_changes):
    app.set_session_user(editor["id"])
    with nothing_changes():
        app.post(f"/dataset/ogip/{draft['name']}/finish", data={}, status=400)


def test_removing_the_last_file_of_a_public_record_is_refused_with_the_reason(
    app, api, editor, make_dataset
):
    record = make_dataset(type="info", review_date="2027-01-15", lifetime_class="static")
    api(editor).action.ogip_publish(id=record["id"])
    app.set_session_user(editor["id"])
    for file in record["resources"]:
        page = app.post(f"/info/{record['name']}/resource/{file['id']}/delete")

    assert "Nothing was changed, because the public record would break a rule." in page
    assert api(None).action.package_show(id=record["id"])["resources"]
