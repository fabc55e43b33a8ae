"""A release is planned for a day; a later one needs a reason, and every move is kept."""

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

from tests.ckan.release_plan.conftest import in_days, make_past

pytestmark = pytest.mark.usefixtures("clean_portal")


def errors_of(call, *arguments, **named):
    with pytest.raises(ValidationError) as refusal:
        call(*arguments, **named)
    return refusal.value.error_dict


def test_a_day_is_planned_with_who_did_it(plan, listed, editor):
    shown = plan(in_days(30))

    assert (shown["planned"], shown["first_planned"]) == (in_days(30), in_days(30))
    assert shown["history"][0]["by"] == editor["name"]
    assert listed()["results"][0]["planned"] == in_days(30)


def test_a_later_day_needs_a_reason_and_the_slip_is_kept(plan, listed):
    plan(in_days(30))

    assert "reason" in errors_of(plan, in_days(45))
    plan(in_days(45), reason="The files must be converted first.")

    (slip,) = listed()["results"][0]["slips"]
    assert (slip["before"], slip["after"], slip["days"]) == (in_days(30), in_days(45), 15)
    assert slip["reason"] == "The files must be converted first."
    assert (listed()["results"][0]["slip"], listed()["results"][0]["state"]) == (15, "slipped")


def test_an_earlier_day_needs_none(plan):
    plan(in_days(30))

    assert plan(in_days(20))["slips"] == []


def test_a_day_is_taken_back_with_a_reason(plan, listed):
    plan(in_days(30))

    assert "reason" in errors_of(plan, "")
    assert plan("", reason="The program ended.")["planned"] is None
    assert listed(state="unplanned")["count"] == 1


def test_the_same_day_again_changes_nothing(plan):
    plan(in_days(30))

    assert len(plan(in_days(30))["history"]) == 1


@pytest.mark.parametrize(
    "day", ["soon", "2020-01-01", "9999-12-31", "0001-01-01", "2027-02-30", 5, ["2027-01-01"]]
)
def test_what_is_no_day_to_plan_is_refused_and_nothing_changes(plan, listed, day):
    assert "planned_date" in errors_of(plan, day)
    assert listed()["results"][0]["planned"] is None


def test_a_day_must_be_given(api, editor, item):
    assert "planned_date" in errors_of(
        api(editor).action.ogip_release_plan_set, item_id=item["id"], reason="Because."
    )


def test_what_may_not_be_released_is_not_planned(api, editor, make_item, plan):
    closed = make_item("FIN-2", eligible_for_release="N")

    assert "may not be released" in errors_of(plan, in_days(5), item_id=closed["id"])["item_id"][0]


def test_what_may_no_longer_be_released_is_taken_out_of_the_plan(api, editor, item, plan, listed):
    plan(in_days(5))
    api(editor).action.ogip_item_update(id=item["id"], eligible_for_release="N")

    plan("", reason="It was decided against.")

    assert listed()["count"] == 0


def test_where_the_draft_was_deleted_the_item_alone_is_planned(api, editor, item, plan, listed):
    draft = api(editor).action.ogip_item_promote(id=item["id"])
    api(editor).action.package_delete(id=draft["id"])

    assert plan(in_days(5))["planned"] == in_days(5)
    assert listed()["results"][0]["planned"] == in_days(5)


def test_what_is_released_is_not_planned(make_item, plan):
    released = make_item("FIN-2", date_released="2024-01-15")

    assert "2024" in errors_of(plan, in_days(5), item_id=released["id"])["planned_date"][0]


def test_days_from_files_and_forms_are_in_the_history(api, editor, organization, item, plan):
    rows = [{"ref_number": "FIN-1", "title_en": "Spending", "planned_release_date": in_days(10)}]
    api(editor).action.ogip_inventory_import(organization=organization["id"], rows=rows)
    api(editor).action.ogip_item_update(id=item["id"], planned_release_date=in_days(60))

    shown = plan(in_days(90), reason="More time.")

    days = [(move["planned"], move["by"]) for move in shown["history"]]
    assert days == [(in_days(90), editor["name"]), (in_days(60), None), (in_days(10), None)]
    assert [slip["days"] for slip in shown["slips"]] == [50, 30]


def test_the_draft_follows_the_plan_and_the_plan_the_draft(api, editor, item, plan, listed):
    plan(in_days(10))
    draft = api(editor).action.ogip_item_promote(id=item["id"])
    assert draft["planned_release_date"] == in_days(10)

    plan(in_days(20), reason="One more review.")
    draft = api(editor).action.package_show(id=draft["id"])
    assert draft["planned_release_date"] == in_days(20)
    found = api(editor).action.package_search(
        fq=f"id:{draft['id']}", include_drafts=True, include_private=True
    )
    assert found["results"][0]["planned_release_date"] == in_days(20)

    api(editor).action.package_patch(id=draft["id"], planned_release_date=in_days(40))
    assert listed()["results"][0]["planned"] == in_days(40)
    assert listed()["results"][0]["slip"] == 30


def test_a_day_that_passed_is_overdue_and_slips_every_day(plan, listed, item):
    plan(in_days(5))
    make_past(item["id"], days=12)

    (line,) = listed(late=True)["results"]
    assert (line["state"], line["slip"]) == ("overdue", 7)


def test_planning_is_in_the_log_with_who_did_it(plan, api, editor, item):
    plan(in_days(5))
    plan(in_days(9), reason="A holiday.")

    events = api(editor).action.ogip_event_list(object_id=item["id"], kind="release_planned")
    assert events["results"][0]["user"]["name"] == editor["name"]
    assert events["results"][0]["details"] == {
        "before": in_days(5),
        "after": in_days(9),
        "reason": "A holiday.",
    }


@pytest.mark.parametrize("who", ["member", "outsider", None])
def test_only_editors_plan(request, plan, who, item, nothing_changes):
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        plan(in_days(5), user=user)


def test_members_read_and_nobody_else(plan, api, member, outsider, item):
    assert api(member).action.ogip_release_plan_show(item_id=item["id"])["planned"] is None
    with pytest.raises(NotAuthorized):
        api(outsider).action.ogip_release_plan_show(item_id=item["id"])
    with pytest.raises(NotFound):
        plan(in_days(5), item_id="nothing")
