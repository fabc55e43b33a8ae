"""A policy may give single organizations rules of their own, within limits it sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckanext.ogip.core.findings import Decision, Severity
from ckanext.ogip.core.policy.reading import Policy, PolicyError, load_policy
from ckanext.ogip.testing.records import compliant_dataset
from tests.core.rules import judge, shipped_rules

HEAD = """\
name: ours
version: "1"
title: {en: Ours, fr: La nôtre}
licences: [ca-ogl-lgo]
other_rules: {enabled: false}
rules:
  OG-102:
  OG-103:
"""
UNLICENSED = {**compliant_dataset(), "license_id": ""}
RESTRICTED = {**compliant_dataset(), "restrictions": "restricted"}


def policy_with(folder: Path, text: str) -> Policy:
    (folder / "ours.yaml").write_text(HEAD + text, encoding="utf-8")
    return load_policy(folder / "ours.yaml", shipped_rules())


def test_an_organization_that_is_not_named_has_the_policy_of_all(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, "organizations:\n  health: {report_only: true}\n")
    assert policy.of("fisheries") is policy
    assert policy.of(None) is policy
    assert policy.of("some-id", "health") is policy.organizations["health"]


def test_an_organization_that_begins_is_only_told_what_would_be_refused(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, "organizations:\n  health: {report_only: true}\n")
    beginner = judge(UNLICENSED, policy=policy.of("health"))
    assert judge(UNLICENSED, policy=policy).decision is Decision.REFUSE
    assert beginner.decision is Decision.ALLOW
    assert [f.rule for f in beginner.findings if f.would_refuse] == ["OG-102"]


def test_a_rule_of_an_organization_has_the_last_word(tmp_path: Path) -> None:
    health = "report_only: true, rules: {OG-103: {report_only: false, severity: warn}}"
    own = policy_with(tmp_path, f"organizations:\n  health: {{{health}}}\n").of("health").rules
    assert (own["OG-102"].report_only, own["OG-103"].report_only) == (True, False)
    assert own["OG-103"].severity is Severity.WARN


def test_an_organization_may_publish_under_its_own_licences(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, "organizations:\n  health: {licences: [ca-cihi-icis]}\n")
    record = {**compliant_dataset(), "license_id": "ca-cihi-icis"}
    assert judge(record, policy=policy).decision is Decision.REFUSE
    assert judge(record, policy=policy.of("health")).decision is Decision.ALLOW


def test_a_rule_that_no_organization_may_change_also_counts_for_one_that_begins(
    tmp_path: Path,
) -> None:
    text = "not_overridable: [OG-103]\norganizations:\n  health: {report_only: true}\n"
    beginner = policy_with(tmp_path, text).of("health")
    assert judge(UNLICENSED, policy=beginner).decision is Decision.ALLOW
    assert judge(RESTRICTED, policy=beginner).decision is Decision.REFUSE


def test_every_mistake_about_an_organization_is_named(tmp_path: Path) -> None:
    text = """\
not_overridable: [OG-102, OG-103]
organizations:
  health:
    report_only: "yes"
    licences: [ogl]
    rules:
      OG-103: {enabled: false}
      OG-000:
  fisheries: [report_only]
  transport:
    exempt_types: [info]
    rules:
      OG-222: {parameters: {max_length: long}}
"""
    with pytest.raises(PolicyError) as refusal:
        policy_with(tmp_path, text)
    locked = "may be changed for no organization (see not_overridable)"
    assert [str(mistake) for mistake in refusal.value.mistakes] == [
        "line 12, organizations.health.report_only: must be true or false, not 'yes'",
        "line 13, organizations.health.licences: not in the vocabulary licence: ogl",
        f"line 13, organizations.health.licences: belong to OG-102, which {locked}",
        f"line 15, organizations.health.rules.OG-103: {locked}",
        "line 16, organizations.health.rules.OG-000: is no rule of this site",
        "line 17, organizations.fisheries: must be a list of `key: value`",
        "line 19, organizations.transport.exempt_types: is not known here; known are: data_refresh,"
        " inventory_record, licences, lifetime, material_changes, priority, report_only, review,"
        " revision_by_another, roles, rules, service_standards, waivers",
        "line 21, organizations.transport.rules.OG-222.parameters.max_length: not a whole number:"
        " 'long'",
    ]


def test_the_ruleset_version_follows_the_organizations(tmp_path: Path) -> None:
    one = policy_with(tmp_path, "organizations:\n  health: {report_only: true}\n")
    other = policy_with(tmp_path, "organizations:\n  health: {report_only: false}\n")
    assert one.ruleset_version == one.of("health").ruleset_version
    assert one.ruleset_version != other.ruleset_version
