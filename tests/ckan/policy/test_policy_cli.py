"""`ckan ogip policy show`, `lint` and `diff`: what they print, and their exit status."""

import pytest
from ckan.cli.cli import ckan

from ckanext.ogip.gate import trial
from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def run(cli):
    """Run `ckan ogip policy` with these arguments."""
    return lambda *arguments: cli.invoke(ckan, ["ogip", "policy", *arguments])


@pytest.fixture
def published(api, editor, organization):
    """Publish a dataset; fields replace those of a complete one."""

    def publish(name, **fields):
        record = compliant_dataset(owner_org=organization["id"]) | {"name": name} | fields
        draft = api(editor).action.package_create(**record)
        return api(editor).action.ogip_publish(id=draft["id"])

    return publish


def test_the_policy_in_force_is_shown_rule_by_rule(run, in_force, write_policy):
    in_force(write_policy("  OG-311: {enabled: true, effective_from: 2027-04-01}\n"))

    result = run("show")

    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Two rules (two-rules, version 1+")
    assert lines[1] == "Open licences: Open Government Licence - Canada"
    assert "OG-102  The licence is an open licence: refuses" in lines
    assert "OG-103  No access restriction remains: off" in lines
    assert any(line.endswith(": warns, from 1 April 2027") for line in lines)


def test_the_policy_in_force_is_shown_in_french_with_its_organizations(run, in_force, write_policy):
    in_force(write_policy("organizations:\n  health: {report_only: true}\n"))

    result = run("show", "--lang", "fr")

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Deux règles (")
    assert "OG-102  La licence est une licence ouverte" in result.stdout
    assert "health" in result.stdout
    assert "ne refuse plus rien et ne fait que signaler." in result.stdout


def test_a_policy_without_a_mistake_can_be_used(run, write_policy):
    result = run("lint", write_policy())

    assert result.exit_code == 0
    assert "can be used" in result.stdout


def test_every_mistake_is_named_with_line_and_key(run, write_policy):
    result = run("lint", write_policy("  OG-000:\nlicenses: [ogl]\n"))

    assert result.exit_code == 1
    assert "line 9, rules.OG-000: is no rule of this site" in result.stdout
    assert "line 10, licenses: is not known here" in result.stdout


def test_an_organization_that_the_portal_does_not_have_is_a_warning(
    run, write_policy, organization
):
    names = f"  {organization['name']}: {{report_only: true}}\n  gone: {{report_only: true}}\n"
    result = run("lint", write_policy("organizations:\n" + names))

    assert result.exit_code == 0
    assert result.stderr.count("no organization named") == 1
    assert "no organization named gone" in result.stderr


def test_a_file_that_is_no_text_is_status_2(run, tmp_path):
    path = tmp_path / "latin.yaml"
    path.write_bytes("title: Été".encode("latin-1"))

    result = run("lint", str(path))

    assert result.exit_code == 2
    assert "latin.yaml" in result.stderr
    assert run("lint", str(tmp_path / "gone.yaml")).exit_code == 2


def test_what_changes_is_said_in_words(run, write_policy):
    stricter = write_policy("  OG-103:\n    enabled: true\n", name="stricter.yaml")

    english = run("diff", write_policy(), stricter)
    french = run("diff", write_policy(), stricter, "--lang", "fr")

    assert english.exit_code == french.exit_code == 0
    assert english.stdout == "Rule OG-103 (“No access restriction remains”) is now applied.\n"
    assert french.stdout.endswith("s'applique désormais.\n")


def test_what_changes_for_one_organization_stands_under_its_name(run, write_policy):
    after = write_policy("organizations:\n  health: {report_only: true}\n", name="after.yaml")

    lines = run("diff", write_policy(), after).stdout.splitlines()

    assert lines[0] == "For the organization health:"
    assert lines[1].startswith("    Rule OG-102")


def test_policies_that_ask_the_same_are_said_to(run):
    result = run("diff", "federal", "federal")

    assert result.exit_code == 0
    assert result.stdout == "Nothing changes from one policy to the other.\n"


def test_a_policy_that_cannot_be_used_is_status_2(run, write_policy):
    unknown = run("diff", "federal", "provincial")
    mistaken = run("diff", "federal", write_policy("licences: [ogl]\n", text="name: x\n"))

    assert (unknown.exit_code, mistaken.exit_code) == (2, 2)
    assert "neither a shipped policy pack (federal, minimal, ontario) nor a file" in unknown.stderr
    assert "line 2, licences" in mistaken.stderr


def test_published_records_that_would_newly_be_refused_are_listed(
    run, in_force, write_policy, published, api, editor, monkeypatch
):
    monkeypatch.setattr(trial, "PAGE", 1)
    lenient = write_policy("  OG-103: {enabled: false}\n")
    in_force(lenient)
    for name in ("first", "second"):
        published(name, restrictions="restricted")
    published("good")
    draft = compliant_dataset(owner_org=api(editor).action.package_show(id="good")["owner_org"])
    api(editor).action.package_create(**draft | {"name": "draft", "restrictions": "restricted"})
    stricter = write_policy("  OG-103: {enabled: true}\n", name="stricter.yaml")

    result = run("diff", lenient, stricter, "--catalogue")

    assert result.exit_code == 1, result.output
    assert sorted(line for line in result.stdout.splitlines() if "newly be refused:" in line) == [
        "first would newly be refused:",
        "second would newly be refused:",
    ]
    assert result.stdout.count("    OG-103  The access restriction is “") == 2
    assert "2 published records would newly be refused." in result.stdout
    assert run("diff", stricter, lenient, "--catalogue").exit_code == 0


def test_a_record_of_an_exempt_type_is_not_judged(run, in_force, write_policy, published):
    lenient = write_policy("  OG-103: {enabled: false}\n")
    in_force(lenient)
    published("first", restrictions="restricted")
    exempt = "  OG-103: {enabled: true}\nexempt_types: [dataset]\n"

    result = run("diff", lenient, write_policy(exempt, name="exempt.yaml"), "--catalogue")

    assert result.exit_code == 0, result.output
