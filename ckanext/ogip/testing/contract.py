"""The contract of a rule pack, as tests: derive a class, name the pack and its cases, run pytest.

class TestOurRules(RulePackContract):
pack = PACK
cases = Path(__file__).parent / "cases"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings

from ..core.engine import assess
from ..core.findings import Outcome, Stage
from ..core.policy.reading import load_policy, policy_path
from ..core.registry import Registry, load_rules
from ..core.rule import Rule
from ..core.rule_pack import RulePack, with_packs
from ..core.subject import Kind, Subject
from ..core.text import Text
from . import records
from .cases import KEYS, Base, Bench, Case, read_cases, shown
from .strategies import FACTS, RECORDS

# The test that hypothesis repeats is shared by every pack that derives it.
_ANY = settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)


class RulePackContract:
    """What every rule pack promises; `bases` and `facts` describe compliant subjects."""

    pack: ClassVar[RulePack]
    cases: ClassVar[Path]
    bases: ClassVar[Mapping[str, Base]] = {
        "dataset": records.compliant_dataset,
        "info": records.compliant_info,
    }
    facts: ClassVar[Mapping[str, Any]] = {}
    today: ClassVar[date] = records.TODAY

    @classmethod
    def registry(cls) -> Registry:
        """Return the shipped rules with those of the pack."""
        return _registry_with(cls.pack)

    @classmethod
    def rules(cls) -> list[Rule]:
        """Return the rules of the pack."""
        return [rule for rule in cls.registry() if rule.id.startswith(f"{cls.pack.prefix}-")]

    @classmethod
    def pytest_generate_tests(cls, metafunc: pytest.Metafunc) -> None:
        """Run a test once for each rule or case that it asks for."""
        if "case" in metafunc.fixturenames:
            found = [(rule, case) for rule, all_ in read_cases(cls.cases).items() for case in all_]
            names = [f"{rule}: {case['name']}" for rule, case in found]
            metafunc.parametrize(("rule_id", "case"), found, ids=names)
        elif "rule" in metafunc.fixturenames:
            metafunc.parametrize("rule", cls.rules(), ids=lambda rule: rule.id)

    def test_rule_says_what_the_case_expects(
        self, rule_id: str, case: Case, tmp_path: Path
    ) -> None:
        """Each case gets exactly the findings it expects."""
        assert set(case) <= KEYS
        bench = Bench(self.registry(), self.bases, self.facts, self.today)
        said = bench.findings(rule_id, case, tmp_path)
        assert shown(said, case["expect"]) == case["expect"]

    def test_every_rule_has_cases_and_every_case_file_a_rule(self) -> None:
        """Rules and case files go together."""
        assert set(read_cases(self.cases)) == {rule.id for rule in self.rules()}

    def test_cases_cover_pass_and_fail_every_message_and_other_types(self, rule: Rule) -> None:
        """No message is without a case in which it is said."""
        said = [entry for case in read_cases(self.cases)[rule.id] for entry in case["expect"]]
        outcomes = {entry["outcome"] for entry in said}
        assert {Outcome.PASS, Outcome.FAIL} <= outcomes
        assert set(rule.messages) <= {entry.get("message") for entry in said}
        if rule.asset_types and rule.asset_types != {"dataset", "info"}:
            assert Outcome.NOT_APPLICABLE in outcomes

    def test_french_marks_are_kept_to_their_word(self, rule: Rule) -> None:
        """A no-break space stands before : ; ? ! » and after «."""
        for text in texts_of(rule):
            assert french_marks_adrift(text.fr) == [], text.fr

    def test_a_message_says_what_and_why_in_at_most_two_sentences_each(self, rule: Rule) -> None:
        """What is wrong, and what to do: two whole sentences each at most."""
        for text in said_by(rule):
            for words in (text.en, text.fr):
                assert words.endswith("."), words
                assert len(re.findall(r"[.!?](?=\s|$)", words)) <= 2, words

    def test_somebody_can_mend_what_the_rule_finds(self, rule: Rule) -> None:
        """A finding is always somebody's to fix."""
        assert rule.who_can_fix

    @_ANY
    @given(RECORDS, FACTS)
    def test_no_record_makes_a_rule_raise(
        self, record: dict[str, Any], facts: dict[str, Any]
    ) -> None:
        """Whatever a record and the facts about it hold, each rule answers."""
        registry = self.registry()
        policy = load_policy(policy_path("federal"), registry)
        for kind in Kind:
            for stage in Stage:
                subject = Subject.from_dict(record, facts, kind)
                said = assess(
                    subject, registry=registry, policy=policy, stage=stage, today=self.today
                )
                assert [found.rule for found in said.findings if found.key == "raised"] == []


def french_marks_adrift(text: str) -> list[str]:
    """Return the marks of a French text that lack their no-break space, and English quotes."""
    words = re.sub(r"\{[^}]*\}|https?:\S*", "x", text)
    return re.findall('(?<!\u00a0)[:;?!»]|«(?!\u00a0)|["“”]', words)


def texts_of(rule: Rule) -> Iterator[Text]:
    """Yield everything that people read about a rule."""
    yield from (rule.title, rule.why)
    yield from said_by(rule)
    yield from (parameter.purpose for parameter in rule.parameters.values())


def said_by(rule: Rule) -> Iterator[Text]:
    """Yield what a rule can say: what is wrong and what to do."""
    yield from (message.text.source for message in rule.messages.values())
    yield from (message.remediation.source for message in rule.messages.values())


@cache
def _registry_with(pack: RulePack) -> Registry:
    return with_packs(load_rules(), [pack])
