"""`package_owner_org_update`: a record moves with its inventory entry, by the other one's rules."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckan.lib import search
from ckan.plugins import toolkit as tk
from ckanapi import NotAuthorized, NotFound, ValidationError

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings
from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def elsewhere(make_organization):
    return make_organization()


@pytest.fixture
def draft(api, editor, organization):
    return api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))


@pytest.fixture
def public(api, editor, draft):
    api(editor).action.ogip_publish(id=draft["id"])
    return draft


@pytest.fixture
def public_with_gaps(api, editor, organization, monkeypatch, tmp_path):
    """Public without a licence, since the rules only advise its organization."""
    path = tmp_path / "ours.yaml"
    head = 'name: ours\nbase: federal\nversion: "1"\ntitle: {en: Ours, fr: La nôtre}\n'
    ours = f"organizations:\n  {organization['name']}: {{report_only: true}}\n"
    path.write_text(head + ours, encoding="utf-8")
    monkeypatch.setitem(config, settings.POLICY, str(path))
    catalogue.reload()
    fields = compliant_dataset(owner_org=organization["id"])
    del fields["license_id"]
    dataset = api(editor).action.package_create(**fields)
    api(editor).action.ogip_publish(id=dataset["id"])
    yield dataset
    monkeypatch.undo()
    catalogue.reload()


def move(api, user, dataset, organization):
    api(user).action.package_owner_org_update(id=dataset["id"], organization_id=organization["id"])


def owners(dataset):
    """Who owns the dataset by its row, by its membership, by its inventory entry, by the index."""
    model.Session.remove()
    row = model.Session.execute(
        sa.text(
            "select owner_org, (select string_agg(group_id, ' ') from member where"
            " table_id = package.id and state = 'active' and capacity = 'organization'),"
            " (select organization_id from ogip_item where dataset_id = package.id)"
            " from package where id = :id"
        ),
        {"id": dataset["id"]},
    ).one()
    indexed = model.Group.get(search.show(dataset["id"])["organization"])
    return {*row, indexed.id}


def test_what_is_public_moves_with_its_entry_and_in_the_index(api, sysadmin, public, elsewhere):
    move(api, sysadmin, public, elsewhere)

    assert owners(public) == {elsewhere["id"]}
    assert api(None).action.package_search(fq=f"organization:{elsewhere['name']}")["count"] == 1
    assert api(sysadmin).action.ogip_check(id=public["id"])["decision"] != "refuse"


def test_a_draft_moves_as_well(api, sysadmin, editor, outsider, draft, elsewhere):
    move(api, sysadmin, draft, elsewhere)

    assert search.show(draft["id"])["organization"] == elsewhere["name"]
    with pytest.raises(NotAuthorized):
        api(editor).action.package_show(id=draft["id"])


def test_where_the_rules_of_the_other_one_refuse_it_nothing_moves(
    api, sysadmin, public_with_gaps, organization, elsewhere
):
    with pytest.raises(ValidationError) as refusal:
        move(api, sysadmin, public_with_gaps, elsewhere)

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-102"]
    assert owners(public_with_gaps) == {organization["id"]}


def test_an_entry_with_the_same_number_there_is_named(
    api, sysadmin, public, organization, elsewhere
):
    number = model.Session.scalar(
        sa.text("select ref_number from ogip_item where dataset_id = :id"), {"id": public["id"]}
    )
    api(sysadmin).action.ogip_item_create(
        organization=elsewhere["id"], ref_number=number,
        title={"en": "Another", "fr": "Une autre"}, type="dataset",
    )  # fmt: skip

    with pytest.raises(ValidationError) as refusal:
        move(api, sysadmin, public, elsewhere)

    assert number in refusal.value.error_dict["organization_id"][0]
    assert owners(public) == {organization["id"]}


@pytest.mark.parametrize("naming", ["id", "name"])
def test_a_patch_takes_the_entry_along_too(api, sysadmin, public, elsewhere, naming):
    api(sysadmin).action.package_patch(id=public["id"], owner_org=elsewhere[naming])

    assert owners(public) == {elsewhere["id"]}
    assert api(sysadmin).action.ogip_check(id=public["id"])["decision"] != "refuse"


def test_a_patch_of_a_draft_takes_its_entry_along(api, sysadmin, editor, organization, elsewhere):
    item = api(editor).action.ogip_item_create(
        organization=organization["id"], ref_number="H-1",
        title={"en": "Harbours", "fr": "Ports"}, type="dataset",
    )  # fmt: skip
    dataset = api(editor).action.ogip_item_promote(id=item["id"])

    api(sysadmin).action.package_patch(id=dataset["id"], owner_org=elsewhere["id"])

    assert owners(dataset) == {elsewhere["id"]}


def test_a_patch_to_where_the_number_is_taken_is_refused(
    api, sysadmin, public, organization, elsewhere
):
    number = model.Session.scalar(
        sa.text("select ref_number from ogip_item where dataset_id = :id"), {"id": public["id"]}
    )
    api(sysadmin).action.ogip_item_create(
        organization=elsewhere["id"], ref_number=number,
        title={"en": "Another", "fr": "Une autre"}, type="dataset",
    )  # fmt: skip

    with pytest.raises(ValidationError) as refusal:
        api(sysadmin).action.package_patch(id=public["id"], owner_org=elsewhere["id"])

    assert number in refusal.value.error_dict["owner_org"][0]
    assert owners(public) == {organization["id"]}


def test_an_editor_of_one_of_the_two_moves_neither_record_nor_entry(
    api, editor, public, organization, elsewhere
):
    with pytest.raises(ValidationError):
        api(editor).action.package_patch(id=public["id"], owner_org=elsewhere["id"])

    assert owners(public) == {organization["id"]}


def test_where_the_rules_of_the_other_one_refuse_it_a_patch_moves_nothing(
    api, sysadmin, public_with_gaps, organization, elsewhere
):
    with pytest.raises(ValidationError) as refusal:
        api(sysadmin).action.package_patch(id=public_with_gaps["id"], owner_org=elsewhere["id"])

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-102"]
    assert owners(public_with_gaps) == {organization["id"]}


def test_what_is_public_needs_an_owner(api, sysadmin, public, organization):
    with pytest.raises(ValidationError):
        api(sysadmin).action.package_owner_org_update(id=public["id"], organization_id="")

    assert owners(public) == {organization["id"]}


def test_putting_off_the_commit_does_not_get_around_the_rules(
    sysadmin, public_with_gaps, organization, elsewhere
):
    context = {"user": sysadmin["name"], "ignore_auth": True, "defer_commit": True}
    asked = {"id": public_with_gaps["id"], "organization_id": elsewhere["id"]}

    with pytest.raises(tk.ValidationError):
        tk.get_action("package_owner_org_update")(context, asked)
    model.Session.commit()

    assert owners(public_with_gaps) == {organization["id"]}


def test_nobody_else_may(api, editor, org_admin, outsider, public, elsewhere, organization):
    for person in (editor, org_admin, outsider):
        with pytest.raises(NotAuthorized):
            move(api, person, public, elsewhere)

    assert owners(public) == {organization["id"]}


@pytest.mark.parametrize("wrong", ["no-such-thing", "a\0b"])
def test_what_does_not_exist_is_said(api, sysadmin, public, elsewhere, wrong):
    for asked in (
        {"id": wrong, "organization_id": elsewhere["id"]},
        {"id": public["id"], "organization_id": wrong},
    ):
        with pytest.raises((NotFound, ValidationError)):
            api(sysadmin).call_action("package_owner_org_update", asked)
