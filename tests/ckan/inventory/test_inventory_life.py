"""How items begin, move, are tied to records and copied, and the history that tells it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

TITLE = {"en": "Spending by program", "fr": "Dépenses par programme"}


@pytest.fixture
def desk(api, editor):
    return api(editor).action


@pytest.fixture
def history(desk):
    """`history(item)`: the kinds and details of its events, oldest first."""

    def told(item):
        events = desk.ogip_event_list(object_type="item", object_id=item["id"])["results"]
        return [(event["kind"], event["details"]) for event in reversed(events)]

    return told


def errors_of(call, **arguments):
    with pytest.raises(ValidationError) as refusal:
        call(**arguments)
    return refusal.value.error_dict


def test_a_member_nominates_something(api, member, organization):
    item = api(member).action.ogip_item_nominate(
        organization=organization["name"], title={"fr": "Ports"}, source="inquiry",
        nominated_by="Working group on harbours",
    )  # fmt: skip

    assert (item["state"], item["source"]) == ("nominated", "inquiry")
    assert item["nominated_by"] == "Working group on harbours"
    assert item["ref_number"] == "NOM-0001"
    assert item["may_become"] == ["under_review"]


def test_nominations_at_the_same_moment_get_numbers_of_their_own(desk, organization):
    def nominate(number):
        return desk.ogip_item_nominate(
            organization=organization["id"], title={"en": f"Thing {number}"}, source="suggestion"
        )["ref_number"]

    with ThreadPoolExecutor(4) as threads:
        numbers = sorted(threads.map(nominate, range(4)))

    assert numbers == ["NOM-0001", "NOM-0002", "NOM-0003", "NOM-0004"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"source": "rumour"}, "source"),
        ({"source": "import"}, "source"),
        ({"title": {}}, "title"),
        ({"nominated_by": "x" * 501}, "nominated_by"),
        ({"state": "published"}, "__extras"),
    ],
)
def test_a_nomination_that_cannot_be_read_is_refused(desk, organization, given, field):
    new = {"organization": organization["id"], "title": {"en": "x"}, "source": "inquiry"}

    assert field in errors_of(desk.ogip_item_nominate, **new | given)


def test_a_nomination_is_accepted(desk, organization, history):
    item = desk.ogip_item_nominate(
        organization=organization["id"], title={"en": "x"}, source="inquiry"
    )

    accepted = desk.ogip_item_review(id=item["id"], state="under_review", reason="We hold it.")

    assert accepted["state"] == "under_review"
    kind, details = history(item)[-1]
    assert (kind, details["reason"]) == ("item_reviewed", "We hold it.")
    assert details["before"] == {"state": "nominated"}
    assert details["after"] == {"state": "under_review"}


@pytest.mark.parametrize("state", ["assessed", "prioritized", "approved", "published"])
def test_a_decision_is_not_typed_in(desk, organization, item, state):
    new = {"organization": organization["id"], "ref_number": "N-1", "title": {"en": "x"}}

    assert "state" in errors_of(desk.ogip_item_review, id=item["id"], state=state)
    assert "state" in errors_of(desk.ogip_item_update, id=item["id"], state=state)
    assert "state" in errors_of(desk.ogip_item_create, **new, state=state)


def test_what_is_under_review_does_not_become_a_nomination_again(desk, item):
    assert "state" in errors_of(desk.ogip_item_update, id=item["id"], state="nominated")


def test_an_item_with_an_asset_follows_it(desk, item):
    desk.ogip_item_promote(id=item["id"])

    assert desk.ogip_item_show(id=item["id"])["may_become"] == []
    refused = errors_of(desk.ogip_item_review, id=item["id"], state="under_review")
    assert "follows its asset" in refused["state"][0]


def test_a_date_of_release_says_that_it_is_published(desk, item):
    assert desk.ogip_item_update(id=item["id"], date_released="2020-01-31")["state"] == "published"


def test_the_history_of_an_item_tells_every_change(desk, item, history):
    desk.ogip_item_update(id=item["id"], size=7)
    desk.ogip_item_update(id=item["id"], size=7)
    desk.ogip_item_promote(id=item["id"])
    told = history(item)

    assert [kind for kind, _details in told] == ["item_created", "item_updated", "item_promoted"]
    assert told[0][1]["after"]["title_fr"] == TITLE["fr"]
    assert told[1][1] == {"before": {"size": 3_000_000}, "after": {"size": 7}}
    assert told[2][1]["after"]["state"] == "in_preparation"


def test_what_a_deleted_item_said_is_kept(desk, item, history):
    desk.ogip_item_delete(id=item["id"])

    kind, details = history(item)[-1]

    assert (kind, details["before"]["ref_number"]) == ("item_deleted", "FIN-1")
    assert details["after"] == {}


def duplicates(desk, organization, **title):
    found = desk.ogip_item_duplicates(organization=organization["id"], title=title)["results"]
    return [(each["ref_number"], each["similarity"]) for each in found]


@pytest.mark.parametrize(
    "title",
    [{"en": "Spending by program"}, {"fr": "Dépenses par programmes"},
     {"en": "Spendng by programs"}, {"en": "Spending by program, 2020"},
     {"en": "something else", "fr": "dépenses par programme"}],
)  # fmt: skip
def test_a_title_much_like_another_is_found(desk, organization, item, title):
    [(ref_number, similarity)] = duplicates(desk, organization, **title)

    assert ref_number == "FIN-1"
    assert 0.5 <= similarity <= 1


@pytest.mark.parametrize(
    "title", [{"en": "Program"}, {"fr": "Inspection des ports"}, {"en": "%"}, {"en": "' or 1=1 --"}]
)
def test_a_title_of_something_else_is_not(desk, organization, item, title):
    assert duplicates(desk, organization, **title) == []


def test_duplicates_are_of_the_same_inventory_and_not_the_item_itself(
    api, desk, sysadmin, organization, make_organization, item
):
    other = make_organization()
    own = desk.ogip_item_duplicates(organization=organization["id"], title=TITLE, id=item["id"])

    assert own["results"] == []
    assert duplicates(api(sysadmin).action, other, **TITLE) == []


@pytest.fixture
def draft(desk, organization):
    """A record that was made without an item."""
    return desk.package_create(**compliant_dataset(organization["id"]))


def test_an_item_is_tied_to_a_record_and_the_differences_are_listed(desk, item, draft, history):
    answer = desk.ogip_item_link(id=item["id"], dataset_id=draft["name"])

    assert answer["item"]["dataset"]["id"] == draft["id"]
    assert answer["item"]["state"] == "in_preparation"
    different = {each["field"]: each for each in answer["differences"]}
    assert different["title_en"]["item_value"] == TITLE["en"]
    assert different["title_en"]["asset_value"] == draft["title_translated"]["en"]
    assert history(item)[-1][0] == "item_linked"
    assert desk.package_show(id=draft["id"])["ogip"]["inventory_item"]["id"] == item["id"]


def test_a_record_is_tied_to_one_item_and_an_item_to_one_record(desk, organization, item, draft):
    other = desk.ogip_item_create(
        organization=organization["id"], ref_number="N-1", title={"en": "x"}
    )
    desk.ogip_item_link(id=item["id"], dataset_id=draft["id"])

    taken = errors_of(desk.ogip_item_link, id=other["id"], dataset_id=draft["id"])
    tied = errors_of(desk.ogip_item_link, id=item["id"], dataset_id=draft["id"])

    assert "FIN-1" in taken["dataset_id"][0]
    assert draft["name"] in tied["id"][0]


def test_a_record_of_another_organization_is_not_tied(
    api, sysadmin, make_organization, item, draft
):
    action = api(sysadmin).action
    action.package_patch(id=draft["id"], owner_org=make_organization()["id"])

    refused = errors_of(action.ogip_item_link, id=item["id"], dataset_id=draft["id"])

    assert "another organization" in refused["dataset_id"][0]


def test_a_record_that_does_not_exist_is_not_found(desk, item):
    with pytest.raises(NotFound):
        desk.ogip_item_link(id=item["id"], dataset_id="nowhere")


def test_the_next_edition_is_described_as_the_last_one(desk, item, history):
    desk.ogip_item_update(id=item["id"], date_released="2020-01-31", business_owner="Finance")

    clone = desk.ogip_item_clone(
        id=item["id"], ref_number="FIN-2", title={"en": "Spending by program, 2027"}
    )

    assert clone["title"] == {"en": "Spending by program, 2027", "fr": TITLE["fr"]}
    assert (clone["program"], clone["business_owner"]) == (item["program"], "Finance")
    assert (clone["state"], clone["date_released"]) == ("under_review", None)
    assert (clone["eligible_for_release"], clone["eligibility"]) == (None, "pending")
    assert history(clone)[0][1]["last_edition"] == item["id"]


def test_the_next_edition_of_what_has_an_asset_is_described_as_the_asset(desk, item):
    asset = desk.ogip_item_promote(id=item["id"])
    desk.package_patch(id=asset["id"], title_translated={"en": "Budget", "fr": "Budget"})

    clone = desk.ogip_item_clone(id=item["id"], ref_number="FIN-2")

    assert (clone["title"]["fr"], clone["dataset"]) == ("Budget", None)


def test_the_next_edition_needs_a_number_of_its_own(desk, item):
    assert "ref_number" in errors_of(desk.ogip_item_clone, id=item["id"], ref_number="FIN-1")


@pytest.mark.parametrize(
    ("who", "name"),
    [(who, name) for who in ("member", "outsider", None) for name in
     ("review", "link", "clone", "bulk_update")]
    + [(who, name) for who in ("outsider", None) for name in ("nominate", "duplicates")],
)  # fmt: skip
def test_who_may_not(request, api, who, name, organization, item, nothing_changes):
    arguments = {
        "review": {"id": item["id"], "state": "under_review"},
        "link": {"id": item["id"], "dataset_id": "x"},
        "clone": {"id": item["id"], "ref_number": "N-1"},
        "bulk_update": {"ids": [item["id"]], "changes": {"size": 1}},
        "nominate": {"organization": organization["id"], "title": TITLE, "source": "inquiry"},
        "duplicates": {"organization": organization["id"], "title": TITLE},
    }
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        api(user).call_action(f"ogip_item_{name}", arguments[name])


def test_an_import_stands_in_the_history_of_each_item(desk, organization, item, history):
    rows = [
        {"ref_number": "FIN-1", "title_en": "Spending", "size": "3000000", "user_votes": "4"},
        {"ref_number": "FIN-2", "title_en": "Budget", "size": "1", "user_votes": ""},
    ]
    first = desk.ogip_inventory_import(organization=organization["id"], rows=rows)
    again = desk.ogip_inventory_import(organization=organization["id"], rows=rows)
    assert (first["errors"], first["created"], again["unchanged"]) == ([], 1, 2)
    new = desk.ogip_item_show(organization=organization["id"], ref_number="FIN-2")

    assert history(item)[1:] == [
        (
            "item_imported",
            {
                "before": {"title_en": TITLE["en"]},
                "after": {"title_en": "Spending", "user_votes": 4},
            },
        )
    ]
    assert history(new) == [("item_imported", {"created": True})]


def test_a_trial_import_leaves_no_history(desk, organization, item, history):
    rows = [{"ref_number": "FIN-1", "title_en": "Spending"}]
    desk.ogip_inventory_import(organization=organization["id"], rows=rows, dry_run=True)

    assert [kind for kind, _details in history(item)] == ["item_created"]
