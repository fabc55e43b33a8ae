"""The registry takes whole rules only: text, check, both languages, a text per message."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckanext.ogip.core.registry import RuleClashError, load_rules
from ckanext.ogip.core.rule import Check, check
from ckanext.ogip.core.rule_file import RuleError, read_rules
from tests.core.rules import shipped_rules

RULE = """\
XX-1:
  clause: "1.1"
  topic: description
  severity: warn
  stages: [publish]
  automation: metadata
  applies_to: [dataset]
  since: 0.1.0
  title: {en: A title, fr: Un titre}
  why: {en: Because, fr: Parce que}
  messages:
    missing: {en: "{n:number} missing", fr: "{n:number} manquent"}
  remediation: {en: Add it, fr: Ajoutez-le}
  references:
    - title: {en: A law, fr: Une loi}
  who_can_fix: [STEW]
"""


@check("XX-1", "missing")
def says_missing(subject: object, settings: object) -> tuple[()]:
    return ()


def mistakes_in(folder: Path, text: str, *checks: Check) -> str:
    """Read rules that must be refused; return every mistake, one a line."""
    file = folder / "rules.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as refusal:
        read_rules(file, checks, "")
    return str(refusal.value)


def test_the_rules_stand_in_the_order_of_their_ids() -> None:
    ids = [rule.id for rule in shipped_rules()]
    assert ids == sorted(ids)
    assert shipped_rules().get("OG-000") is None


def test_a_whole_rule_is_read(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(RULE, encoding="utf-8")
    (rule,) = read_rules(tmp_path / "rules.yaml", [says_missing], "")
    described = rule.as_dict()
    assert described["id"] == "XX-1"
    assert (described["stage"], described["stages"]) == ("publish", ["publish"])
    assert described["message"] == {
        "missing": {"en": "{n:number} missing", "fr": "{n:number} manquent"}
    }
    assert described["remediation"] == {"missing": {"en": "Add it", "fr": "Ajoutez-le"}}
    assert described["references"] == [{"title": {"en": "A law", "fr": "Une loi"}, "url": None}]
    assert described["waiver_roles"] == []


def test_a_rule_without_a_check_is_refused(tmp_path: Path) -> None:
    assert "line 1, XX-1: has text but no check" in mistakes_in(tmp_path, RULE)


def test_a_check_without_a_text_is_refused(tmp_path: Path) -> None:
    other = Check("XX-2", frozenset(), says_missing.run)
    assert "XX-2: has a check but no text" in mistakes_in(tmp_path, RULE, says_missing, other)


def test_a_message_of_the_check_without_a_text_is_refused(tmp_path: Path) -> None:
    more = Check("XX-1", frozenset({"missing", "late"}), says_missing.run)
    found = mistakes_in(tmp_path, RULE, more)
    assert "line 11, XX-1.messages: has no text for 'late', which the check can say" in found


def test_a_text_that_the_check_never_says_is_refused(tmp_path: Path) -> None:
    silent = Check("XX-1", frozenset(), says_missing.run)
    found = mistakes_in(tmp_path, RULE, silent)
    assert "line 12, XX-1.messages.missing: is nothing that the check says" in found


@pytest.mark.parametrize(
    ("good", "bad", "mistake"),
    [
        (", fr: Un titre", "", "title: must have exactly the languages en and fr"),
        (", fr: Parce que", ", fr: ''", "why: must be a text"),
        ("{n:number} manquent", "{m:number} manquent", "differ between en and fr: m, n"),
        ("{n:number} manquent", "{n:number manquent", "a brace that is no {placeholder}"),
        (', fr: "{n:number} manquent"', "", "messages.missing.fr: is missing"),
        ("  remediation: {en: Add it, fr: Ajoutez-le}\n", "", "has no `fix`"),
        ("warn", "serious", "severity: must be one of block, warn, info"),
        ("[publish]", "[publication]", "stages: must be one of draft, publish"),
        ("  clause: \"1.1\"\n", "", "clause: is missing"),
        ("clause:", "clauze:", "clauze: is not known here"),
        ("    - title: {en: A law, fr: Une loi}\n", "    - {}\n", "each reference has a title"),
    ],
)  # fmt: skip
def test_a_rule_with_a_gap_is_refused(tmp_path: Path, good: str, bad: str, mistake: str) -> None:
    assert good in RULE
    assert mistake in mistakes_in(tmp_path, RULE.replace(good, bad), says_missing)


def test_rules_are_added_but_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(RULE, encoding="utf-8")
    added = read_rules(tmp_path / "rules.yaml", [says_missing], "")
    extended = shipped_rules().extended(added)
    assert extended.get("XX-1") is added[0]
    assert shipped_rules().get("XX-1") is None
    with pytest.raises(RuleClashError, match="two rules have the id OG-101"):
        shipped_rules().extended(load_rules())
