"""A policy pack: which rules count, how much, with which values. `policy` reads it from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..findings import Severity, Stage
from ..lifetime.settings import LifetimeSettings
from ..priority.settings import PrioritySettings
from ..rule import Rule
from ..settings import ParameterValue, Settings
from ..strict_yaml import YamlFileError
from ..text import Text
from .revisions import Revisions
from .workflow import Workflow

PACKS_FOLDER = Path(__file__).resolve().parents[2] / "schemas" / "policy"


class PolicyError(YamlFileError):
    """A policy that cannot be used; `mistakes` holds every one with its line and key."""


@dataclass(frozen=True, slots=True)
class RulePolicy:
    """What a policy says about a rule; with `report_only` it only tells what it would refuse."""

    enabled: bool
    severity: Severity
    severity_at: Mapping[Stage, Severity]
    effective_from: date | None
    report_only: bool
    parameters: Mapping[str, ParameterValue]


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """What the record of an inventory begins with; a code is blank where the policy names none."""

    license_id: str = ""
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """A policy pack, complete: every rule of the registry has its entry in `rules`.

    `licences` are the ids of the open licences, `immaterial_fields` those the fingerprint skips,
    `exempt_types` the dataset types that the gate leaves alone, `vocabularies` the codes accepted
    of each vocabulary that is not accepted whole, `organizations` the whole policy of each
    organization (by name or id) that has its own, `not_overridable` the rules none of them changes
    and nobody overrides, `grandfathered_until` the last day on which what was public before the
    rules may stay so against them (None: without end), `priority` how answers become a
    release priority, `revisions` what happens to material changes of what is public, `lifetime`
    the times of publication lifetimes and who is told, `inventory_record` what the record that
    publishes an inventory begins with, `workflow` who decides, in which order, and how long it may
    take.
    """

    name: str
    version: str
    title: Text
    licences: frozenset[str]
    exempt_types: frozenset[str]
    immaterial_fields: frozenset[str]
    rules: Mapping[str, RulePolicy]
    ruleset_version: str
    priority: PrioritySettings
    vocabularies: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    organizations: Mapping[str, Policy] = field(default_factory=dict[str, "Policy"])
    not_overridable: frozenset[str] = frozenset()
    grandfathered_until: date | None = None
    revisions: Revisions = field(default_factory=Revisions)
    lifetime: LifetimeSettings = field(default_factory=LifetimeSettings)
    inventory_record: OwnRecord = field(default_factory=OwnRecord)
    workflow: Workflow = field(default_factory=Workflow)

    def of(self, *names: str | None) -> Policy:
        """Return the policy of an organization by its id or name, this one where it has none."""
        for name in names:
            if name is not None and name in self.organizations:
                return self.organizations[name]
        return self

    def severity(self, rule: Rule, stage: Stage) -> Severity:
        """Return how much a rule matters at a stage."""
        entry = self.rules[rule.id]
        return entry.severity_at.get(stage, entry.severity)

    def settings(self, rule: Rule, today: date, fingerprint: str = "") -> Settings:
        """Return what the check of a rule may read besides the record."""
        parameters = self.rules[rule.id].parameters
        return Settings(parameters, self.licences, today, fingerprint, self.vocabularies)


def policy_path(name: str) -> Path:
    """Return where the shipped pack of this name lies, or `name` itself where it is a file path."""
    if "/" in name or name.endswith((".yaml", ".yml")):
        return Path(name)
    return PACKS_FOLDER / f"{name}.yaml"
