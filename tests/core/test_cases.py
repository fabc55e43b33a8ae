"""The shipped rules keep the contract of every rule pack, on the cases in `tests/cases`."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from ckanext.ogip.core.registry import Registry
from ckanext.ogip.core.rule import Rule
from ckanext.ogip.testing.contract import RulePackContract
from tests.core.rules import BASES, compliant_facts, shipped_rules


class TestShippedRules(RulePackContract):
    cases = Path(__file__).parents[1] / "cases"
    bases: ClassVar = BASES
    facts: ClassVar = compliant_facts()

    @classmethod
    def registry(cls) -> Registry:
        return shipped_rules()

    @classmethod
    def rules(cls) -> list[Rule]:
        return list(shipped_rules())
