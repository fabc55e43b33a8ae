"""`ogip_assessment_list` and `ogip_assessment_show`: what was found, for whom, by pages."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckanapi import NotAuthorized, NotFound, ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def make_dataset(api, editor, organization):
    """Create a draft; fields replace those of a complete record, None removes one."""

    def make(name, user=editor, owner=organization, **fields):
        record = {**compliant_dataset(owner["id"]), "name": name, "ref_number": name, **fields}
        given = {key: value for key, value in record.items() if value is not None}
        return api(user).action.package_create(**given)

    return make


@pytest.fixture
def no_licence(make_dataset):
    return make_dataset("no-licence", license_id=None)


@pytest.fixture
def no_french(make_dataset):
    return make_dataset("no-french", title_translated={"en": "Dépenses of harbours"})


def listed(answer):
    return {row["dataset"]["name"] for row in answer["results"]}


def test_every_assessed_asset_is_listed_with_its_findings(api, member, no_licence, no_french):
    answer = api(member).action.ogip_assessment_list()

    assert answer["count"] == 2
    assert listed(answer) == {"no-licence", "no-french"}
    by_name = {row["dataset"]["name"]: row for row in answer["results"]}
    row = by_name["no-licence"]
    assert row["decision"] == "refuse"
    assert row["organization"]["name"]
    assert row["counts"]["fail"] >= 1
    assert row["stale"] is False
    assert answer["next_cursor"] is None


@pytest.mark.parametrize("stage", ["publish"])
def test_the_stored_assessment_says_what_the_check_says(api, member, no_licence, stage):
    show = api(member).action.ogip_assessment_show(id="no-licence")
    check = api(member).action.ogip_check(id="no-licence", stage=stage)

    for key in ("dataset_id", "ruleset_version", "policy", "stage", "as_of", "decision", "counts"):
        assert show[key] == check[key]
    assert show["findings"] == check["findings"]


def test_a_rule_finds_the_assets_that_break_it(api, member, no_licence, no_french):
    answer = api(member).action.ogip_assessment_list(rule="OG-102")

    assert (answer["count"], listed(answer)) == (1, {"no-licence"})
    (finding,) = answer["results"][0]["findings"]
    assert (finding["rule"], finding["outcome"]) == ("OG-102", "fail")
    assert finding["message"]["fr"].startswith("Aucune licence")


def test_a_clause_finds_the_assets_that_break_one_of_its_rules(api, member, no_licence, no_french):
    found = api(member).action.ogip_assessment_list(clause="6.1", outcome="fail", severity="block")

    assert listed(found) == {"no-licence"}
    assert {finding["clause"] for finding in found["results"][0]["findings"]} <= {
        "6.1",
        "6.1, App. A",
    }


def test_severity_and_outcome_must_hold_for_the_same_finding(api, member, no_licence):
    ask = api(member).action.ogip_assessment_list

    assert listed(ask(rule="OG-102", severity="block", outcome="fail")) == {"no-licence"}
    assert ask(rule="OG-102", severity="warn")["count"] == 0
    assert ask(rule="OG-102", outcome="waived")["count"] == 0


def test_rules_that_do_not_apply_are_found_when_asked_for(api, member, no_licence):
    ask = api(member).action.ogip_assessment_list

    (row,) = ask(rule="OG-206", outcome="not_applicable")["results"]

    assert [finding["rule"] for finding in row["findings"]] == ["OG-206"]
    assert ask(rule="OG-206")["count"] == 0
    assert ask(rule="OG-102", outcome="not_applicable")["count"] == 0


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("depenses", {"no-french"}),
        ("DÉPENSES harbours", {"no-french"}),
        ("municipaux", {"accents"}),
        ("ete", {"accents"}),
        ("no-lic", {"no-licence"}),
        ("dépenses licence", set()),
        ("(", set()),
        ("%", set()),
    ],
)
def test_words_of_the_titles_in_either_language_are_found(
    q, found, api, member, make_dataset, no_licence, no_french
):
    make_dataset("accents", title_translated={"en": "Summer", "fr": "Été des ports municipaux"})

    assert listed(api(member).action.ogip_assessment_list(q=q)) == found


def test_pages_show_each_asset_once(api, member, make_dataset):
    names = {f"dataset-{number}" for number in range(5)}
    for name in names:
        make_dataset(name)
    ask = api(member).action.ogip_assessment_list
    pages, cursor = [], None
    while not pages or cursor:
        answer = ask(limit=2, **({"cursor": cursor} if cursor else {}))
        pages.append([row["dataset"]["name"] for row in answer["results"]])
        cursor = answer["next_cursor"]
        assert answer["count"] == 5

    assert [len(page) for page in pages] == [2, 2, 1]
    assert {name for page in pages for name in page} == names


def test_facets_count_the_findings(api, member, no_licence, no_french):
    facets = api(member).action.ogip_assessment_list(facets=True, outcome="fail")["facets"]

    assert facets["rule"]["OG-102"] == 1
    assert facets["rule"]["OG-221"] == 1
    assert facets["outcome"].keys() == {"fail"}
    assert facets["severity"]["block"] >= 2


def test_members_see_their_organizations_only(
    api, member, sysadmin, outsider, make_user, make_organization, make_dataset, no_licence
):
    other = make_organization()
    theirs = make_user("editor", other)
    make_dataset("of-others", user=theirs, owner=other)

    assert listed(api(member).action.ogip_assessment_list()) == {"no-licence"}
    assert listed(api(theirs).action.ogip_assessment_list()) == {"of-others"}
    assert listed(api(sysadmin).action.ogip_assessment_list()) == {"no-licence", "of-others"}
    assert listed(api(outsider).action.ogip_assessment_list()) == set()
    only = api(sysadmin).action.ogip_assessment_list(organization=other["name"])
    assert listed(only) == {"of-others"}


def test_others_are_refused(api, outsider, no_licence, organization):
    for user in (outsider, None):
        with pytest.raises(NotAuthorized):
            api(user).action.ogip_assessment_show(id="no-licence")
        with pytest.raises(NotAuthorized):
            api(user).action.ogip_assessment_list(organization=organization["name"])
    with pytest.raises(NotAuthorized):
        api(None).action.ogip_assessment_list()


def test_an_asset_that_moved_past_the_gate_is_shown_to_neither_department(
    api, member, make_organization, make_user, no_licence
):
    other = make_organization()
    model.Session.execute(sa.text("update package set owner_org = :id"), {"id": other["id"]})
    model.Session.commit()

    assert listed(api(member).action.ogip_assessment_list()) == set()
    assert listed(api(make_user("member", other)).action.ogip_assessment_list()) == set()


def test_a_verdict_under_other_rules_or_on_another_state_is_called_stale(api, member, no_licence):
    for change in (
        "update ogip_assessment set ruleset_version = 'earlier'",
        "update ogip_assessment set modified = '2001-01-01', ruleset_version = :version",
    ):
        version = api(member).action.ogip_check(id="no-licence")["ruleset_version"]
        model.Session.execute(sa.text(change), {"version": version} if ":v" in change else {})
        model.Session.commit()

        assert api(member).action.ogip_assessment_show(id="no-licence")["stale"] is True


def test_findings_that_no_rule_of_today_can_word_are_left_out(api, member, no_licence):
    model.Session.execute(
        sa.text("update ogip_finding set rule = 'OG-000', params = '{}' where rule = 'OG-102'")
    )
    model.Session.commit()

    shown = api(member).action.ogip_assessment_show(id="no-licence")

    assert "OG-000" not in {finding["rule"] for finding in shown["findings"]}
    assert shown["counts"]["fail"] >= 1


def test_what_was_never_assessed_is_not_found(api, sysadmin, no_licence):
    model.Session.execute(sa.text("delete from ogip_assessment"))
    model.Session.commit()

    for dataset in ("no-licence", "no-such-dataset"):
        with pytest.raises(NotFound):
            api(sysadmin).action.ogip_assessment_show(id=dataset)


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("rule", "OG-000"),
        ("clause", "99"),
        ("severity", "fatal"),
        ("outcome", "pass"),
        ("organization", "no-such"),
        ("limit", 1001),
        ("limit", "many"),
        ("cursor", "what"),
        ("facets", "perhaps"),
        ("q", "x" * 201),
        ("q", "\0"),
        ("rul", "OG-102"),
    ],
)
def test_a_wrong_argument_is_named(argument, value, api, sysadmin):
    with pytest.raises(ValidationError) as refused:
        api(sysadmin).action.ogip_assessment_list(**{argument: value})

    key = "__extras" if argument == "rul" else argument
    assert refused.value.error_dict[key]
