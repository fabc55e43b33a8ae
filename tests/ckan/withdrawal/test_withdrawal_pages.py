"""The form on the tab, and the notice that stands in place of the record."""

import pytest
from ckan import model

from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.withdrawal.conftest import WHY

pytestmark = pytest.mark.usefixtures("clean_portal")

GONE = 410
FORM = {
    "reason": "published_in_error",
    "explanation-en": WHY["en"],
    "explanation-fr": WHY["fr"],
}


def state_of(record):
    model.Session.expire_all()
    return model.Package.get(record["id"]).state


def tab(record, prefix=""):
    return f"{prefix}/dataset/ogip/{record['name']}"


def test_the_notice_says_what_was_there_and_why_it_is_gone(app, withdrawn):
    page = app.get(f"/dataset/{withdrawn['name']}", status=GONE)

    assert withdrawn["title_translated"]["en"] in page
    assert "31 March 2016" in page
    assert "Published in error" in page
    assert WHY["en"] in page
    assert "mailto:open-data@department.example" in page


def test_the_notice_in_french(app, withdrawn):
    page = app.get(f"/fr/dataset/{withdrawn['name']}", status=GONE)

    assert withdrawn["title_translated"]["fr"] in page
    assert "31 mars 2016" in page
    assert "Publié par erreur" in page
    assert "Les comptages de deux ports étaient inversés." in page
    assert WHY["en"] not in page


def test_the_notice_holds_neither_files_nor_description(app, withdrawn):
    page = app.get(f"/dataset/{withdrawn['name']}", status=GONE).body

    assert withdrawn["notes_translated"]["en"] not in page
    assert "/resource/" not in page
    assert "inspections.csv" not in page


def test_the_mailbox_of_the_organization_comes_first(
    app, api, sysadmin, organization, make_public, withdraw
):
    api(sysadmin).action.organization_patch(
        id=organization["id"], opengov_email="open@department.example"
    )
    record = make_public()
    withdraw(record)

    page = app.get(f"/dataset/{record['name']}", status=GONE)
    assert "mailto:open@department.example" in page


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_the_notice_stands_at_every_address_that_was_public(app, outsider, withdrawn, prefix):
    file_id = withdrawn["resources"][0]["id"]
    app.set_session_user(outsider["id"])
    for address in (
        f"/dataset/{withdrawn['name']}",
        f"/dataset/{withdrawn['id']}",
        f"/dataset/{withdrawn['name']}/resource/{file_id}",
    ):
        app.get(prefix + address, status=GONE)


def test_an_information_asset_has_a_notice_too(app, make_public, withdraw):
    record = make_public(type="info", review_date="2027-01-15", lifetime_class="static")
    withdraw(record)

    app.get(f"/info/{record['name']}", status=GONE)


def test_what_was_typed_is_shown_as_text(app, make_public, withdraw):
    record = make_public()
    withdraw(record, explanation={"en": "<script>alert(1)</script>", "fr": "Faux."})

    page = app.get(f"/dataset/{record['name']}", status=GONE).body
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_notice_outlives_the_draft(app, api, editor, sysadmin, withdrawn):
    api(editor).action.package_delete(id=withdrawn["id"])
    app.get(f"/dataset/{withdrawn['name']}", status=GONE)

    api(sysadmin).action.dataset_purge(id=withdrawn["id"])
    app.get(f"/dataset/{withdrawn['name']}", status=GONE)


def test_a_new_public_record_of_that_name_is_shown(
    app, api, editor, sysadmin, organization, withdrawn
):
    api(sysadmin).action.dataset_purge(id=withdrawn["id"])
    new = compliant_dataset(owner_org=organization["id"]) | {"ref_number": "HARB-0002"}
    dataset = api(editor).action.package_create(**new)
    api(editor).action.ogip_publish(id=dataset["id"])

    app.get(f"/dataset/{withdrawn['name']}", status=200)
    app.get(f"/dataset/{withdrawn['id']}", status=GONE)


def test_members_see_the_draft_with_a_word_about_it(app, member, withdrawn):
    app.set_session_user(member["id"])
    page = app.get(f"/dataset/{withdrawn['name']}", status=200)

    assert withdrawn["notes_translated"]["en"] in page
    assert "Withdrawn from the public" in page
    assert WHY["en"] in page


def test_a_draft_that_never_was_public_has_no_notice(app, api, editor, organization):
    api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))

    app.get("/dataset/small-craft-harbour-inspections", status=404)


def test_an_administrator_withdraws_from_the_tab(app, org_admin, public):
    app.set_session_user(org_admin["id"])
    assert f"{tab(public)}/withdraw" in app.get(tab(public))
    page = app.post(f"{tab(public)}/withdraw", data=FORM)

    assert "Withdrawn. The public reads your explanation in its place." in page
    assert state_of(public) == "draft"
    assert f"{tab(public)}/reinstate" in page
    assert f"{tab(public)}/publish" not in page


def test_an_editor_is_not_offered_it_and_may_not(app, editor, public):
    app.set_session_user(editor["id"])
    assert "/withdraw" not in app.get(tab(public))

    app.get(f"{tab(public)}/withdraw", status=403)
    app.post(f"{tab(public)}/withdraw", data=FORM, status=403)
    assert state_of(public) == "active"


@pytest.mark.parametrize(
    ("left_out", "field"),
    [("reason", "reason"), ("explanation-en", "explanation-en"), ("explanation-fr",) * 2],
)
def test_a_refused_form_keeps_what_was_typed(app, org_admin, public, left_out, field):
    app.set_session_user(org_admin["id"])
    page = app.post(f"{tab(public)}/withdraw", data=FORM | {left_out: ""})

    assert f'href="#field-{field}"' in page
    assert page.body.count('aria-invalid="true"') == 1
    assert all(text in page for name, text in FORM.items() if name not in (left_out, "reason"))
    assert state_of(public) == "active"


def test_a_reason_that_does_not_hold_is_explained(app, org_admin, make_public):
    record = make_public(retention_until="2999-12-31")
    app.set_session_user(org_admin["id"])
    page = app.post(f"{tab(record)}/withdraw", data=FORM | {"reason": "retention_ended"})

    assert "The record must stay public until 31 December 2999 at least." in page
    assert 'value="retention_ended" selected' in page
    assert state_of(record) == "active"


def test_an_administrator_publishes_again_from_the_tab(app, org_admin, withdrawn):
    app.set_session_user(org_admin["id"])
    page = app.post(f"{tab(withdrawn)}/reinstate")

    assert "Published again." in page
    assert state_of(withdrawn) == "active"


def test_a_refused_return_shows_what_blocks(app, api, editor, org_admin, withdrawn):
    api(editor).action.package_patch(id=withdrawn["id"], license_id="")
    app.set_session_user(org_admin["id"])
    page = app.post(f"{tab(withdrawn)}/reinstate")

    assert 'id="ogip-refusal"' in page
    assert "No licence is chosen." in page
    assert state_of(withdrawn) == "draft"


def test_a_core_page_that_would_publish_it_says_what_to_do(app, api, editor, withdrawn):
    api(editor).action.package_patch(id=withdrawn["id"], private=False)
    app.set_session_user(editor["id"])
    file = {"id": "", "url": "https://data.department.example/x.csv", "save": "go-metadata-publish"}
    page = app.post(f"/dataset/{withdrawn['name']}/resource/new", data=file)

    assert "it stays out of the public view" in page
    assert state_of(withdrawn) == "draft"


@pytest.mark.ckan_config("WTF_CSRF_ENABLED", "true")
@pytest.mark.parametrize("verb", ["withdraw", "reinstate"])
def test_a_page_of_somebody_else_cannot_send_the_forms(app, org_admin, public, verb):
    app.set_session_user(org_admin["id"])
    app.post(f"{tab(public)}/{verb}", data=FORM, status=400)

    assert state_of(public) == "active"
