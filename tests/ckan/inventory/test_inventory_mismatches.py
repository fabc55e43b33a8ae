"""Where inventory and portal disagree, and how publication closes the gaps."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckanapi import NotAuthorized, ValidationError

from ckanext.ogip import config as settings
from ckanext.ogip.gate.judge import today
from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def desk(api, editor):
    return api(editor).action


@pytest.fixture
def public(desk, organization):
    """A public record and its item."""
    draft = desk.package_create(**compliant_dataset(organization["id"]))
    desk.ogip_publish(id=draft["id"])
    item = desk.ogip_item_show(organization=organization["id"], ref_number=draft["ref_number"])
    return draft, item


@pytest.fixture
def mismatches(desk, organization):
    def listed(**given):
        return desk.ogip_inventory_mismatches(organization=organization["name"], **given)

    return listed


def say(item, **columns):
    """Put into the item what an import from elsewhere may say."""
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    statement = sa.text(f"update ogip_item set {assignments} where id = :id")  # noqa: S608
    model.Session.execute(statement, {**columns, "id": item["id"]})
    model.Session.commit()


def test_publication_says_when_and_where_the_item_was_released(public):
    draft, item = public

    assert item["date_released"] == today().isoformat()
    for lang in ("en", "fr"):
        assert item["portal_url"][lang].endswith(f"/{lang}/dataset/{draft['id']}")


def test_an_item_that_was_promoted_gets_day_and_address_too(desk, organization, item):
    asset = desk.ogip_item_promote(id=item["id"])
    kept = ("name", "ref_number", "owner_org", "id")
    facts = {name: each for name, each in compliant_dataset().items() if name not in kept}
    desk.package_patch(id=asset["id"], **facts)
    before = desk.ogip_item_show(id=item["id"])

    desk.ogip_publish(id=asset["id"])
    after = desk.ogip_item_show(id=item["id"])

    assert (before["date_released"], before["portal_url"]["fr"]) == (None, None)
    assert after["date_released"]
    assert asset["id"] in after["portal_url"]["fr"]


def test_what_the_inventory_said_of_its_release_is_kept(desk, organization):
    known = {"en": "https://elsewhere.example/harb-0001"}
    item = desk.ogip_item_create(
        organization=organization["id"], ref_number="HARB-0001", title={"en": "Harbours"},
        portal_url=known, date_released="2019-05-04",
    )  # fmt: skip
    draft = desk.package_create(**compliant_dataset(organization["id"]))
    desk.ogip_publish(id=draft["id"])

    found = desk.ogip_item_show(id=item["id"])

    assert found["dataset"]["id"] == draft["id"]
    assert (found["date_released"], found["portal_url"]["en"]) == ("2019-05-04", known["en"])
    assert draft["id"] in found["portal_url"]["fr"]


def test_where_all_agree_nothing_is_listed(public, item, mismatches):
    found = mismatches()

    assert (found["count"], found["results"], found["next_cursor"]) == (0, [], None)
    assert set(found["counts"].values()) == {0}


def test_a_public_record_without_item_is_listed(public, mismatches):
    draft, item = public
    say(item, dataset_id=None, state="under_review", date_released=None)

    [found] = mismatches()["results"]

    assert (found["kind"], found["item"], found["dataset"]["id"]) == ("no_item", None, draft["id"])
    assert found["dataset"]["title"]["fr"]


def test_an_item_that_says_released_without_a_public_record_is_listed(desk, item, mismatches):
    desk.ogip_item_update(id=item["id"], date_released="2020-01-31")

    [found] = mismatches()["results"]

    assert (found["kind"], found["item"]["id"]) == ("not_public", item["id"])
    assert (found["inventory_value"], found["dataset"]) == ("2020-01-31", None)


def test_what_was_withdrawn_or_handed_on_need_not_be_public(desk, item, mismatches):
    desk.ogip_item_update(id=item["id"], date_released="2020-01-31")
    desk.ogip_item_review(id=item["id"], state="transferred")

    assert mismatches()["count"] == 0


def test_records_of_others_and_of_types_without_rules_need_no_item_here(
    api, sysadmin, make_organization, public, mismatches, monkeypatch
):
    action = api(sysadmin).action
    other = action.package_create(
        **compliant_dataset(make_organization()["id"]) | {"name": "other", "ref_number": "OTHER-1"}
    )
    action.ogip_publish(id=other["id"])
    assert mismatches()["count"] == 0

    draft, item = public
    say(item, dataset_id=None, state="under_review", date_released=None)
    monkeypatch.setitem(config, settings.EXEMPT_TYPES, [draft["type"]])
    assert mismatches()["count"] == 0


def test_a_day_of_release_that_the_record_says_otherwise_is_listed(public, mismatches):
    draft, item = public
    package = model.Package.get(draft["id"])
    package.extras = {**package.extras, "portal_release_date": "2019-02-03"}
    model.Session.commit()

    [found] = mismatches()["results"]

    assert (found["kind"], found["portal_value"]) == ("date_differs", "2019-02-03")
    assert found["inventory_value"] == item["date_released"]


@pytest.mark.parametrize("day", [None, "2099-01-01"])
def test_a_day_of_release_that_cannot_be_is_listed(public, mismatches, day):
    _draft, item = public
    say(item, date_released=day)

    [found] = mismatches()["results"]

    assert (found["kind"], found["inventory_value"]) == ("date_differs", day)


def test_an_address_that_leads_elsewhere_is_listed_with_the_right_one(public, mismatches):
    draft, item = public
    say(item, portal_url_fr="https://elsewhere.example/x")

    [found] = mismatches(kind="address_differs")["results"]

    assert found["inventory_value"]["fr"] == "https://elsewhere.example/x"
    assert found["portal_value"]["fr"].endswith(f"/fr/dataset/{draft['id']}")


def test_an_address_by_name_is_as_good(public, mismatches):
    draft, item = public
    by_name = f"https://portal.example/dataset/{draft['name']}"
    say(item, portal_url_en=by_name, portal_url_fr=by_name)

    assert mismatches()["count"] == 0


def test_mismatches_are_paged_by_kind(public, desk, organization, item, mismatches):
    _draft, other = public
    say(other, date_released=None, portal_url_en=None)
    desk.ogip_item_update(id=item["id"], date_released="2020-01-31")
    seen, cursor = [], None
    while cursor is not None or not seen:
        page = mismatches(limit=1, **({"cursor": cursor} if cursor else {}))
        assert page["count"] == 3
        seen += [each["kind"] for each in page["results"]]
        cursor = page["next_cursor"]

    assert seen == ["not_public", "date_differs", "address_differs"]
    assert mismatches(kind="date_differs")["count"] == 1


@pytest.mark.parametrize("who", ["outsider", None])
def test_mismatches_are_for_members(request, api, organization, who):
    user = request.getfixturevalue(who) if who else None

    with pytest.raises(NotAuthorized):
        api(user).action.ogip_inventory_mismatches(organization=organization["id"])


def test_a_kind_that_does_not_exist_is_refused(mismatches):
    with pytest.raises(ValidationError) as refusal:
        mismatches(kind="ugly")

    assert "kind" in refusal.value.error_dict
