"""What holds after a decision: for exactly the content it was about, and for nothing else."""

import io

import pytest
from ckan import model
from ckan.plugins import toolkit as tk
from ckanapi import ValidationError

from ckanext.ogip.core.findings import Stage
from ckanext.ogip.gate import record as records
from ckanext.ogip.gate.judge import judge, known_about
from ckanext.ogip.store.assessment.assessments import OVERRIDE, Grounds, save_approval
from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.override.decision import DECISION

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_an_immaterial_change_keeps_the_decision(api, editor, overridden, approval):
    before = approval(overridden)
    decided = (before.basis, before.user_id, before.approved_at, before.fingerprint)

    api(editor).action.package_patch(id=overridden["id"], steward="records@example.org")

    kept = approval(overridden)
    assert (kept.basis, kept.user_id, kept.approved_at, kept.fingerprint) == decided
    shown = api(editor).action.package_show(id=overridden["id"])
    assert shown["steward"] == "records@example.org"


def test_a_decision_about_a_record_with_a_stored_file_holds_as_well(
    api, editor, sysadmin, draft, approval
):
    csv = io.BytesIO(b"column\nfirst\n")
    csv.name = "inspections.csv"
    stored = draft["resources"][0]["id"]
    api(editor).call_action("resource_patch", {"id": stored}, files={"upload": csv})

    api(sysadmin).action.ogip_publish(id=draft["id"], override=DECISION)
    api(editor).action.package_patch(id=draft["id"], steward="records@example.org")

    assert approval(draft).basis == "override"


@pytest.mark.parametrize("person", ["editor", "sysadmin"])
def test_a_material_change_is_judged_as_ever(api, person, request, overridden):
    with pytest.raises(ValidationError) as refusal:
        api(request.getfixturevalue(person)).action.package_patch(
            id=overridden["id"], purpose={"en": "Plan", "fr": "Planifier"}
        )

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-102"]


def test_a_decision_ends_where_the_rule_may_no_longer_be_overridden(api, editor, overridden, lock):
    lock("OG-102")

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.package_patch(id=overridden["id"], steward="records@example.org")

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-102"]


def test_once_the_record_is_in_order_it_is_public_as_checked(api, editor, overridden, approval):
    api(editor).action.package_patch(id=overridden["id"], license_id="ca-ogl-lgo")

    kept = approval(overridden)
    assert (kept.basis, kept.user_id, kept.explanation) == ("checked", None, None)


def test_a_new_decision_may_follow_for_what_is_public_already(api, sysadmin, overridden, approval):
    again = {**DECISION, "reason_code": "legal_obligation"}

    api(sysadmin).action.ogip_publish(id=overridden["id"], override=again)

    assert approval(overridden).reason_code == "legal_obligation"
    assert api(sysadmin).action.ogip_event_list(object_id=overridden["id"])["count"] == 2


def test_a_decision_about_other_content_opens_nothing(api, editor, sysadmin, draft, state):
    """As if the row had been written, and another plugin had changed the record meanwhile."""
    package = model.Package.get(draft["id"])
    record = records.from_model(package)
    assessment = judge(record, known_about(record), Stage.PUBLISH)
    save_approval(assessment, Grounds(OVERRIDE, user_id=sysadmin["id"], **DECISION))
    model.Session.commit()

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.package_patch(
            id=draft["id"], purpose={"en": "Plan", "fr": "Planifier"}, state="active"
        )

    assert refusal.value.error_dict["ogip"]
    assert state(draft)[0] == "draft"


@pytest.mark.parametrize("key", ["override", "ogip_override", "approved", "basis"])
def test_no_context_key_stands_for_a_decision(sysadmin, draft, state, key):
    context = {"user": sysadmin["name"], "ignore_auth": True, key: DECISION}

    with pytest.raises(tk.ValidationError):
        tk.get_action("package_patch")(
            context, {"id": draft["id"], "state": "active", "ogip": {"approvals": DECISION}}
        )

    assert state(draft)[0] == "draft"


def test_a_draft_of_another_record_is_not_opened_by_it(api, editor, overridden, organization):
    fields = compliant_dataset(owner_org=organization["id"]) | {"name": "twin", "ref_number": "T-1"}
    del fields["license_id"]
    twin = api(editor).action.package_create(**fields)

    with pytest.raises(ValidationError):
        api(editor).action.ogip_publish(id=twin["id"])


def test_the_tab_shows_the_decision_in_both_languages(app, member, sysadmin, overridden):
    app.set_session_user(member["id"])

    english = app.get(f"/dataset/ogip/{overridden['name']}").body
    french = app.get(f"/fr/dataset/ogip/{overridden['name']}").body

    assert "Urgent public interest" in english
    assert "Intérêt public urgent" in french
    for page in (english, french):
        assert DECISION["explanation"] in page
        assert sysadmin["name"] in page


def test_the_public_page_says_nothing_of_the_decision(app, overridden):
    page = app.get(f"/dataset/{overridden['name']}").body

    assert DECISION["explanation"] not in page
