"""What is known about the asset of an item: facts for its priority, rules that read decisions."""

import pytest
from ckan import model
from ckanapi import NotAuthorized, ValidationError

from ckanext.ogip.gate.judge import known_about
from ckanext.ogip.store.facts import UNSAVED
from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.eligibility.answers import AGAIN, ELIGIBLE, INELIGIBLE

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def decide(api, editor, org_admin, item):
    """Answer the questions about the item and have them confirmed."""

    def run(answers):
        api(editor).action.ogip_eligibility_assess(item_id=item["id"], answers=answers)
        api(org_admin).action.ogip_eligibility_assess(item_id=item["id"], confirm=True)

    return run


@pytest.fixture
def promoted(api, editor, item):
    """The draft asset of the item, complete."""
    action = api(editor).action
    draft = action.ogip_item_promote(id=item["id"])
    kept = ("name", "ref_number", "owner_org")
    facts = {field: value for field, value in compliant_dataset().items() if field not in kept}
    return action.package_patch(id=draft["id"], **facts)


@pytest.fixture
def published(api, editor, promoted):
    """The asset of the item, public."""
    api(editor).action.ogip_publish(id=promoted["id"])
    return promoted


def finding_of(api, user, dataset, rule):
    found = api(user).action.ogip_check(id=dataset["id"], include_passed=True)["findings"]
    return next(each for each in found if each["rule"] == rule)


def facts_about(dataset):
    return known_about({key: dataset.get(key) for key in ("id", "owner_org", "ref_number")})


def test_without_a_decision_the_rule_says_that_nobody_has_decided(api, editor, promoted):
    assert facts_about(promoted)["eligibility"] is None
    assert finding_of(api, editor, promoted, "OG-101")["outcome"] == "fail"


def test_an_answer_that_nobody_confirmed_is_no_decision(api, editor, item, promoted):
    api(editor).action.ogip_eligibility_assess(item_id=item["id"], answers=ELIGIBLE)

    assert facts_about(promoted)["eligibility"] is None


def test_a_confirmed_decision_satisfies_the_rule(api, editor, decide, promoted):
    decide(ELIGIBLE)

    assert facts_about(promoted)["eligibility"]["role"] == "OGC"
    assert finding_of(api, editor, promoted, "OG-101")["outcome"] == "pass"


def test_a_decision_against_the_release_fails_the_rule(api, editor, decide, promoted):
    decide(INELIGIBLE)

    finding = finding_of(api, editor, promoted, "OG-101")
    assert (finding["outcome"], finding["params"]["outcome"]) == ("fail", "ineligible")
    assert facts_about(promoted)["eligibility"]["review_date"] == AGAIN


def test_what_was_decided_against_is_not_published(api, editor, decide, promoted):
    decide(INELIGIBLE)

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_publish(id=promoted["id"])

    assert [each["rule"] for each in refusal.value.error_dict["ogip"]] == ["OG-101"]
    assert api(editor).action.package_show(id=promoted["id"])["state"] == "draft"


def test_what_was_decided_for_is_published_and_so_is_what_nobody_decided_on(
    api, editor, decide, promoted
):
    undecided = finding_of(api, editor, promoted, "OG-101")
    decide(ELIGIBLE)

    assert (undecided["severity"], undecided["outcome"]) == ("warn", "fail")
    api(editor).action.ogip_publish(id=promoted["id"])
    assert api(None).action.package_show(id=promoted["id"])["state"] == "active"


def test_the_decision_on_an_item_that_waits_for_a_record_is_known(
    api, editor, organization, decide, item
):
    decide(ELIGIBLE)
    record = {**compliant_dataset(), "owner_org": organization["id"], "ref_number": "FIN-1"}

    made = api(editor).action.package_create(**record)

    assert facts_about(made)["inventory_items"] == []
    assert facts_about(made)["eligibility"]["outcome"] == "eligible"


def test_the_decision_on_the_item_of_another_asset_is_not(
    api, editor, organization, decide, promoted
):
    decide(ELIGIBLE)
    record = {**compliant_dataset(), "owner_org": organization["id"], "ref_number": "FIN-1"}

    made = api(editor).action.package_create(**record)

    facts = facts_about(made)
    assert facts["ref_number_holder"]["dataset_id"] == promoted["id"]
    assert (facts["eligibility"], facts["priority"]) == (None, None)


def test_of_an_unsaved_record_nothing_is_decided(api, editor):
    found = api(editor).action.ogip_check(dataset=compliant_dataset())["findings"]

    assert (UNSAVED["eligibility"], UNSAVED["priority"]) == (None, None)
    assert next(each for each in found if each["rule"] == "OG-101")["outcome"] == "fail"


def test_a_score_is_recent_for_the_rule_that_asks_for_one(api, org_admin, organization, promoted):
    assert facts_about(promoted)["priority"] is None

    api(org_admin).action.ogip_priority_rescore(organization=organization["id"])

    assert facts_about(promoted)["priority"]["scored_on"]


def test_the_asset_answers_in_the_place_of_its_item(api, editor, item, promoted):
    api(editor).action.package_patch(id=promoted["id"], frequency="P1M", automation_level="full")

    shown = api(editor).action.ogip_priority_show(item_id=item["id"])["priority"]

    said = {c["statement"]: c["reason"]["key"] for c in shown["contributions"] if c["reason"]}
    assert said["often_updated"] == "frequency_often"
    assert said["updates_itself"] == "automation"


def test_what_the_rules_said_of_the_asset_answers(api, editor, item, promoted):
    shown = api(editor).action.ogip_priority_show(item_id=item["id"])["priority"]

    said = {c["statement"]: (c["value"], c["reason"]) for c in shown["contributions"]}
    value, reason = said["documented"]
    assert (value, reason["key"], reason["params"]) == (True, "rules_pass", {"rules": ["OG-208"]})


def test_members_see_the_decision_and_the_priority_with_the_record(api, member, decide, published):
    decide(ELIGIBLE)

    block = api(member).action.package_show(id=published["id"])["ogip"]

    assert (block["eligibility"]["outcome"], block["eligibility"]["role"]) == ("released", "OGC")
    assert {"band", "score", "points", "completeness"} <= block["priority"].keys()


def test_the_public_sees_the_band_and_no_more(api, outsider, decide, published):
    decide(ELIGIBLE)

    for user in (outsider, None):
        block = api(user).action.package_show(id=published["id"])["ogip"]
        assert (block["eligibility"], block["inventory_item"]) == (None, None)
        assert block["priority"] == {"band": "P3"}


def test_the_item_of_what_is_public_is_open(api, editor, decide, item, published):
    decide(ELIGIBLE)

    found = api(editor).action.ogip_item_show(id=item["id"])
    assert (found["eligible_for_release"], found["access_level"]) == ("Y", "open")
    assert found["state"] == "published"


def test_nobody_outside_learns_of_the_decision_in_other_ways(api, outsider, decide, item):
    decide(INELIGIBLE)

    for name in ("ogip_eligibility_show", "ogip_priority_show"):
        with pytest.raises(NotAuthorized):
            getattr(api(outsider).action, name)(item_id=item["id"])
    assert model.Session.query(model.Package).count() == 0
