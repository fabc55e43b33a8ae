"""The inventory's way to the public: submitted, approved by somebody else, published."""

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

pytestmark = pytest.mark.usefixtures("clean_portal")


def errors_of(refusal):
    return refusal.value.error_dict


def test_nobody_sees_an_inventory_that_was_not_published(add, submit, approve, listed):
    add("1")
    submit()
    approve()

    with pytest.raises(NotFound):
        listed()


def test_what_was_approved_is_what_the_public_sees(add, released, submit, listed):
    add("1")
    released()
    add("2")
    submit()

    assert [item["title"]["en"] for item in listed()["results"]] == ["Depth soundings 1"]


def test_an_inventory_is_not_published_without_approval(add, submit, publish, nothing_changes):
    add("1")
    submit()

    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        publish()

    assert [each["rule"] for each in errors_of(refusal)["ogip"]] == ["OG-405"]


def test_an_inventory_that_was_refused_is_not_published(add, submit, approve, publish):
    add("1")
    submit()
    shown = approve(decision="refuse", comment="The titles are too short.")

    assert shown["open"]["state"] == "refused"
    assert shown["open"]["decided"]["comment"] == "The titles are too short."
    with pytest.raises(ValidationError) as refusal:
        publish()
    assert "refused" in errors_of(refusal)["ogip"][0]["message"]


def test_a_refusal_says_what_to_correct(add, submit, approve, nothing_changes):
    add("1")
    submit()

    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        approve(decision="refuse")

    assert "comment" in errors_of(refusal)


def test_whoever_submitted_the_inventory_does_not_approve_it(
    add, submit, approve, org_admin, nothing_changes
):
    add("1")
    submit(org_admin)

    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        approve()

    assert "Somebody else" in errors_of(refusal)["organization"][0]


def test_a_list_that_changed_since_it_was_read_is_not_approved(
    add, submit, approve, nothing_changes
):
    add("1")
    read = submit()["open"]["fingerprint"]
    add("2")
    submit()

    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        approve(fingerprint=read)

    assert "fingerprint" in errors_of(refusal)


def test_submitting_the_same_list_again_keeps_its_approval(add, submit, approve):
    add("1")
    submit()
    approve()

    assert submit()["open"]["state"] == "approved"


def test_an_incomplete_item_keeps_the_inventory_from_being_submitted(add, submit, nothing_changes):
    add("1")
    add("2", volume=None, title={"en": "Only in English"})

    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        submit()

    [sentence] = errors_of(refusal)["items"]
    assert sentence.startswith("REF-SECRET-2: ")
    assert {each["rule"] for each in errors_of(refusal)["ogip"]} == {"OG-402"}


def test_an_empty_inventory_is_not_submitted(submit, organization, nothing_changes):
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        submit()

    assert "nothing to publish" in errors_of(refusal)["organization"][0]


def test_an_editor_neither_approves_nor_publishes(
    add, submit, approve, publish, editor, nothing_changes
):
    add("1")
    submit()

    with nothing_changes(), pytest.raises(NotAuthorized):
        approve(editor)
    with nothing_changes(), pytest.raises(NotAuthorized):
        publish(editor)


@pytest.mark.parametrize("who", ["member", "outsider", None])
def test_only_editors_submit(request, who, add, submit, nothing_changes):
    add("1")
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        submit(user)


def test_every_step_is_in_the_log(add, released, api, org_admin, organization):
    add("1")
    released()

    log = api(org_admin).action.ogip_event_list(
        object_type="inventory", object_id=organization["id"]
    )
    kinds = [event["kind"] for event in log["results"]]
    assert kinds == ["inventory_published", "inventory_approved", "inventory_submitted"]
    changes = [
        (event["details"]["before"]["state"], event["details"]["after"]["state"])
        for event in log["results"]
    ]
    assert changes == [("approved", "published"), ("submitted", "approved"), (None, "submitted")]


def test_the_next_edition_is_due_a_year_later(add, released):
    add("1")
    public = released()["public"]

    assert (public["state"], public["renewal_is_due"]) == ("published", False)
    year = int(public["published"]["at"][:4])
    assert public["renewal_due"].startswith(str(year + 1))
