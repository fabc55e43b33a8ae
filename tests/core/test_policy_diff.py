"""What changes from one policy to another is said in full sentences, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ckanext.ogip.core.findings import Severity, Stage
from ckanext.ogip.core.policy.diff import differences, organization_differences
from ckanext.ogip.core.policy.reading import Policy
from ckanext.ogip.core.policy.words import SIGNOFFS, listed
from tests.core.rules import federal, federal_with, shipped_rules

NAMED = "Rule OG-102 (“The licence is an open licence”)"
NAMED_FR = "La règle OG-102 («\u00a0La licence est une licence ouverte\u00a0»)"
DAY = date(2027, 4, 1)


def sentences(before: Policy, after: Policy, lang: str = "en") -> list[str]:
    found = differences(before, after, shipped_rules())
    return [difference.text.get(lang) for difference in found]


def licence_rule(**changes: Any) -> Policy:
    policy = federal()
    entry = replace(policy.rules["OG-102"], **changes)
    return replace(policy, rules={**policy.rules, "OG-102": entry})


def with_values(rule: str, values: Mapping[str, Any], folder: Path) -> Policy:
    return federal_with(folder, {"rules": {rule: {"parameters": values}}})


def test_nothing_is_said_about_a_policy_and_itself() -> None:
    assert sentences(federal(), federal()) == []


@pytest.mark.parametrize(
    ("before", "after", "en", "fr"),
    [
        ({}, {"enabled": False}, "is no longer applied.", "ne s'applique plus."),
        ({"enabled": False}, {}, "is now applied.", "s'applique désormais."),
        (
            {},
            {"severity": Severity.WARN},
            "now only warns. Before, it refused.",
            "ne fait plus qu'avertir. Auparavant, elle refusait.",
        ),
        (
            {"severity": Severity.INFO},
            {},
            "now refuses. Before, it only informed.",
            "refuse désormais. Auparavant, elle ne faisait qu'informer.",
        ),
        (
            {},
            {"effective_from": DAY},
            "now counts from 1 April 2027 only. Before, it counted at once.",
            "ne compte plus qu'à partir du 1er avril 2027. Auparavant, elle comptait tout de"
            " suite.",
        ),
        (
            {"effective_from": DAY},
            {},
            "now counts at once. Before, it was to count from 1 April 2027.",
            "compte désormais tout de suite. Auparavant, elle devait compter à partir du"
            " 1er avril 2027.",
        ),
        (
            {"effective_from": DAY},
            {"effective_from": date(2028, 1, 31)},
            "now counts from 31 January 2028. Before, it was to count from 1 April 2027.",
            "compte désormais à partir du 31 janvier 2028. Auparavant, elle devait compter à partir"
            " du 1er avril 2027.",
        ),
        (
            {},
            {"report_only": True},
            "now refuses nothing and only reports.",
            "ne refuse plus rien et ne fait que signaler.",
        ),
        (
            {"report_only": True},
            {},
            "now counts in full. Before, it only reported.",
            "compte désormais pleinement. Auparavant, elle ne faisait que signaler.",
        ),
    ],
)
def test_a_change_to_a_rule(
    before: dict[str, Any], after: dict[str, Any], en: str, fr: str
) -> None:
    old, new = licence_rule(**before), licence_rule(**after)
    assert sentences(old, new) == [f"{NAMED} {en}"]
    assert sentences(old, new, "fr") == [f"{NAMED_FR} {fr}"]


def test_every_pair_of_severities_has_its_sentence() -> None:
    pairs = [(a, b) for a in Severity for b in Severity if a is not b]
    said = {sentences(licence_rule(severity=a), licence_rule(severity=b))[0] for a, b in pairs}
    assert len(said) == len(pairs) == 6


@pytest.mark.parametrize("severity", list(Severity))
def test_a_severity_at_one_stage_is_told_with_the_stage(severity: Severity) -> None:
    at_stage = licence_rule(severity_at={Stage.INVENTORY_PUBLISH: severity})
    (there,), (back,) = sentences(federal(), at_stage), sentences(at_stage, federal())
    assert there.startswith("At the stage “publication of the inventory”, rule OG-102")
    assert back.endswith("now counts as it does everywhere else.")


def test_of_a_rule_that_is_off_afterwards_nothing_else_is_told() -> None:
    off = licence_rule(enabled=False, severity=Severity.INFO, report_only=True)
    assert sentences(federal(), off) == [f"{NAMED} is no longer applied."]
    assert sentences(replace(off), licence_rule(enabled=False)) == []


def test_numbers_of_a_rule(tmp_path: Path) -> None:
    longer = with_values("OG-222", {"max_length": 1100}, tmp_path)
    assert sentences(federal(), longer, "fr") == [
        "Dans la règle OG-222, «\u00a0Longueur maximale du titre, en caractères, dans chaque langue"
        "\u00a0» vaut désormais 1\u202f100. La valeur était 70."
    ]


def test_codes_of_a_rule_are_told_by_their_labels(tmp_path: Path) -> None:
    other = with_values("OG-208", {"documentation_types": ["guide", "faq"]}, tmp_path)
    added, removed = sentences(federal(), other)
    assert "added to" in added
    assert added.endswith("”: Q & A - FAQ.")
    assert removed.endswith("”: Data Dictionary and Specification.")


def test_sign_offs_are_told_by_criterion_and_roles() -> None:
    assert listed(["privacy:ATIP", "legal:LEGAL|BO"], SIGNOFFS)["fr"] == (
        "Autres limites juridiques (services juridiques / responsable opérationnel)"
        " et Protection des renseignements personnels (bureau de l'AIPRP)"
    )


def test_values_by_code_are_told_in_words(tmp_path: Path) -> None:
    values = {"review_within": {"static": "P18M", "mandated": "none", "withdrawn": "P3.5D"}}
    other = with_values("OG-312", values, tmp_path)
    english, french = sentences(federal(), other), sentences(federal(), other, "fr")
    assert [text.split(": ")[-1] for text in english] == [
        "now no limit. It was 1\u00a0year.",
        "now 18\u00a0months. It was 3\u00a0years.",
        "now 3.5\u00a0days. It was 30\u00a0days.",
    ]
    assert [text.split("\u00a0: ")[-1] for text in french] == [
        "désormais sans limite. La valeur était 1\u00a0an.",
        "désormais 18\u00a0mois. La valeur était 3\u00a0ans.",
        "désormais 3,5\u00a0jours. La valeur était 30\u00a0jours.",
    ]


def test_a_code_that_gets_a_value_or_loses_it(tmp_path: Path) -> None:
    more = with_values("OG-203", {"stars": {"ODT": 2}}, tmp_path)
    (gained,), (lost,) = sentences(federal(), more), sentences(more, federal())
    assert gained.endswith(": now 2. It had no value.")
    assert lost.endswith(": no value any more. It was 2.")


@pytest.mark.parametrize(
    ("field", "codes", "says"),
    [
        ("licences", {"ca-ogl-lgo"}, "open licences: Open Government Licence - Canada."),
        ("exempt_types", {"showcase"}, "dataset types that are not judged: showcase."),
        ("immaterial_fields", {"subject"}, "fields that may change after a sign-off: Subject."),
        ("not_overridable", {"OG-102"}, "rules that no organization may change: OG-102."),
    ],
)
def test_what_a_list_gains_and_loses(field: str, codes: set[str], says: str) -> None:
    without: dict[str, Any] = {field: frozenset()}
    some: dict[str, Any] = {field: frozenset(codes)}
    old, new = replace(federal(), **without), replace(federal(), **some)
    assert sentences(old, new) == [f"Added to the {says}"]
    assert sentences(new, old) == [f"Removed from the {says}"]


def test_how_long_what_is_grandfathered_may_stay() -> None:
    no_end = federal()
    until = replace(no_end, grandfathered_until=date(2027, 4, 1))
    later = replace(no_end, grandfathered_until=date(2028, 4, 1))
    assert sentences(no_end, until) == [
        "What was public before the rules applied may stay public against them until 1 April 2027."
    ]
    assert sentences(until, later)[0].endswith("until 1 April 2028.")
    assert sentences(until, no_end)[0].endswith("without a time limit.")
    assert sentences(until, until) == []


def test_accepted_codes_of_a_list() -> None:
    whole = federal()
    few = replace(whole, vocabularies={"access_level": frozenset({"open", "restricted"})})
    fewer = replace(whole, vocabularies={"access_level": frozenset({"open"})})
    name = "the list “Access level”"
    assert sentences(whole, few) == [
        f"Of {name}, only these codes are now accepted: Open and Restricted."
    ]
    assert sentences(few, fewer) == [f"Removed from the accepted codes of {name}: Restricted."]
    assert sentences(fewer, few) == [f"Added to the accepted codes of {name}: Restricted."]
    assert sentences(few, whole) == [f"Every code of {name} is now accepted."]


def test_an_organization_is_told_apart_where_not_the_same_changes_for_it() -> None:
    base = federal()
    begins = replace(licence_rule(report_only=True), organizations={})
    before = replace(base, organizations={"health": begins})
    after = replace(licence_rule(enabled=False), organizations={"health": begins})
    assert organization_differences(before, after, shipped_rules()) == {"health": ()}
    gone = organization_differences(before, base, shipped_rules())
    assert [change.key for change in gone["health"]] == ["counts_again"]
    assert organization_differences(base, base, shipped_rules()) == {}
