"""Answers are a proposal: kept with who, when and evidence, and nothing follows from them yet."""

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

from tests.ckan.eligibility.answers import AGAIN, ELIGIBLE, INELIGIBLE

pytestmark = pytest.mark.usefixtures("clean_portal")


def errors_of(call, *args, **arguments):
    with pytest.raises(ValidationError) as refusal:
        call(*args, **arguments)
    return refusal.value.error_dict


def events_of(api, user, item, kind):
    listed = api(user).action.ogip_event_list(object_type="item", object_id=item["id"])
    return [event for event in listed["results"] if event["kind"] == kind]


def test_the_first_question_is_there_before_any_answer(api, outsider):
    asked = api(outsider).action.ogip_eligibility_evaluate()

    assert (asked["outcome"], asked["next"]) == ("pending", "holder")
    assert asked["questions"][0]["text"]["fr"].endswith("?")


def test_an_evaluation_lists_what_is_wrong_and_keeps_nothing(api, member, item):
    asked = api(member).action.ogip_eligibility_evaluate(answers={**ELIGIBLE, "holder": "aliens"})

    assert [error["field"] for error in asked["errors"]] == ["holder"]
    assert api(member).action.ogip_eligibility_show(item_id=item["id"])["proposal"] is None


def test_answers_are_sent_in_an_address_as_well(app, outsider):
    address = '/api/action/ogip_eligibility_evaluate?answers={"holder":"nobody"}'

    asked = app.get(address, headers={"Authorization": outsider["token"]}).json["result"]

    assert asked["outcome"] == "not_held"


def test_answers_are_kept_with_who_when_and_on_what_evidence(api, editor, member, assess, item):
    assess(ELIGIBLE, evidence={"mandatory": "Checked with legal services."})

    found = api(member).action.ogip_eligibility_show(item_id=item["id"])

    proposal = found["proposal"]
    assert found["decision"] is None
    assert (proposal["outcome"], proposal["complete"]) == ("eligible", True)
    assert proposal["answers"] == ELIGIBLE
    assert proposal["evidence"] == {"mandatory": "Checked with legal services."}
    assert (proposal["assessed"]["by"], proposal["assessed"]["role"]) == (editor["name"], "STEW")
    assert proposal["confirmed"] is None
    assert proposal["evaluation"]["meaning"]["fr"] == "Ceci peut être publié."


def test_answers_alone_change_nothing_about_the_item(assess, shown):
    before = shown()

    assess(INELIGIBLE)

    after = shown()
    assert (after["eligible_for_release"], after["access_level"]) == (None, None)
    assert after["state"] == before["state"] == "under_review"


def test_an_item_that_was_nominated_is_under_review_once_somebody_answers(
    api, editor, organization
):
    nominated = api(editor).action.ogip_item_create(
        organization=organization["id"],
        ref_number="N-1",
        title={"en": "Buses", "fr": "Autobus"},
        state="nominated",
    )

    found = api(editor).action.ogip_eligibility_assess(
        item_id=nominated["id"], answers={"holder": "organization"}
    )

    assert found["state"] == "under_review"


def test_one_answer_at_a_time_leads_to_the_next_question(assess):
    answers = {}
    for _question in range(len(ELIGIBLE)):
        asked = assess(answers)["proposal"]["evaluation"]["next"]
        answers[asked] = ELIGIBLE[asked]

    assert assess(answers)["proposal"]["evaluation"]["next"] is None


def test_new_answers_replace_the_proposal_and_keep_its_evidence(assess):
    assess(ELIGIBLE, evidence={"kind": "The file."})

    proposal = assess(INELIGIBLE)["proposal"]

    assert proposal["outcome"] == "ineligible"
    assert (proposal["exemption"], proposal["look_again"]) == ("privacy", AGAIN)
    assert proposal["evidence"] == {"kind": "The file."}


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({**ELIGIBLE, "holder": "aliens"}, "holder"),
        ({**ELIGIBLE, "colour": "red"}, "colour"),
        ({**INELIGIBLE, "review_date": "2001-01-01"}, "review_date"),
        ({**INELIGIBLE, "rationale": {"en": "Alone."}}, "rationale"),
        ({**ELIGIBLE, "rationale": {"en": "x" * 100_000, "fr": "y"}}, "rationale"),
        ("yes", "answers"),
        (["holder"], "answers"),
        (None, "answers"),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused_and_nothing_is_kept(
    api, editor, item, answers, field, nothing_changes
):
    action = api(editor).action

    with nothing_changes():
        errors = errors_of(action.ogip_eligibility_assess, item_id=item["id"], answers=answers)

    assert field in errors


def test_evidence_for_a_question_that_does_not_exist_is_refused(assess, nothing_changes):
    with nothing_changes():
        assert "evidence" in errors_of(assess, ELIGIBLE, evidence={"colour": "red"})


def test_the_refusal_is_in_the_language_of_the_caller(app, editor, item):
    answer = app.post(
        "/fr/api/action/ogip_eligibility_assess",
        json={"item_id": item["id"], "answers": {"holder": "aliens"}},
        headers={"Authorization": editor["token"]},
        expect_errors=True,
    )

    assert answer.status_code == 409
    assert "ne fait pas partie des choix" in answer.json["error"]["holder"][0]


def test_each_set_of_answers_is_in_the_log_with_what_it_replaced(api, editor, assess, item):
    assess({"holder": "nobody"})
    assess(ELIGIBLE)

    newest, oldest = events_of(api, editor, item, "eligibility_answered")

    assert oldest["details"]["before"] is None
    assert newest["details"]["before"]["outcome"] == "not_held"
    assert newest["details"]["after"]["answers"] == ELIGIBLE
    assert newest["user"]["name"] == editor["name"]


@pytest.mark.parametrize("who", ["member", "outsider", None])
def test_only_editors_answer(request, api, who, item, nothing_changes):
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        api(user).action.ogip_eligibility_assess(item_id=item["id"], answers=ELIGIBLE)


@pytest.mark.parametrize("who", ["outsider", None])
def test_answers_are_read_inside_the_organization_only(request, api, who, item, assess):
    assess()
    user = request.getfixturevalue(who) if who else None

    with pytest.raises(NotAuthorized):
        api(user).action.ogip_eligibility_show(item_id=item["id"])


def test_an_item_that_does_not_exist_is_not_found(api, editor):
    with pytest.raises(NotFound):
        api(editor).action.ogip_eligibility_assess(item_id="nowhere", answers=ELIGIBLE)
