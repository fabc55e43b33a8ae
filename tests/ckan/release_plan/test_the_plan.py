"""The release plan as a list: what stands in it, filters, files, calendar, targets."""

import csv
import io

import pytest
from ckanapi import NotAuthorized, ValidationError
from icalendar import Calendar

from ckanext.ogip.core.release_plan.table import COLUMNS
from tests.ckan.release_plan.conftest import in_days, make_past

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def plan_of_five(api, editor, make_item, plan):
    """Planned soon, slipped, overdue, without a day, and released; and one that may not be."""
    soon, slipped, overdue = (make_item(f"FIN-{n}", f"Part {n}") for n in (1, 2, 3))
    make_item("FIN-4", "Part 4", type="info")
    make_item("FIN-5", "Part 5", date_released="2024-01-15")
    make_item("FIN-6", "Closed", eligible_for_release="N")
    plan(in_days(20), item_id=soon["id"])
    plan(in_days(10), item_id=slipped["id"])
    plan(in_days(40), "More time.", item_id=slipped["id"])
    plan(in_days(5), item_id=overdue["id"])
    make_past(overdue["id"])
    api(editor).action.ogip_priority_answer(item_id=soon["id"], answers={"documented": True})
    return [soon, slipped, overdue]


def titles(answer):
    return [line["title"]["en"] for line in answer["results"]]


def test_the_plan_is_in_the_order_of_the_days(plan_of_five, listed):
    answer = listed(facets=True)

    assert titles(answer) == ["Part 3", "Part 1", "Part 2", "Part 4", "Part 5"]
    assert set(COLUMNS) <= set(answer["results"][0])
    assert answer["facets"]["state"] == {
        "overdue": 1,
        "planned": 1,
        "released": 1,
        "slipped": 1,
        "unplanned": 1,
    }
    assert answer["facets"]["band"] == {"P3": 1, "none": 4}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"state": "overdue"}, ["Part 3"]),
        ({"late": True}, ["Part 3", "Part 2"]),
        ({"band": "P3"}, ["Part 1"]),
        ({"due_before": in_days(21)}, ["Part 3", "Part 1"]),
        ({"q": "part 4"}, ["Part 4"]),
        ({"q": "FIN-2"}, ["Part 2"]),
        ({"state": "planned", "late": True}, []),
    ],
)
def test_filters_narrow_the_plan(plan_of_five, listed, filters, found):
    assert titles(listed(**filters)) == found
    assert listed(**filters)["count"] == len(found)


def test_pages_follow_one_another(plan_of_five, listed):
    first = listed(limit=2)
    second = listed(limit=2, cursor=first["next_cursor"])
    third = listed(limit=2, cursor=second["next_cursor"])

    assert titles(first) + titles(second) + titles(third) == titles(listed())
    assert third["next_cursor"] is None
    assert listed(limit=len(titles(listed())))["next_cursor"] is None


def test_a_facet_counts_what_the_other_filters_let_through(plan_of_five, listed):
    facets = listed(state="overdue", facets=True)["facets"]

    assert facets["state"] == listed(facets=True)["facets"]["state"]
    assert facets["band"] == {"none": 1}


def test_what_is_due_before_a_day_is_not_due_on_it(plan_of_five, listed):
    assert titles(listed(due_before=in_days(20))) == ["Part 3"]


def test_what_was_handed_on_is_not_in_the_plan(api, editor, make_item, listed):
    item = make_item("FIN-1", date_released="2024-01-15")
    assert listed()["count"] == 1

    api(editor).action.ogip_item_review(id=item["id"], state="transferred")

    assert listed()["count"] == 0


def test_what_came_out_is_neither_due_nor_late(make_item, listed):
    days = {"planned_release_date": "2024-01-10", "date_released": "2024-03-01"}
    make_item("FIN-1", **days)

    assert listed(state="released")["results"][0]["slip"] > 0
    assert titles(listed(late=True)) == titles(listed(due_before=in_days(1))) == []


def test_all_words_must_be_found_in_either_language(plan_of_five, listed):
    assert titles(listed(q="part 4 (fr)")) == ["Part 4"]
    assert titles(listed(q="part hovercraft")) == []


@pytest.mark.parametrize(
    "filters",
    [{"state": "lost"}, {"band": "P7"}, {"late": "maybe"}, {"due_before": "soon"}, {"limit": 0},
     {"cursor": "x"}, {"unit": "week"}, {"colour": "red"}],
)  # fmt: skip
def test_a_filter_that_means_nothing_is_refused(listed, filters):
    with pytest.raises(ValidationError):
        listed(**filters)


def test_what_blocks_is_what_the_rules_say_of_the_draft(api, editor, item, listed):
    assert listed()["results"][0]["gaps"] is None
    draft = api(editor).action.ogip_item_promote(id=item["id"])

    gaps = listed()["results"][0]["gaps"]

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_publish(id=draft["id"])
    assert gaps
    assert set(gaps) == {reason["rule"] for reason in refusal.value.error_dict["ogip"]}


def test_the_summary_sets_planned_against_promised(plan_of_five, listed, api, org_admin,
                                                   organization):  # fmt: skip
    promise = api(org_admin).action.ogip_release_target_set(
        organization=organization["id"], period="2024-02-01", count=3
    )
    assert promise["name"]["fr"] == "T4 2023-2024"

    summary = listed(summary=True)["summary"]

    (quarter,) = [p for p in summary["periods"] if p["period"] == "2024-01"]
    assert (quarter["target"], quarter["released"], quarter["difference"]) == (3, 1, -2)
    assert summary["chart"]["unplaced"] == 4
    assert listed(state="overdue", summary=True)["summary"] == summary


def test_without_an_organization_there_is_nothing_to_sum_up(api, member, item):
    with pytest.raises(ValidationError) as refusal:
        api(member).action.ogip_release_plan_list(summary=True)

    assert "summary" in refusal.value.error_dict


def test_what_must_be_converted_waits_in_the_queue(make_item, plan, listed):
    needed = make_item("FIN-1", native_format="SAV", conversion_status="needed")
    make_item("FIN-2", conversion_status="not_needed")
    plan(in_days(3), item_id=needed["id"])

    queue = listed(summary=True)["summary"]["conversions"]

    assert queue["count"] == 1
    assert (queue["results"][0]["native_format"], queue["results"][0]["needed_by"]) == (
        "SAV",
        in_days(3),
    )


def test_a_file_holds_exactly_what_is_filtered(plan_of_five, api, member, organization, listed):
    answer = api(member).action.ogip_release_plan_export(
        organization=organization["id"], late=True, lang="fr"
    )
    rows = list(csv.DictReader(io.StringIO(answer["content"])))

    assert [row["Titre (anglais)"] for row in rows] == titles(listed(late=True))
    assert rows[0]["Admissibilité"] == "Admissible"
    assert rows[1]["Date prévue"] == in_days(40)


def test_a_title_that_a_spreadsheet_would_run_is_harmless(make_item, api, member, organization):
    make_item("FIN-1", "=HYPERLINK(1)")
    answer = api(member).action.ogip_release_plan_export(organization=organization["id"])

    assert ",'=HYPERLINK(1)," in answer["content"]


def test_the_calendar_has_a_day_for_each_release_to_come(plan_of_five, api, member, organization):
    feed = api(member).action.ogip_release_plan_feed(organization=organization["id"], lang="fr")
    events = Calendar.from_ical(feed["content"]).walk("VEVENT")

    assert [str(event["summary"]) for event in events] == [
        "Part 3 (fr)",
        "Part 1 (fr)",
        "Part 2 (fr)",
    ]


def test_targets_are_listed_by_the_length_of_their_periods(api, org_admin, member, organization):
    named = {"organization": organization["id"]}
    for count, unit in ((3, "month"), (9, "year")):
        api(org_admin).action.ogip_release_target_set(
            period="2027-01-01", unit=unit, count=count, **named
        )

    def counts(**given):
        listed = api(member).action.ogip_release_target_list(**named, **given)
        return [target["count"] for target in listed["results"]]

    assert (sorted(counts()), counts(unit="year")) == ([3, 9], [9])


@pytest.mark.parametrize("count", ["many", -1, 10**9, True])
def test_a_target_is_a_number(api, org_admin, organization, count, nothing_changes):
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        api(org_admin).action.ogip_release_target_set(
            organization=organization["id"], period="2027-01-01", count=count
        )

    assert "count" in refusal.value.error_dict


def test_a_target_is_changed_and_taken_back_by_who_decides(
    api, editor, org_admin, organization, nothing_changes
):
    def promise(count, user=org_admin):
        return api(user).action.ogip_release_target_set(
            organization=organization["id"], period="2027-01-01", count=count
        )

    with nothing_changes(), pytest.raises(NotAuthorized):
        promise(3, editor)
    promise(3)
    promise(4)
    listed = api(editor).action.ogip_release_target_list(organization=organization["id"])
    assert [(t["count"], t["by"]) for t in listed["results"]] == [(4, org_admin["name"])]
    promise("")
    listed = api(editor).action.ogip_release_target_list(organization=organization["id"])
    assert listed["count"] == 0
