"""The tab "Open government": who sees it, what it says, where it leads."""

import pytest

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


def tab(dataset, prefix=""):
    return f"{prefix}/dataset/ogip/{dataset['name']}"


def test_an_editor_reads_what_blocks_in_english(app, editor, draft):
    app.set_session_user(editor["id"])
    page = app.get(tab(draft))

    assert "Not ready to publish: 2 things block" in page
    assert "The French title is missing." in page
    assert "No licence is chosen." in page
    assert "Who can do it:" in page


def test_an_editor_reads_what_blocks_in_french(app, editor, draft):
    app.set_session_user(editor["id"])
    page = app.get(tab(draft, "/fr"))

    assert "Pas prête à publier\u00a0: 2 points empêchent la publication" in page
    assert "Le titre français est absent." in page
    assert "Blocks publication" not in page


def test_one_thing_is_said_in_the_singular(app, editor, make_dataset):
    draft = make_dataset(license_id=None)
    app.set_session_user(editor["id"])

    assert "1 thing blocks" in app.get(tab(draft))
    assert "1 point empêche la publication" in app.get(tab(draft, "/fr"))


def test_each_gap_leads_to_its_field_on_the_form_page_that_has_it(app, editor, draft):
    app.set_session_user(editor["id"])
    page = app.get(tab(draft))

    back = f"return_to=/dataset/ogip/{draft['id']}"
    title_page, licence_page = 1, 3
    assert f"/dataset/edit/{draft['name']}/{title_page}?{back}#field-title_translated-fr" in page
    assert f"/dataset/edit/{draft['name']}/{licence_page}?{back}#field-license_id" in page
    form = app.get(f"/dataset/edit/{draft['name']}/{licence_page}")
    assert 'id="field-license_id"' in form


def test_a_gap_of_a_resource_leads_to_its_field(app, editor, make_dataset):
    resources = compliant_dataset()["resources"]
    resources[0]["name_translated"] = {"en": "Inspections"}
    draft = make_dataset(resources=resources)
    app.set_session_user(editor["id"])
    page = app.get(tab(draft))

    resource_id = draft["resources"][0]["id"]
    link = f"/dataset/{draft['name']}/resource/{resource_id}/edit#field-name_translated-fr"
    assert link in page
    assert 'id="field-name_translated-fr"' in app.get(link.partition("#")[0])


def test_missing_files_lead_to_a_new_resource(app, editor, make_dataset):
    draft = make_dataset(resources=[])
    app.set_session_user(editor["id"])

    assert f"/dataset/{draft['name']}/resource/new" in app.get(tab(draft))


def test_what_an_editor_typed_is_shown_as_text(app, editor, make_dataset):
    markup = "<script>alert(1)</script>"
    resources = compliant_dataset()["resources"]
    resources[0]["name_translated"] = {"en": markup}
    draft = make_dataset(title_translated={"en": markup}, resources=resources)
    app.set_session_user(editor["id"])
    page = app.get(tab(draft))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_record_without_gaps_is_ready(app, editor, make_dataset):
    draft = make_dataset()
    app.set_session_user(editor["id"])

    assert "Ready to publish" in app.get(tab(draft))


def test_an_information_asset_has_the_tab_too(app, editor, make_dataset):
    draft = make_dataset(type="info", license_id=None)
    app.set_session_user(editor["id"])

    page = app.get(tab(draft))
    assert f"/info/edit/{draft['name']}/" in page
    assert tab(draft) in app.get(f"/info/{draft['name']}")


def test_a_member_reads_the_tab_but_is_not_offered_what_only_editors_may(app, member, draft):
    app.set_session_user(member["id"])
    page = app.get(tab(draft))

    assert "The French title is missing." in page
    assert "Editors of the organization can publish it." in page
    assert "/publish" not in page
    assert "#field-license_id" not in page


def test_outsiders_do_not_learn_that_a_draft_exists(app, outsider, draft):
    app.get(tab(draft), status=404)
    app.set_session_user(outsider["id"])
    app.get(tab(draft), status=404)
    app.get("/dataset/ogip/no-such-dataset", status=404)


def test_outsiders_do_not_see_the_checks_of_a_public_record(app, outsider, public):
    app.get(tab(public), status=403)
    app.set_session_user(outsider["id"])
    app.get(tab(public), status=403)


def test_only_those_who_may_see_the_tab_are_led_to_it(app, editor, public):
    address = f"/dataset/{public['name']}"

    assert tab(public) not in app.get(address)
    app.set_session_user(editor["id"])
    assert tab(public) in app.get(address)
