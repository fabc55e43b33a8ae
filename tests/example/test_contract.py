"""The example plugin keeps the contract that any rule pack can be held to."""

from __future__ import annotations

from pathlib import Path

from ckanext.ogip.testing.contract import RulePackContract
from ckanext.ogip_example.plugin import PACK


class TestExamplePack(RulePackContract):
    pack = PACK
    cases = Path(__file__).parent / "cases"
