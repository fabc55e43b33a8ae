"""A sysadmin publishes against a rule: who may, for what reason, and what is kept of it."""

import pytest
from ckan.lib import search
from ckanapi import NotAuthorized, NotFound, ValidationError

from tests.ckan.override.decision import DECISION

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_a_sysadmin_publishes_against_a_rule(api, sysadmin, draft):
    published = api(sysadmin).action.ogip_publish(id=draft["id"], override=DECISION)

    assert (published["state"], published["basis"]) == ("published", "override")
    assert api(None).action.package_show(id=draft["id"])["state"] == "active"
    assert api(None).action.package_search(fq=f"id:{draft['id']}")["count"] == 1


def test_the_approval_says_who_decided_why(sysadmin, overridden, approval):
    kept = approval(overridden)

    assert kept.basis == "override"
    assert kept.user_id == sysadmin["id"]
    assert kept.reason_code == DECISION["reason_code"]
    assert kept.explanation == DECISION["explanation"]


def test_the_log_names_the_rules_that_were_overridden(api, member, sysadmin, overridden):
    event = api(member).action.ogip_event_list(object_id=overridden["id"])["results"][0]

    assert event["kind"] == "publication_overridden"
    assert event["user"]["name"] == sysadmin["name"]
    assert event["details"]["reason_code"] == DECISION["reason_code"]
    assert event["details"]["explanation"] == DECISION["explanation"]
    assert [rule["rule"] for rule in event["details"]["rules"]] == ["OG-102"]


def test_members_see_the_decision_and_the_public_does_not(api, member, sysadmin, overridden):
    shown = api(member).action.package_show(id=overridden["id"])["ogip"]["approvals"]

    assert shown.pop("at")
    assert shown == {"basis": "override", "by": sysadmin["name"], **DECISION}
    assert api(None).action.package_show(id=overridden["id"])["ogip"]["approvals"] is None


@pytest.mark.parametrize("person", ["editor", "org_admin", "member", "outsider"])
def test_nobody_else_may_override(api, person, request, draft, state):
    with pytest.raises(NotAuthorized):
        api(request.getfixturevalue(person)).action.ogip_publish(id=draft["id"], override=DECISION)

    assert state(draft)[0] == "draft"


@pytest.mark.parametrize(
    "given",
    [
        {},
        "now",
        ["now"],
        {"reason_code": "legal_obligation"},
        {"explanation": DECISION["explanation"]},
        {**DECISION, "reason_code": "because"},
        {**DECISION, "reason_code": ["legal_obligation"]},
        {**DECISION, "explanation": "   "},
        {**DECISION, "explanation": "urgent"},
        {**DECISION, "explanation": 7},
        {**DECISION, "explanation": "It must be so\0 and not otherwise"},
        {**DECISION, "explanation": "very long " * 1000},
        {**DECISION, "rules": ["OG-102"]},
    ],
    ids=str,
)
def test_without_a_known_reason_and_an_explanation_nothing_is_published(
    api, sysadmin, draft, state, given
):
    with pytest.raises(ValidationError) as refusal:
        api(sysadmin).action.ogip_publish(id=draft["id"], override=given)

    assert refusal.value.error_dict["override"]
    assert state(draft)[0] == "draft"


def test_what_no_rule_refuses_is_published_as_checked(api, sysadmin, editor, draft, approval):
    api(editor).action.package_patch(id=draft["id"], license_id="ca-ogl-lgo")

    api(sysadmin).action.ogip_publish(id=draft["id"], override=DECISION)

    assert approval(draft).basis == "checked"
    assert api(sysadmin).action.ogip_event_list(kind="publication_overridden")["count"] == 0


def test_a_rule_that_nobody_may_override_refuses_all_the_same(
    api, sysadmin, editor, draft, state, approval
):
    api(editor).action.package_patch(id=draft["id"], access_level="restricted")

    with pytest.raises(ValidationError) as refusal:
        api(sysadmin).action.ogip_publish(id=draft["id"], override=DECISION)

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-103"]
    assert "OG-103" in refusal.value.error_dict["override"][0]
    assert state(draft)[0] == "draft"
    assert approval(draft) is None


def test_a_record_that_does_not_exist_is_not_found(api, sysadmin, portal):
    with pytest.raises(NotFound):
        api(sysadmin).action.ogip_publish(id="no-such", override=DECISION)


def test_a_refused_override_leaves_no_trace(api, sysadmin, editor, draft):
    api(editor).action.package_patch(id=draft["id"], access_level="restricted")

    with pytest.raises(ValidationError):
        api(sysadmin).action.ogip_publish(id=draft["id"], override=DECISION)

    assert api(sysadmin).action.ogip_event_list()["count"] == 0


def test_a_write_that_fails_after_the_decision_takes_it_back(
    api, sysadmin, draft, state, approval, monkeypatch
):
    def fail(*_arguments, **_more):
        raise search.SearchIndexError("the index does not answer")

    monkeypatch.setattr(search.PackageSearchIndex, "index_package", fail)
    with pytest.raises(ValidationError):
        api(sysadmin).action.ogip_publish(id=draft["id"], override=DECISION)
    monkeypatch.undo()

    assert state(draft)[0] == "draft"
    assert approval(draft) is None
    assert api(sysadmin).action.ogip_event_list()["count"] == 0
