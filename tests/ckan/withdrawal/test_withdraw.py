"""Withdrawing: who may, for which reasons, and what is written down."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckanapi import NotAuthorized, NotFound, ValidationError

from ckanext.ogip.store.assessment.assessments import approval_of
from tests.ckan.withdrawal.conftest import WHY

pytestmark = pytest.mark.usefixtures("clean_portal")


def in_database(dataset):
    model.Session.expire_all()
    package = model.Package.get(dataset["id"])
    return package.state, package.private


def rules(refusal):
    return [reason["rule"] for reason in refusal.value.error_dict["ogip"]]


@pytest.mark.parametrize("person", ["org_admin", "sysadmin"])
def test_administrators_withdraw_a_public_record(api, request, public, person):
    notice = api(request.getfixturevalue(person)).action.ogip_withdraw(
        id=public["name"], reason="published_in_error", explanation=WHY
    )

    assert in_database(public) == ("draft", True)
    assert notice["title"] == public["title_translated"]
    assert notice["explanation"] == WHY
    assert notice["published_on"] == public["date_published"]


@pytest.mark.parametrize("person", ["editor", "member", "outsider", None])
def test_nobody_else_withdraws(api, request, public, person, nothing_changes):
    caller = request.getfixturevalue(person) if person else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        api(caller).action.ogip_withdraw(
            id=public["id"], reason="published_in_error", explanation=WHY
        )


def test_the_administrator_of_another_organization_does_not_withdraw(
    api, make_user, make_organization, public, nothing_changes
):
    stranger = make_user("admin", make_organization())

    with nothing_changes(), pytest.raises(NotAuthorized):
        api(stranger).action.ogip_withdraw(
            id=public["id"], reason="published_in_error", explanation=WHY
        )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"reason": "nobody reads it"}, "reason"),
        ({"reason": ""}, "reason"),
        ({"reason": ["legal_order"]}, "reason"),
        ({"explanation": {"en": "Wrong."}}, "explanation"),
        ({"explanation": {"en": "Wrong.", "fr": "  "}}, "explanation"),
        ({"explanation": {"en": "Wrong.", "fr": "\0"}}, "explanation"),
        ({"explanation": {"en": "x" * 2001, "fr": "Faux."}}, "explanation"),
        ({"explanation": "Wrong."}, "explanation"),
        ({"until": "2027-01-15"}, "__extras"),
    ],
)
def test_reason_and_explanation_are_asked_for(api, org_admin, public, said, field):
    given = {"id": public["id"], "reason": "legal_order", "explanation": WHY} | said
    with pytest.raises(ValidationError) as refusal:
        api(org_admin).call_action("ogip_withdraw", given)

    assert field in refusal.value.error_dict
    assert in_database(public) == ("active", False)


def test_an_unknown_record_is_not_found(api, sysadmin):
    with pytest.raises(NotFound):
        api(sysadmin).action.ogip_withdraw(
            id="no-such-record", reason="legal_order", explanation=WHY
        )


def test_a_draft_cannot_be_withdrawn(api, org_admin, withdrawn, nothing_changes):
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        api(org_admin).action.ogip_withdraw(
            id=withdrawn["id"], reason="legal_order", explanation=WHY
        )

    assert refusal.value.error_dict["id"] == ["The record is not public."]


def test_the_end_of_a_retention_period_must_have_come(make_public, withdraw):
    record = make_public(retention_until="2999-12-31")
    with pytest.raises(ValidationError) as refusal:
        withdraw(record, reason="retention_ended")

    assert rules(refusal) == ["OG-314"]
    assert "retention_until" in refusal.value.error_dict
    assert in_database(record) == ("active", False)


def test_a_refused_withdrawal_leaves_no_notice(api, make_public, withdraw):
    record = make_public(retention_until="2999-12-31")
    with pytest.raises(ValidationError):
        withdraw(record, reason="retention_ended")

    with pytest.raises(NotFound):
        api(None).action.ogip_withdrawal_show(id=record["id"])
    assert approval_of(record["id"])


def test_the_approval_ends_with_the_withdrawal(withdrawn):
    model.Session.expire_all()
    assert approval_of(withdrawn["id"]) is None


def test_the_log_keeps_who_withdrew_and_why(api, org_admin, sysadmin, withdrawn):
    events = api(sysadmin).action.ogip_event_list(object_id=withdrawn["id"])["results"]

    event = next(event for event in events if event["kind"] == "publication_withdrawn")
    assert event["user"]["id"] == org_admin["id"]
    assert event["details"]["reason"] == "published_in_error"


def test_the_inventory_says_that_it_is_withdrawn(api, editor, withdrawn):
    items = api(editor).action.ogip_item_list(state="withdrawn")["results"]

    assert [item["dataset"]["id"] for item in items] == [withdrawn["id"]]


def test_members_see_the_draft_and_that_it_is_withdrawn(api, member, withdrawn):
    block = api(member).action.package_show(id=withdrawn["id"])["ogip"]

    assert block["state"] == "withdrawn"
    assert block["withdrawal"]["reason"] == "published_in_error"


def test_the_draft_can_still_be_edited(api, editor, withdrawn):
    corrected = {"en": "Corrected", "fr": "Corrigé"}
    api(editor).action.package_patch(id=withdrawn["id"], title_translated=corrected)

    assert in_database(withdrawn) == ("draft", True)
    notice = api(None).action.ogip_withdrawal_show(id=withdrawn["id"])
    assert notice["title"] == withdrawn["title_translated"]


def test_what_came_back_past_the_gate_can_be_withdrawn_again(api, public, withdraw):
    withdraw(public)
    model.Session.execute(sa.update(model.Package).values(state="active", private=False))
    model.Session.commit()

    withdraw(public, reason="legal_order")

    assert in_database(public) == ("draft", True)
    assert api(None).action.ogip_withdrawal_show(id=public["id"])["reason"] == "legal_order"
