"""From item to asset: one draft that carries the facts, and one truth for each fact afterwards."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.lib import search
from ckanapi import NotAuthorized, ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def promoted(api, editor, item):
    """The draft asset of the item."""
    return api(editor).action.ogip_item_promote(id=item["id"], type="dataset")


def shown(api, user, item):
    return api(user).action.ogip_item_show(id=item["id"])


def test_the_draft_carries_the_facts_of_the_item(promoted, organization, item):
    assert (promoted["type"], promoted["state"], promoted["private"]) == ("dataset", "draft", True)
    assert promoted["owner_org"] == organization["id"]
    assert promoted["ref_number"] == "FIN-1"
    assert promoted["title_translated"] == item["title"]
    assert promoted["notes_translated"] == item["description"]
    assert promoted["program"] == item["program"]
    assert promoted["org_title_at_publication"] == item["publisher"]
    assert promoted["date_published"] == "2016-03-29"


def test_the_item_is_in_preparation_and_names_its_asset(api, member, item, promoted):
    found = shown(api, member, item)

    assert found["state"] == "in_preparation"
    assert found["dataset"]["id"] == promoted["id"]
    assert found["title"] == item["title"]
    assert promoted["ogip"]["inventory_item"] == {"id": item["id"], "ref_number": "FIN-1"}


def test_the_draft_is_in_the_search_index(promoted):
    found = search.query_for("package").run(
        {"q": "*:*", "fq": f"+id:{promoted['id']} +state:draft"}
    )

    assert found["count"] == 1


def test_an_information_asset_is_made_on_demand(api, editor, item):
    asset = api(editor).action.ogip_item_promote(id=item["id"], type="info")

    assert asset["type"] == "info"
    assert shown(api, editor, item)["type"] == "info"


def test_an_item_in_one_language_can_be_promoted(api, editor, organization):
    action = api(editor).action
    one = action.ogip_item_create(
        organization=organization["id"], ref_number="FIN 2", title={"fr": "Dépenses"}
    )

    asset = action.ogip_item_promote(id=one["id"])

    assert asset["title_translated"]["fr"] == "Dépenses"
    assert not asset["title_translated"].get("en")


def test_a_second_promotion_names_the_asset_there_is(api, editor, item, promoted):
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_item_promote(id=item["id"])

    assert promoted["name"] in refusal.value.error_dict["id"][0]


def test_promotions_at_the_same_moment_make_one_asset(api, editor, item):
    def promote(_number):
        try:
            return api(editor).action.ogip_item_promote(id=item["id"])["id"]
        except ValidationError as error:
            return error.error_dict

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(promote, range(4)))

    made = [answer for answer in answers if isinstance(answer, str)]
    assert len(made) == 1
    assert model.Session.query(model.Package).count() == 1


def test_an_item_that_is_not_eligible_is_not_promoted(api, editor, item):
    api(editor).action.ogip_item_update(id=item["id"], eligible_for_release="N")

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_item_promote(id=item["id"])

    assert "eligib" in refusal.value.error_dict["id"][0]


def test_a_promotion_that_fails_leaves_nothing_behind(api, editor, sysadmin, organization, item):
    api(sysadmin).action.package_create(
        type="dataset", name=f"fin-1-{item['id'][:8]}", owner_org=organization["id"],
        title_translated={"en": "Stands in the way", "fr": "Fait obstacle"},
    )  # fmt: skip

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_item_promote(id=item["id"])

    assert "name" in refusal.value.error_dict
    assert shown(api, editor, item) == item
    assert model.Session.query(model.Package).count() == 1


def test_after_promotion_the_asset_speaks(api, editor, item, items, promoted):
    api(editor).action.package_patch(
        id=promoted["id"], title_translated={"en": "Budget by ministry", "fr": "Budget"}
    )

    found = shown(api, editor, item)

    assert found["title"] == {"en": "Budget by ministry", "fr": "Budget"}
    assert [each["id"] for each in items(q="ministry")] == [item["id"]]
    assert items(q="spending") == []
    assert found["modified"] == shown(api, editor, item)["modified"]


def test_the_item_follows_the_publication_of_its_asset(api, editor, org_admin, item, promoted):
    complete = compliant_dataset()
    kept = ("name", "ref_number", "owner_org")
    facts = {field: value for field, value in complete.items() if field not in kept}
    action = api(editor).action
    action.package_patch(id=promoted["id"], **facts)

    action.ogip_publish(id=promoted["id"])
    published = shown(api, editor, item)
    said = {"en": "Too early.", "fr": "Trop tôt."}
    api(org_admin).action.ogip_withdraw(
        id=promoted["id"], reason="published_in_error", explanation=said
    )

    assert published["state"] == "published"
    assert published["dataset"]["private"] is False
    assert shown(api, editor, item)["state"] == "withdrawn"


@pytest.mark.parametrize(
    "given",
    [{"title": {"en": "x"}}, {"date_published": "2020-01-01"}, {"ref_number": "X"},
     {"state": "under_review"}, {"type": "info"}, {"program": {"fr": None}}],
)  # fmt: skip
def test_what_the_asset_says_is_edited_there(api, editor, item, promoted, given):
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_item_update(id=item["id"], **given)

    [field] = given
    assert promoted["name"] in refusal.value.error_dict[field][0]


def test_what_only_the_inventory_says_is_edited_in_the_item(api, editor, item, promoted):
    changed = api(editor).action.ogip_item_update(id=item["id"], size=7)

    assert changed["size"] == 7


def test_an_import_lists_differences_and_leaves_the_asset_alone(
    api, editor, item, promoted, csv_of, import_file
):
    facts = {"title_en": "From the file", "size": "9", "date_released": "2020-01-01"}
    row = {"ref_number": "FIN-1", **facts}

    report = import_file(csv_of(row))

    assert report["differences"] == [
        {
            "ref_number": "FIN-1",
            "row": 2,
            "field": "title_en",
            "item_value": "From the file",
            "asset_value": "Spending by program",
            "kept_by": "asset",
        }
    ]
    found = shown(api, editor, item)
    assert (found["title"], found["size"]) == (item["title"], 9)
    assert found["state"] == "in_preparation"
    again = import_file(csv_of(row))
    assert (again["updated"], again["unchanged"]) == (0, 1)
    assert api(editor).action.package_show(id=promoted["id"])["title_translated"] == item["title"]


def test_an_item_with_an_asset_is_not_deleted(api, editor, item, promoted):
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_item_delete(id=item["id"])

    assert promoted["name"] in refusal.value.error_dict["id"][0]


def test_when_the_asset_is_purged_the_item_speaks_for_itself_again(
    api, editor, sysadmin, item, promoted
):
    api(sysadmin).action.dataset_purge(id=promoted["id"])

    found = shown(api, editor, item)
    again = api(editor).action.ogip_item_promote(id=item["id"])

    assert (found["dataset"], found["title"]) == (None, item["title"])
    assert again["id"] != promoted["id"]


def test_an_entry_goes_with_its_asset_and_is_no_longer_the_departments(
    api, editor, sysadmin, item, promoted, make_organization
):
    other = make_organization()
    moved = {"title_translated": {"en": "Secret elsewhere", "fr": "Secret ailleurs"}}
    api(sysadmin).action.package_patch(id=promoted["id"], owner_org=other["id"], **moved)

    assert shown(api, sysadmin, item)["organization"]["id"] == other["id"]
    with pytest.raises(NotAuthorized):
        shown(api, editor, item)
    with pytest.raises(NotAuthorized):
        api(editor).action.ogip_item_show(organization=other["id"], ref_number="FIN-1")
    assert api(editor).action.ogip_item_list(q="secret")["count"] == 0


def test_an_asset_moved_past_the_actions_does_not_speak_through_the_item(
    api, editor, item, promoted, make_organization
):
    other = make_organization()
    elsewhere = sa.update(model.Package).where(model.Package.id == promoted["id"])
    model.Session.execute(elsewhere.values(owner_org=other["id"]))
    model.Session.commit()

    found = shown(api, editor, item)

    assert (found["dataset"], found["title"]["en"]) == (None, None)
