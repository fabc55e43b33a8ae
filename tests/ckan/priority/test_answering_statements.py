"""Answers of people and facts become a priority that explains itself."""

import datetime

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

from ckanext.ogip.core.policy.priority import default_priority
from tests.ckan.eligibility.answers import ELIGIBLE

pytestmark = pytest.mark.usefixtures("clean_portal")

STATEMENTS = default_priority().statements


def errors_of(call, *args, **arguments):
    with pytest.raises(ValidationError) as refusal:
        call(*args, **arguments)
    return refusal.value.error_dict


def statement_of(shown, name):
    [found] = [c for c in shown["priority"]["contributions"] if c["statement"] == name]
    return found


def test_any_thing_is_scored_without_being_kept(api, outsider):
    scored = api(outsider).action.ogip_priority_evaluate(
        answers=dict.fromkeys(STATEMENTS, True), mode="weighted"
    )

    assert (scored["points"], scored["score"], scored["band"]) == (43, 100.0, "P1")


def test_facts_answer_what_nobody_has_to(api, outsider):
    scored = api(outsider).action.ogip_priority_evaluate(facts={"demand": {"ati": 900}})

    [found] = [c for c in scored["contributions"] if c["statement"] == "sought_through_ati"]
    assert (found["value"], found["source"]) == (True, "automatic")
    assert found["reason"]["fr"]
    assert scored["would_change"][0]["band"] == "P2"


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"answers": {"colour": True}}, "answers.colour"),
        ({"answers": {"documented": "yes"}}, "answers.documented"),
        ({"facts": {"demand": {"votes": -1}}}, "facts.demand.votes"),
        ({"facts": {"colour": 1}}, "facts.colour"),
        ({"mode": "by feeling"}, "mode"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_place(api, outsider, given, place):
    assert place in errors_of(api(outsider).action.ogip_priority_evaluate, **given)


def test_an_answer_is_kept_with_who_when_and_on_what_evidence(editor, answer, priority):
    answer(documented={"value": True, "evidence": "The dictionary of 2025."})

    shown = priority()

    found = statement_of(shown, "documented")
    assert (found["value"], found["source"], found["points"]) == (True, "answered", 1.0)
    assert found["answer"]["by"] == editor["name"]
    assert found["answer"]["evidence"] == "The dictionary of 2025."
    assert found["answer"]["on"] == found["answer"]["on"][:10] == shown["scored_on"]
    assert shown["stale"] is False


def test_answers_that_are_not_named_stay(answer):
    answer(documented=True, translated=False)

    shown = answer(translated={"value": None})

    assert statement_of(shown, "documented")["value"] is True
    assert statement_of(shown, "translated")["source"] == "unanswered"


def test_the_form_finds_every_statement_in_both_languages(priority):
    dimensions = priority()["toolkit"]["dimensions"]

    named = [s["id"] for dimension in dimensions for s in dimension["statements"]]
    assert named == list(STATEMENTS)
    assert all(s["help"]["fr"] for dimension in dimensions for s in dimension["statements"])


def test_an_item_with_enough_answers_is_prioritized(api, editor, org_admin, item, answer):
    _decide_eligible(api, editor, org_admin, item)

    few = answer(documented=True)
    all_of_them = answer(**dict.fromkeys(STATEMENTS, True))

    assert (few["state"], few["priority"]["ranked"]) == ("assessed", False)
    assert (all_of_them["state"], all_of_them["priority"]["band"]) == ("prioritized", "P1")


def test_what_the_inventory_knows_answers_by_itself(api, editor, make_item):
    made = make_item("FIN-2", automation_level="full", user_votes=500)

    shown = api(editor).action.ogip_priority_show(item_id=made["id"])

    assert statement_of(shown, "updates_itself")["value"] is True
    assert statement_of(shown, "suggested")["reason"]["params"]["count"] == 500
    assert shown["priority"]["demand"] == 500


def test_a_duty_to_publish_comes_before_any_score(api, editor, make_item):
    made = make_item("FIN-2", mandatory_basis="ati_summary", mandatory_event_date="2026-01-15")

    shown = api(editor).action.ogip_priority_show(item_id=made["id"])

    assert (shown["priority"]["band"], shown["priority"]["points"]) == ("P0", 0)
    assert shown["priority"]["mandated"]["basis"] == "ati_summary"


@pytest.mark.parametrize("eligible", ["N", None])
def test_what_may_not_be_released_has_no_priority(api, editor, make_item, eligible):
    made = make_item("FIN-2", eligible_for_release=eligible)
    action = api(editor).action

    errors = errors_of(
        action.ogip_priority_answer, item_id=made["id"], answers={"documented": True}
    )

    assert "eligib" in errors["item_id"][0]
    assert action.ogip_priority_show(item_id=made["id"])["priority"] is None


@pytest.mark.parametrize(
    ("answers", "place"),
    [
        ({"colour": True}, "answers.colour"),
        ({"documented": "yes"}, "answers.documented"),
        ({"documented": {"value": 1}}, "answers.documented.value"),
        ({"documented": {"value": True, "evidence": "x" * 5000}}, "answers.documented.evidence"),
        ({"documented": {"value": True, "by": "the minister"}}, "answers.documented"),
        ("yes", "answers"),
    ],
)
def test_an_answer_that_cannot_be_read_changes_nothing(
    api, editor, item, answers, place, nothing_changes
):
    action = api(editor).action

    with nothing_changes():
        assert place in errors_of(action.ogip_priority_answer, item_id=item["id"], answers=answers)


def test_every_score_stays_in_the_history_with_its_reason(answer, priority, editor):
    answer(documented=True)
    answer(translated=True)

    newest, oldest = priority()["history"]

    assert (oldest["points"], newest["points"]) == (1, 2)
    assert (newest["cause"], newest["by"]) == ("answers", editor["name"])
    assert newest["answers"] == {"documented": True, "translated": True}


def test_answers_are_in_the_log_before_and_after(api, editor, item, answer):
    answer(documented=True)
    answer(documented=False)

    listed = api(editor).action.ogip_event_list(object_type="item", object_id=item["id"])
    newest = next(e for e in listed["results"] if e["kind"] == "priority_answered")

    assert newest["details"]["before"]["documented"]["value"] is True
    assert newest["details"]["after"]["documented"]["value"] is False
    assert newest["details"]["band"] == {"before": "P3", "after": "P3"}


def test_a_score_holds_for_a_year(answer):
    shown = answer(documented=True)

    scored, due = map(datetime.date.fromisoformat, (shown["scored_on"], shown["rescore_due"]))
    assert (due - scored).days in (365, 366)


@pytest.mark.parametrize("who", ["member", "outsider", None])
def test_only_editors_answer(request, api, who, item, nothing_changes):
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        api(user).action.ogip_priority_answer(item_id=item["id"], answers={"documented": True})


@pytest.mark.parametrize("who", ["outsider", None])
def test_a_priority_is_read_inside_the_organization_only(request, api, who, item):
    user = request.getfixturevalue(who) if who else None

    with pytest.raises(NotAuthorized):
        api(user).action.ogip_priority_show(item_id=item["id"])


def test_an_item_that_does_not_exist_is_not_found(api, editor):
    with pytest.raises(NotFound):
        api(editor).action.ogip_priority_show(item_id="nowhere")


def _decide_eligible(api, editor, org_admin, item):
    api(editor).action.ogip_eligibility_assess(item_id=item["id"], answers=ELIGIBLE)
    api(org_admin).action.ogip_eligibility_assess(item_id=item["id"], confirm=True)


def test_a_duty_that_the_answers_on_eligibility_name_counts_once_it_is_confirmed(
    api, editor, org_admin, item, priority
):
    duty = {**ELIGIBLE, "mandatory": "ati_summary"}
    del duty["data_in_use"]
    api(editor).action.ogip_eligibility_assess(item_id=item["id"], answers=duty)
    before = priority()["priority"]["band"]

    api(org_admin).action.ogip_eligibility_assess(item_id=item["id"], confirm=True)

    assert (before, priority()["priority"]["band"]) == ("P3", "P0")
