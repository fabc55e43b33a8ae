"""What a newcomer finds in a portal with the demonstration."""

import json

import pytest
from ckan import model
from ckan.cli.cli import ckan as command
from ckan.common import config
from ckanapi import ValidationError

from tests.core.demo.shown import ASSETS, ITEMS, PORTAL, REFS

PUBLISHED = sorted(item.ref.casefold() for _department, item in ASSETS if item.is_published)
DRAFTS = [(department, item) for department, item in ASSETS if not item.is_published]
BY_REF = {item.ref: item for _department, item in ITEMS}


def test_the_loader_says_what_it_loaded(demo):
    assert (demo.organizations, demo.users) == (3, len(PORTAL.everybody))
    assert (demo.items, demo.assets, demo.published, demo.refused) == (
        len(ITEMS),
        len(ASSETS),
        12,
        0,
    )


def test_the_public_finds_what_is_published_and_nothing_else(api, demo):
    public = api(None).action

    assert public.package_list() == PUBLISHED
    assert sorted(d["name"] for d in public.package_search(rows=100)["results"]) == PUBLISHED


def test_the_public_finds_a_dataset_by_its_french_words(api, demo):
    found = api(None).action.package_search(q="comptages routiers")["results"]

    assert "mrre-2017-001" in [dataset["name"] for dataset in found]


def test_departments_are_named_in_both_languages(api, demo):
    for department in PORTAL.departments:
        shown = api(None).action.organization_show(id=department.name)
        assert shown["title_translated"] == department.title.as_dict()
        assert shown["description_translated"] == department.description.as_dict()


@pytest.mark.parametrize("department", PORTAL.departments, ids=lambda d: d.prefix)
def test_the_inventory_of_a_department_is_as_declared(api_as, demo, department):
    steward = api_as(department.person("STEW").user)

    listed = steward.action.ogip_item_list(organization=department.name, limit=1000)["results"]

    assert [(item["ref_number"], item["state"], item["type"]) for item in listed] == sorted(
        (item.ref, item.state, item.type) for item in department.items
    )
    for item in listed:
        declared = BY_REF[item["ref_number"]]
        assert item["title"]["en"] == declared.title["en"]
        assert bool(item["dataset"]) == (declared.asset is not None)


@pytest.mark.parametrize(("department", "item"), DRAFTS, ids=[item.ref for _, item in DRAFTS])
def test_a_draft_is_refused_for_exactly_its_gap(api_as, demo, department, item):
    steward = api_as(department.person("STEW").user).action

    findings = steward.ogip_check(id=item.ref.casefold())["findings"]

    failing = {
        severity: {
            f["rule"]
            for f in findings
            if f["outcome"] == "fail" and f["severity"] == severity and not f["report_only"]
        }
        for severity in ("block", "warn")
    }
    assert failing == {"block": set(item.refused_by), "warn": set(item.warned_by)}
    assert steward.package_show(id=item.ref.casefold())["state"] == "draft"


def test_publishing_a_draft_with_a_gap_is_refused(api_as, demo):
    with pytest.raises(ValidationError) as refusal:
        api_as("pac-coordinator").action.ogip_publish(id="pac-2024-007")

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-221"]


@pytest.mark.parametrize(("department", "item"), ASSETS, ids=REFS)
def test_an_asset_keeps_every_field_it_was_given(api_as, demo, department, item):
    shown = api_as(department.person("STEW").user).action.package_show(id=item.ref.casefold())

    given = {**department.common, **item.asset} if item.asset else {}
    expected = {name for name, value in given.items() if value is not None}
    assert {name for name in expected if not shown.get(name)} == set()
    assert shown["type"] == item.type
    assert shown["ref_number"] == item.ref


def test_a_file_can_be_downloaded_by_the_public(app, api, demo):
    resources = api(None).action.package_show(id="nsc-2018-001")["resources"]
    path = resources[0]["url"].removeprefix(config["ckan.site_url"])

    answer = app.get(path)

    assert answer.body.startswith("month,category_en,category_fr,admissions\n")
    assert [r["format"] for r in resources] == ["CSV", "CSV", "HTML", "HTML"]


def test_each_role_can_log_in_with_the_password_written_down(demo, accounts_file):
    accounts = json.loads(accounts_file.read_text("utf-8"))

    assert [account["user"] for account in accounts] == [p.user for p in PORTAL.everybody]
    for account in accounts:
        user = model.User.get(account["user"])
        assert user.validate_password(account["password"])
        assert user.fullname == account["label"]
        assert account["label"].endswith("(demo)")


def test_accounts_have_the_rights_of_their_role_in_ckan(api_as, demo):
    assert model.User.get("demo-admin").sysadmin
    for department in PORTAL.departments:
        shown = api_as(department.person("OGC").user).action.organization_show(
            id=department.name, include_users=True
        )
        assert {user["name"]: user["capacity"] for user in shown["users"]} == {
            person.user: person.capacity for person in department.people
        }


def test_one_department_has_given_its_people_roles_and_one_of_them_acts_for_another(api_as, demo):
    told = next(department for department in PORTAL.departments if department.roles)
    listed = api_as(told.person("STEW").user).action.ogip_role_list(organization=told.name)
    held = {(each["user"]["name"], each["role"]): each for each in listed["results"]}

    acting = held.pop(("pac-champion", "IMSO"))
    assert held.keys() == {(person.user, person.role) for person in told.people}
    assert {each["state"] for each in held.values()} == {"current"} == {acting["state"]}
    assert acting["delegate_of"]["name"] == "pac-imso"
    assert held["pac-imso", "IMSO"]["valid_until"]


def test_only_its_owner_can_read_the_file_with_the_passwords(demo, accounts_file):
    assert accounts_file.stat().st_mode & 0o077 == 0


def test_the_file_with_the_passwords_is_a_list_for_programs(demo, accounts_file):
    for account in json.loads(accounts_file.read_text("utf-8")):
        assert set(account) == {"role", "label", "user", "password"}


def test_a_second_load_writes_nothing_at_all(demo, contents, accounts_file, cli):
    before, passwords = contents(), accounts_file.read_text("utf-8")
    written = accounts_file.stat().st_mtime_ns

    result = cli.invoke(command, ["ogip", "demo", "load", "--accounts", str(accounts_file)])

    assert result.exit_code == 0, result.output
    assert "nothing was changed" in result.output
    assert contents() == before
    assert accounts_file.read_text("utf-8") == passwords
    assert accounts_file.stat().st_mtime_ns == written
