"""A policy pack: which rules count, how much, with which values. `policy` reads it from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .findings import Severity, Stage
from .rule import Rule
from .settings import ParameterValue, Settings
from .strict_yaml import YamlFileError
from .text import Text


class PolicyError(YamlFileError):
    """A policy that cannot be used; `mistakes` holds every one with its line and key."""


@dataclass(frozen=True, slots=True)
class RulePolicy:
    """What a policy says about one rule."""

    enabled: bool
    severity: Severity
    effective_from: date | None
    parameters: Mapping[str, ParameterValue]


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy pack, complete: every rule of the registry has its entry in `rules`.

    `licences` are the ids of the open licences, `immaterial_fields` those the fingerprint skips,
    `exempt_types` the dataset types that the gate leaves alone.
    """

    name: str
    version: str
    title: Text
    licences: frozenset[str]
    exempt_types: frozenset[str]
    immaterial_fields: frozenset[str]
    rules: Mapping[str, RulePolicy]
    ruleset_version: str

    def severity(self, rule: Rule, stage: Stage) -> Severity:
        """Return how much a rule matters at a stage."""
        return self.rules[rule.id].severity

    def settings(self, rule: Rule, today: date) -> Settings:
        """Return what the check of a rule may read besides the record."""
        return Settings(self.rules[rule.id].parameters, self.licences, today)


def policy_path(name: str) -> Path:
    """Return where the shipped pack of this name lies, or `name` itself where it is a file path."""
    if "/" in name or name.endswith((".yaml", ".yml")):
        return Path(name)
    return Path(__file__).parent.parent / "schemas" / "policy" / f"{name}.yaml"
