"""A second person puts the answers in force; then the item, rules and records follow them."""

import json

import pytest
import sqlalchemy as sa
from ckan import model
from ckanapi import NotAuthorized, ValidationError

from ckanext.ogip.gate.judge import today
from tests.ckan.eligibility.answers import AGAIN, ELIGIBLE, HIDDEN, INELIGIBLE, NOT_HELD, TREATABLE

pytestmark = pytest.mark.usefixtures("clean_portal")

COLUMNS = ("eligible_for_release", "access_level", "exemption", "exemption_review_date")


def errors_of(call, *args, **arguments):
    with pytest.raises(ValidationError) as refusal:
        call(*args, **arguments)
    return refusal.value.error_dict


def columns_of(item):
    return tuple(item[name] for name in COLUMNS)


def test_a_second_person_puts_the_answers_in_force(api, editor, org_admin, assess, confirm):
    assess()

    found = confirm()

    decision = found["decision"]
    assert found["proposal"] is None
    assert decision["outcome"] == "eligible"
    assert decision["assessed"]["by"] == editor["name"]
    assert (decision["confirmed"]["by"], decision["confirmed"]["role"]) == (
        org_admin["name"],
        "OGC",
    )


@pytest.mark.parametrize(
    ("answers", "columns"),
    [
        (ELIGIBLE, ("Y", "to_be_opened", None, None)),
        (TREATABLE, ("N", "to_be_opened", None, None)),
        (INELIGIBLE, ("N", "restricted", "privacy", AGAIN)),
        (NOT_HELD, (None, None, None, None)),
    ],
)
def test_the_item_follows_the_decision(decided, shown, answers, columns):
    decided(answers)

    assert columns_of(shown()) == columns


def test_what_was_released_elsewhere_already_is_open(api, editor, item, decided, shown):
    api(editor).action.ogip_item_update(id=item["id"], date_released="2020-01-31")

    decided(ELIGIBLE)

    assert columns_of(shown()) == ("Y", "open", None, None)


def test_the_rationale_of_the_decision_is_the_item_s(decided, shown):
    decided(INELIGIBLE)

    assert shown()["exemption_rationale"] == INELIGIBLE["rationale"]


def test_a_later_decision_takes_the_reasons_away_again(decided, shown):
    decided(INELIGIBLE)
    decided(ELIGIBLE)

    found = shown()
    assert columns_of(found) == ("Y", "to_be_opened", None, None)
    assert found["exemption_rationale"] == {"en": None, "fr": None}


def test_the_item_is_assessed_once_it_is_decided(decided, shown):
    decided(INELIGIBLE)

    assert shown()["state"] == "assessed"


def test_a_treatment_is_kept_with_method_owner_and_date(decided):
    decision = decided(TREATABLE)

    assert decision["treatment"] == {
        "methods": ["aggregate", "suppress"],
        "owner": "Diving Statistics",
        "due": AGAIN,
    }
    assert decision["look_again"] == AGAIN


def test_nobody_confirms_their_own_answers(org_admin, assess, confirm, nothing_changes):
    found = assess(user=org_admin)

    assert found["confirmable"] is False
    with nothing_changes():
        assert "somebody else" in errors_of(confirm)["confirm"][0]


def test_a_sysadmin_does_not_confirm_their_own_answers_either(
    sysadmin, assess, confirm, nothing_changes
):
    assess(user=sysadmin)

    with nothing_changes():
        assert "confirm" in errors_of(confirm, user=sysadmin)


@pytest.mark.parametrize("who", ["editor", "member", "outsider", None])
def test_nobody_but_an_administrator_confirms(
    request, who, org_admin, assess, confirm, nothing_changes
):
    assess(user=org_admin)
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        confirm(user=user)


def test_open_questions_are_not_confirmed(api, org_admin, item, assess, confirm, nothing_changes):
    assess({key: value for key, value in ELIGIBLE.items() if key != "readiness"})

    shown = api(org_admin).action.ogip_eligibility_show(item_id=item["id"])
    assert shown["confirmable"] is False
    with nothing_changes():
        assert "open" in errors_of(confirm)["confirm"][0]


def test_there_must_be_something_to_confirm(decided, confirm):
    assert "confirm" in errors_of(confirm)
    decided()
    assert "already" in errors_of(confirm)["confirm"][0]


def test_what_changed_since_it_was_read_is_not_confirmed(assess, confirm):
    assess(ELIGIBLE)
    assess(INELIGIBLE)

    assert "answers" in errors_of(confirm, answers=ELIGIBLE)
    assert confirm(answers=INELIGIBLE)["decision"]["outcome"] == "ineligible"


def test_a_day_that_has_passed_since_is_not_confirmed(assess, confirm):
    assess(INELIGIBLE)
    answers = {**INELIGIBLE, "review_date": "2001-01-01"}
    _store_answers(answers)

    assert "confirm" in errors_of(confirm)


def test_a_day_that_has_passed_since_is_asked_again_with_the_next_answers(assess):
    assess(INELIGIBLE)
    passed = {**INELIGIBLE, "review_date": "2001-01-01"}
    _store_answers(passed)

    evaluation = assess({**passed, "geospatial": "yes"})["proposal"]["evaluation"]

    assert (evaluation["complete"], evaluation["next"]) == (False, "review_date")


def test_a_decision_is_due_again_on_its_day(api, member, decided, item):
    decided(INELIGIBLE)
    model.Session.execute(sa.text("update ogip_eligibility set look_again = :d"), {"d": today()})
    model.Session.commit()

    decision = api(member).action.ogip_eligibility_show(item_id=item["id"])["decision"]

    assert (decision["look_again"], decision["is_due"]) == (today().isoformat(), True)


def test_answers_to_older_questions_are_not_confirmed(assess, confirm):
    assess(ELIGIBLE)
    model.Session.execute(sa.text("update ogip_eligibility set tree_version = '0'"))
    model.Session.commit()

    assert "confirm" in errors_of(confirm)


def test_new_answers_leave_the_decision_in_force_until_they_are_confirmed(decided, assess, shown):
    decided(ELIGIBLE)

    found = assess({"holder": "nobody"})

    assert found["decision"]["outcome"] == "eligible"
    assert found["proposal"]["outcome"] == "not_held"
    assert shown()["eligible_for_release"] == "Y"


def test_new_answers_keep_the_evidence_of_the_decision(assess, confirm):
    assess(ELIGIBLE, evidence={"kind": "The file."})
    confirm()

    assert assess(INELIGIBLE)["proposal"]["evidence"] == {"kind": "The file."}


def test_an_administrator_answers_in_a_role_of_their_own(org_admin, assess):
    assert assess(user=org_admin)["proposal"]["assessed"]["role"] == "OGC"


def test_what_was_decided_against_loses_its_band(api, org_admin, organization, decided, shown):
    decided(ELIGIBLE)
    before = shown()["band"]

    decided(INELIGIBLE)

    assert (before, shown()["band"]) == ("P3", None)


def test_what_must_stay_unknown_is_confirmed_in_another_role(decided):
    decision = decided(HIDDEN)

    assert decision["may_be_known"] is False
    assert decision["confirmed"]["role"] == "DSO"


def test_a_decision_is_in_the_log_with_the_one_before(api, editor, org_admin, decided, item):
    decided(INELIGIBLE)
    decided(ELIGIBLE)

    listed = api(editor).action.ogip_event_list(object_type="item", object_id=item["id"])
    newest, oldest = [e for e in listed["results"] if e["kind"] == "eligibility_confirmed"]

    assert oldest["details"]["before"] is None
    assert newest["details"]["before"]["outcome"] == "ineligible"
    assert newest["details"]["after"]["outcome"] == "eligible"
    assert (newest["details"]["role"], newest["user"]["name"]) == ("OGC", org_admin["name"])


def test_an_item_that_may_not_be_released_gets_no_asset(api, editor, decided, item):
    decided(INELIGIBLE)

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_item_promote(id=item["id"])

    assert "eligib" in refusal.value.error_dict["id"][0]


def test_an_item_that_is_deleted_takes_its_decisions_along(api, editor, decided, assess, item):
    decided()
    assess()

    api(editor).action.ogip_item_delete(id=item["id"])

    assert model.Session.scalar(sa.text("select count(*) from ogip_eligibility")) == 0


def _store_answers(answers):
    model.Session.execute(
        sa.text("update ogip_eligibility set answers = cast(:answers as jsonb)"),
        {"answers": json.dumps(answers)},
    )
    model.Session.commit()
