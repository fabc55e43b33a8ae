"""Counts of who asks for an item: entered, corrected, refused, and what they do."""

import pytest
from ckanapi import NotAuthorized, ValidationError

from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.demand.conftest import days_ago

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_a_count_is_kept_with_who_entered_it(add, signals, editor):
    entered = add(reference="SUG-12", note="From the portal's form.")

    assert entered["result"] == "created"
    listed = signals()["results"][0]
    assert (listed["ref_number"], listed["count"], listed["user"]) == ("FIN-1", 3, editor["name"])
    assert (listed["reference"], listed["note"]) == ("SUG-12", "From the portal's form.")


def test_the_same_period_again_corrects_the_count_and_its_note(
    add, signals, org_admin, nothing_changes
):
    add(note="As counted.")

    assert add(org_admin, count=5, note="Counted again.")["result"] == "updated"
    with nothing_changes():
        assert add(count=5, note="Counted again.")["result"] == "unchanged"
    [listed] = signals()["results"]
    assert (listed["count"], listed["note"], listed["user"]) == (
        *(5, "Counted again."),
        org_admin["name"],
    )


def test_counts_of_the_last_24_months_add_up_by_kind(add, signals):
    add()
    add(kind="ati", source="ati_office", count=2)
    add(period_start=days_ago(900), period_end=days_ago(870), count=50)

    demand = signals()["demand"]
    assert demand["counts"] == {"suggestions": 3, "ati": 2}
    assert demand["total"] == 5


def test_days_are_not_counted_twice(add, signals):
    add()

    with pytest.raises(ValidationError) as refusal:
        add(period_start=days_ago(20), period_end=days_ago(1))

    assert "has a count for" in refusal.value.error_dict["period_start"][0]
    assert signals()["count"] == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "wishes"}, "kind"),
        ({"count": "many"}, "count"),
        ({"count": -1}, "count"),
        ({"count": True}, "count"),
        ({"count": None}, "count"),
        ({"period_end": "2999-01-01"}, "period_end"),
        ({"period_start": "0001-01-01"}, "period_end"),
        ({"period_start": days_ago(1)}, "period_end"),
        ({"note": "x" * 501}, "note"),
        ({"note": "Asked by jane@example.org"}, "note"),
        ({"note": ["a", "list"]}, "note"),
        ({"reference": "a\u0000b"}, "reference"),
        ({"organization": "department-1"}, "organization"),
        ({"colour": "red"}, "__extras"),
    ],
)
def test_what_cannot_be_counted_is_refused_and_nothing_is_kept(
    add, item, given, field, nothing_changes
):
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        add(**given)

    assert field in refusal.value.error_dict


def test_what_leads_to_a_person_is_refused_in_french_too(app, editor, item):
    given = {"item_id": item["id"], "note": "Tel. 613-555-0199"}
    answer = app.post(
        "/fr/api/3/action/ogip_signal_add",
        json=given,
        headers={"Authorization": editor["token"]},
        status=409,
    )

    assert "Retirez-le." in answer.json["error"]["note"][0]


def test_a_count_may_be_about_no_item(api, editor, organization, add):
    entered = add(item_id=None, organization=organization["name"])

    assert (entered["item_id"], entered["organization"]) == (None, organization["id"])
    listed = api(editor).action.ogip_signal_list(organization=organization["id"])
    assert (listed["count"], listed["demand"]) == (1, None)


@pytest.mark.parametrize("who", ["member", "outsider", None])
@pytest.mark.parametrize("about", ["item_id", "organization"])
def test_only_editors_enter(request, add, who, about, item, organization, nothing_changes):
    user = request.getfixturevalue(who) if who else None
    whose = {} if about == "item_id" else {"item_id": None, "organization": organization["id"]}

    with nothing_changes(), pytest.raises(NotAuthorized):
        add(user=user, **whose)


def test_counts_are_read_inside_the_organization_only(add, signals, outsider, api, item):
    add()

    assert signals()["count"] == 1
    with pytest.raises(NotAuthorized):
        api(outsider).action.ogip_signal_list(item_id=item["id"])
    assert api(outsider).action.ogip_signal_list()["count"] == 0


def test_counts_are_listed_page_by_page_the_newest_first(add, signals):
    for number in range(4):
        add(reference=f"SUG-{number}", count=number)
    seen, cursor = [], None
    while cursor is not None or not seen:
        page = signals(limit=2, **({"cursor": cursor} if cursor else {}))
        assert page["count"] == 4
        seen += [one["count"] for one in page["results"]]
        cursor = page["next_cursor"]

    assert seen == [3, 2, 1, 0]
    assert signals(limit=4)["next_cursor"] is None


def test_counts_are_listed_by_kind_and_by_source(add, signals):
    add()
    add(kind="ati", source="ati_office", count=2)
    add(kind="votes", source="portal", count=4)

    def counts(**filters):
        return [one["count"] for one in signals(**filters)["results"]]

    assert (counts(kind="ati"), counts(source="portal")) == ([2], [4, 3])
    assert counts(kind="votes", source="ati_office") == []


def test_who_asks_changes_the_priority_at_once(add, api, editor, item):
    add(kind="ati", source="ati_office", count=100)

    shown = api(editor).action.ogip_priority_show(item_id=item["id"])
    assert shown["priority"]["demand"] == 100
    assert shown["history"][0]["demand"] == 100
    assert not shown["stale"]


def test_entering_is_in_the_log_with_the_count_before(add, api, editor, item):
    add()
    add(count=9)

    events = api(editor).action.ogip_event_list(kind="signal_entered", object_id=item["id"])
    assert [(e["details"]["before"], e["details"]["after"]) for e in events["results"]] == [
        (3, 9),
        (None, 3),
    ]


def test_rules_read_who_asks(add, api, editor, organization, item):
    unwanted = {"themes_of_interest": [], "nap_theme": [], "ref_number": "FIN-1"}
    draft = api(editor).action.package_create(
        **{**compliant_dataset(owner_org=organization["id"]), **unwanted}
    )

    def outcome():
        found = api(editor).action.ogip_check(id=draft["id"], include_passed=True)["findings"]
        return {finding["outcome"] for finding in found if finding["rule"] == "OG-118"}

    assert outcome() == {"fail"}
    add()
    assert outcome() == {"pass"}
