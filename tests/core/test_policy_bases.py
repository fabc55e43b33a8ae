"""A policy may build on another one, and then says only what differs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ckanext.ogip.core.findings import Severity, Stage
from ckanext.ogip.core.policy.reading import Policy, PolicyError, load_policy
from tests.core.rules import federal, shipped_rules

Write = Callable[[str, str], Path]
HEAD = 'version: "1"\ntitle: {en: Ours, fr: La nôtre}\n'
OURS = f"name: ours\nbase: federal\n{HEAD}"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write_file


def load(path: Path) -> Policy:
    return load_policy(path, shipped_rules())


def mistakes_in(path: Path) -> list[str]:
    with pytest.raises(PolicyError) as refusal:
        load(path)
    return [str(mistake) for mistake in refusal.value.mistakes]


def test_what_a_policy_does_not_say_is_as_in_its_base(write: Write) -> None:
    ours, base = load(write("ours.yaml", OURS)), federal()
    assert (ours.name, ours.version) == ("ours", "1")
    assert ours.licences == base.licences
    assert ours.immaterial_fields == base.immaterial_fields
    assert ours.not_overridable == base.not_overridable
    assert ours.grandfathered_until is None
    assert ours.rules == base.rules


def test_a_list_replaces_that_of_the_base(write: Write) -> None:
    ours = load(write("ours.yaml", OURS + "licences: [on-oglo]\nimmaterial_fields: [steward]\n"))
    assert ours.licences == {"on-oglo"}
    assert ours.immaterial_fields == {"steward"}


def test_an_entry_changes_what_it_names_and_keeps_the_rest_of_the_base(write: Write) -> None:
    base = "{severity: info, severity_at: {maintain: warn}, parameters: {max_length: 90}}"
    write("base.yaml", OURS + f"rules:\n  OG-222: {base}\n")
    rules = "rules:\n  OG-222: {report_only: true, severity_at: {publish: block}}\n"
    path = write("ours.yaml", OURS.replace("federal", "base.yaml") + rules)
    entry = load(path).rules["OG-222"]
    assert (entry.severity, entry.report_only) == (Severity.INFO, True)
    assert entry.severity_at == {Stage.MAINTAIN: Severity.WARN, Stage.PUBLISH: Severity.BLOCK}
    assert entry.parameters["max_length"] == 90


def test_vocabularies_are_replaced_one_by_one(write: Write) -> None:
    base = "vocabularies: {access_level: [open], jurisdiction: [federal]}\n"
    write("base.yaml", OURS + base)
    own = OURS.replace("federal", "base.yaml") + "vocabularies: {jurisdiction: [municipal]}\n"
    ours = load(write("ours.yaml", own))
    assert ours.vocabularies == {"access_level": {"open"}, "jurisdiction": {"municipal"}}


def test_a_start_of_the_base_holds_until_a_rule_is_given_its_own(write: Write) -> None:
    write("base.yaml", OURS + "effective_from: 2027-04-01\n")
    rules = "rules:\n  OG-102: {effective_from: 2026-01-01}\n"
    ours = load(write("ours.yaml", OURS.replace("federal", "base.yaml") + rules))
    assert ours.rules["OG-103"].effective_from == date(2027, 4, 1)
    assert ours.rules["OG-102"].effective_from == date(2026, 1, 1)


def test_a_later_start_in_the_base_is_not_brought_forward(write: Write) -> None:
    rules = "rules:\n  OG-102: {effective_from: 2028-01-01}\n"
    write("base.yaml", OURS + "effective_from: 2026-01-01\n" + rules)
    text = OURS.replace("federal", "base.yaml") + "effective_from: 2027-04-01\n"
    ours = load(write("ours.yaml", text))
    assert ours.rules["OG-102"].effective_from == date(2028, 1, 1)
    assert ours.rules["OG-103"].effective_from == date(2027, 4, 1)


def test_a_policy_that_builds_on_itself_is_refused_with_the_whole_chain(write: Write) -> None:
    for name, base in (("a", "b"), ("b", "c"), ("c", "a")):
        path = write(f"{name}.yaml", f"name: {name}\nbase: {base}.yaml\n{HEAD}")
    assert mistakes_in(path.with_name("a.yaml")) == [
        "line 2, base: cannot be built on; b.yaml: line 2, base: cannot be built on; c.yaml:"
        " line 2, base: builds on itself: a.yaml → b.yaml → c.yaml → a.yaml"
    ]


def test_mistakes_of_the_base_are_named_together_with_ones_own(write: Write) -> None:
    write("base.yaml", OURS + "licences: [ogl]\nrules:\n  OG-000:\n")
    assert mistakes_in(write("ours.yaml", "name: 5\nbase: base.yaml\n" + HEAD)) == [
        "line 1, name: must be a text (in quotes where it looks like a number): 5",
        "line 2, base: cannot be built on; base.yaml: line 5, licences: not in the vocabulary"
        " licence: ogl",
        "line 2, base: cannot be built on; base.yaml: line 7, rules.OG-000: is no rule of this"
        " site",
    ]


@pytest.mark.parametrize("base", ["provincial", "gone.yaml", "../gone.yaml"])
def test_a_base_that_does_not_exist_is_named_with_the_packs_there_are(
    write: Write, base: str
) -> None:
    assert mistakes_in(write("ours.yaml", OURS.replace("federal", base))) == [
        "line 2, base: is neither a shipped policy pack (federal, minimal, ontario) nor a file:"
        f" '{base}'"
    ]


def test_a_policy_with_organizations_is_the_one_of_a_portal_and_no_base(write: Write) -> None:
    write("base.yaml", OURS + "organizations:\n  health: {report_only: true}\n")
    assert mistakes_in(write("ours.yaml", OURS.replace("federal", "base.yaml"))) == [
        "line 2, base: names organizations, which only the policy of a portal may do"
    ]


def test_the_ruleset_version_follows_the_base(write: Write) -> None:
    write("base.yaml", OURS)
    ours = write("ours.yaml", OURS.replace("federal", "base.yaml"))
    before = load(ours).ruleset_version
    assert load(ours).ruleset_version == before
    write("base.yaml", OURS + "rules:\n  OG-311: {severity: block}\n")
    assert load(ours).ruleset_version != before
