"""A policy pack is read strictly, and every mistake is named with its line and key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ckanext.ogip.core.findings import Severity, Stage
from ckanext.ogip.core.policy.reading import PolicyError, load_policy, policy_path
from ckanext.ogip.core.registry import load_rules
from ckanext.ogip.testing.records import TODAY
from tests.core.rules import federal, federal_with, shipped_rules

GOOD = """\
name: ours
version: "1"
title: {en: Ours, fr: La nôtre}
licences: [ca-ogl-lgo]
"""


def mistakes_in(folder: Path, text: str) -> list[str]:
    """Load a policy that must be refused; return its mistakes as `line, key: message`."""
    file = folder / "ours.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as refusal:
        load_policy(file, shipped_rules())
    return [str(mistake) for mistake in refusal.value.mistakes]


def test_the_federal_pack_is_what_the_guidebook_says() -> None:
    policy = federal()
    rules = shipped_rules()
    assert policy.name == "federal"
    assert "ca-ogl-lgo" in policy.licences
    assert policy.exempt_types == frozenset()
    assert set(policy.rules) == {rule.id for rule in rules}
    title, formats = rules.get("OG-222"), rules.get("OG-203")
    assert title
    assert formats
    assert policy.severity(title, Stage.PUBLISH) is Severity.WARN
    assert policy.settings(title, TODAY).integer("max_length") == 70
    assert policy.settings(formats, TODAY).integer("minimum") == 3


def test_a_rule_that_the_policy_does_not_name_keeps_its_own_values(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(GOOD, encoding="utf-8")
    policy = load_policy(tmp_path / "ours.yaml", shipped_rules())
    for rule in shipped_rules():
        assert policy.rules[rule.id].enabled
        assert policy.rules[rule.id].severity is rule.severity
        defaults = {name: parameter.default for name, parameter in rule.parameters.items()}
        assert policy.rules[rule.id].parameters == defaults


def test_a_policy_changes_what_it_names(tmp_path: Path) -> None:
    changes = {"enabled": False, "severity": "info", "effective_from": date(2027, 4, 1)}
    entry = federal_with(tmp_path, {"rules": {"OG-311": changes}}).rules["OG-311"]
    assert (entry.enabled, entry.severity) == (False, Severity.INFO)
    assert entry.effective_from == date(2027, 4, 1)


def test_a_start_of_the_whole_policy_moves_no_rule_to_an_earlier_day(tmp_path: Path) -> None:
    late = {"OG-102": {"effective_from": date(2028, 1, 1)}}
    file = federal_with(tmp_path, {"effective_from": date(2027, 4, 1), "rules": late})
    assert file.rules["OG-103"].effective_from == date(2027, 4, 1)
    assert file.rules["OG-102"].effective_from == date(2028, 1, 1)


def test_what_a_policy_says_about_the_other_rules_holds_for_those_it_does_not_name(
    tmp_path: Path,
) -> None:
    text = GOOD + "other_rules: {severity: info}\nrules:\n  OG-102: {severity: warn}\n  OG-103:\n"
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    rules = load_policy(tmp_path / "ours.yaml", shipped_rules()).rules
    named = {rule: rules[rule].severity for rule in ("OG-102", "OG-103", "OG-201")}
    assert named == {"OG-102": Severity.WARN, "OG-103": Severity.BLOCK, "OG-201": Severity.INFO}
    assert {len(entry.severity_at) for rule, entry in rules.items() if rule not in named} == {0}


def test_values_by_code_are_changed_one_by_one_however_formats_are_spelled(tmp_path: Path) -> None:
    changes = {"OG-203": {"parameters": {"stars": {"GeoJSON": 5}}}}
    before, after = (
        p.rules["OG-203"].parameters["stars"]
        for p in (federal(), federal_with(tmp_path, {"rules": changes}))
    )
    assert isinstance(before, dict)
    assert after == {**before, "GEOJSON": 5}


def test_accepted_codes_of_a_vocabulary_reach_the_checks(tmp_path: Path) -> None:
    policy = federal_with(tmp_path, {"vocabularies": {"access_level": ["open", "restricted"]}})
    rule = shipped_rules().get("OG-102")
    assert rule
    settings = policy.settings(rule, TODAY)
    assert settings.vocabularies == {"access_level": frozenset({"open", "restricted"})}


def test_every_mistake_is_named_with_its_line_and_key(tmp_path: Path) -> None:
    text = """\
name: 12
versoin: "1"
title: {en: Ours}
licences: []
exempt_types: [showcase, 7]
rules:
  OG-102:
    severity: fatal
    enabled: "yes"
  OG-000:
    enabled: true
  OG-222:
    effective_from: soon
    max_length: 70
    parameters:
      max_length: seventy
      min_length: 3
  OG-312:
    parameters:
      review_within: {static: 3 years}
  OG-203:
    parameters:
      stars: {CSV: -1}
  OG-301: [on]
"""
    assert mistakes_in(tmp_path, text) == [
        "line 1, name: must be a text (in quotes where it looks like a number): 12",
        "line 1, version: is missing",
        "line 2, versoin: is not known here; known are: base, data_refresh, effective_from,"
        " exempt_types, grandfathered_until, immaterial_fields, inventory_record, licences,"
        " lifetime, material_changes, name, not_overridable, organizations, other_rules, priority,"
        " review, revision_by_another, roles, rules, service_standards, title, version,"
        " vocabularies, waivers",
        "line 3, title: must have exactly the languages en and fr",
        "line 4, licences: must name at least one code",
        "line 5, exempt_types: codes must be texts, each named once",
        "line 8, rules.OG-102.severity: must be one of block, warn, info, not 'fatal'",
        "line 9, rules.OG-102.enabled: must be true or false, not 'yes'",
        "line 10, rules.OG-000: is no rule of this site",
        "line 13, rules.OG-222.effective_from: must be a date such as 2027-04-01, not 'soon'",
        "line 14, rules.OG-222.max_length: is not known here; known are: effective_from, enabled,"
        " parameters, report_only, severity, severity_at",
        "line 16, rules.OG-222.parameters.max_length: not a whole number: 'seventy'",
        "line 17, rules.OG-222.parameters.min_length: is not known here; known are:"
        " known_acronyms, max_length",
        "line 20, rules.OG-312.parameters.review_within: not an interval such as P90D, P6M or P1Y:"
        " '3 years'",
        "line 23, rules.OG-203.parameters.stars: not a whole number: -1",
        "line 24, rules.OG-301: must be a list of `key: value`",
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (GOOD.replace("ca-ogl-lgo", "ogl"), "line 4, licences: not in the vocabulary licence: ogl"),
        (
            GOOD + "vocabularies:\n  access: [open]\n",
            "line 6, vocabularies.access: is no vocabulary; there are: access_level, ",
        ),
        (
            GOOD + "vocabularies:\n  frequency: [P1Y, yearly]\n",
            "line 6, vocabularies.frequency: not in the vocabulary frequency: yearly",
        ),
        (
            GOOD + "vocabularies:\n  frequency:\n",
            "line 6, vocabularies.frequency: is missing",
        ),
        (
            GOOD + "rules:\n  OG-203:\n    parameters:\n      stars: {CVS: 3}\n",
            "line 8, rules.OG-203.parameters.stars: not in the vocabulary resource_format: CVS",
        ),
        (
            GOOD + "rules:\n  OG-103:\n    parameters:\n      open_levels: [ajar]\n",
            "line 8, rules.OG-103.parameters.open_levels: not in the vocabulary access_level: ajar",
        ),
        (
            GOOD + "rules:\n  OG-301:\n    parameters:\n      fields: [maintainer]\n",
            "line 8, rules.OG-301.parameters.fields: not in the vocabulary field: maintainer",
        ),
        (
            GOOD + "rules:\n  OG-102:\n    severity_at:\n      print: warn\n",
            "line 8, rules.OG-102.severity_at.print: is no stage; there are: draft, publish, ",
        ),
        (
            GOOD + "rules:\n  OG-102:\n    severity_at:\n      maintain: stop\n",
            "line 8, rules.OG-102.severity_at.maintain: must be one of block, warn, info, not",
        ),
        (
            GOOD + "other_rules:\n  parameters: {minimum: 3}\n",
            "line 6, other_rules.parameters: is not known here; known are: effective_from, ",
        ),
        (
            GOOD + "not_overridable: [OG-102, OG-000]\n",
            "line 5, not_overridable: OG-000 is no rule of this site",
        ),
        (
            GOOD + "grandfathered_until: soon\n",
            "line 5, grandfathered_until: must be a date such as 2027-04-01, not 'soon'",
        ),
        ("", "line 1: must be a list of `key: value`"),
        ("- a\n- b\n", "line 1: must be a list of `key: value`"),
        ("name: a\nname: b\n", "line 2, name: is there twice"),
        (GOOD + "rules: &all\n  OG-102: *all\n", "line 6, rules.OG-102: refers to itself"),
        ("name: 'unclosed\n", "line 2: is not valid YAML: found unexpected end of stream"),
        (GOOD + "rules: 5\n", "line 5, rules: must be a list of `key: value`"),
        (GOOD + "rules:\n  OG-222:\n    parameters: 3\n", "line 7, rules.OG-222.parameters"),
    ],
)
def test_a_file_that_is_no_policy_says_why(tmp_path: Path, text: str, mistake: str) -> None:
    assert any(found.startswith(mistake) for found in mistakes_in(tmp_path, text))


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"gone\.yaml: line 1: cannot be read"):
        load_policy(tmp_path / "gone.yaml", shipped_rules())
    (tmp_path / "latin.yaml").write_bytes("title: Été".encode("latin-1"))
    with pytest.raises(PolicyError, match="cannot be read"):
        load_policy(tmp_path / "latin.yaml", shipped_rules())


def test_a_pack_is_found_by_name_and_a_file_by_its_path() -> None:
    assert policy_path("federal").is_file()
    assert policy_path("/etc/ours.yaml") == Path("/etc/ours.yaml")
    assert policy_path("ours.yml") == Path("ours.yml")


def test_the_ruleset_version_is_stable_and_follows_the_policy(tmp_path: Path) -> None:
    again = load_policy(policy_path("federal"), load_rules())
    assert again.ruleset_version == federal().ruleset_version
    changed = federal_with(tmp_path, {"rules": {"OG-311": {"severity": "block"}}})
    assert changed.ruleset_version != federal().ruleset_version
