"""Reading what a policy says about rules; every key it does not give stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast

from ..findings import Severity, Stage
from ..registry import Registry
from ..rule import Rule
from ..rule_file import choice_reader
from ..settings import ParameterValue
from ..strict_yaml import BadValueError, Section, read_flag
from .codes import parameter_reader
from .pack import RulePolicy

Rules = Mapping[str, RulePolicy]


def rules_by_themselves(registry: Registry) -> dict[str, RulePolicy]:
    """Return every rule as its own file has it: on, with its severity and parameters."""
    return {rule.id: _by_itself(rule) for rule in registry}


def read_policy_rules(root: Section, registry: Registry, base: Rules) -> dict[str, RulePolicy]:
    """Read `effective_from`, `other_rules` and `rules` at the top of a policy.

    A start of the whole policy moves no rule to an earlier day; `other_rules` is about every rule
    that `rules` does not name.
    """
    start = root.optional("effective_from", read_day, None)
    begun = {rule_id: _not_before(start, entry) for rule_id, entry in base.items()}
    others = section_within(root, "other_rules")
    change = _read_change(others)
    others.close()
    named = read_named_rules(root, registry, begun)
    rest = {rule_id: _changed(entry, change) for rule_id, entry in begun.items()}
    return {rule_id: named.get(rule_id, entry) for rule_id, entry in rest.items()}


def read_named_rules(section: Section, registry: Registry, base: Rules) -> dict[str, RulePolicy]:
    """Read the entries below `rules`; an id that no rule has is a mistake."""
    named: dict[str, RulePolicy] = {}
    for rule_id, entry in section.sections("rules"):
        rule = registry.get(rule_id)
        if rule is None:
            section.mistake("is no rule of this site", "rules", rule_id)
        else:
            named[rule_id] = _read_rule(rule, entry, base[rule_id])
    return named


def section_within(section: Section, key: str) -> Section:
    """Return the section below a key, an empty one where the key is absent."""
    section.taken.add(key)
    value = section.data.get(key)
    return Section.of(section.document, (*section.path, key), {} if value is None else value)


def read_day(value: object) -> date | None:
    """Read a date without a time of day."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise BadValueError(f"must be a date such as 2027-04-01, not {value!r}")
    return value


def _by_itself(rule: Rule) -> RulePolicy:
    defaults = {name: parameter.default for name, parameter in rule.parameters.items()}
    return RulePolicy(True, rule.severity, rule.severity_at, None, False, defaults)


def _not_before(start: date | None, entry: RulePolicy) -> RulePolicy:
    if start is None or (entry.effective_from and entry.effective_from >= start):
        return entry
    return replace(entry, effective_from=start)


def _changed(entry: RulePolicy, change: Mapping[str, Any]) -> RulePolicy:
    """Apply what is said about many rules: one severity for all holds at every stage."""
    everywhere: dict[str, Any] = {"severity_at": {}} if "severity" in change else {}
    return replace(entry, **change, **everywhere)


def _read_rule(rule: Rule, section: Section, base: RulePolicy) -> RulePolicy:
    entry = replace(
        base,
        **_read_change(section),
        severity_at={**base.severity_at, **_read_severity_at(section)},
        parameters=_read_parameters(rule, section, base.parameters),
    )
    section.close()
    return entry


def _read_change(section: Section) -> dict[str, Any]:
    given = {key: section.optional(key, read, None) for key, read in _READERS.items()}
    return {key: value for key, value in given.items() if value is not None}


def _read_severity_at(section: Section) -> dict[Stage, Severity]:
    below = section_within(section, "severity_at")
    levels: dict[Stage, Severity] = {}
    for stage in below.data:
        if stage in set(Stage):
            levels[Stage(stage)] = below.required(stage, _read_severity, Severity.BLOCK)
        else:
            below.mistake(f"is no stage; there are: {', '.join(Stage)}", stage)
    return levels


def _read_parameters(
    rule: Rule, section: Section, base: Mapping[str, ParameterValue]
) -> dict[str, ParameterValue]:
    given = section_within(section, "parameters")
    read = {
        name: _merged(default, given.optional(name, parameter_reader(kind), default))
        for name, kind in rule.parameters.items()
        for default in (base[name],)
    }
    given.close()
    return read


def _merged(default: ParameterValue, given: ParameterValue) -> ParameterValue:
    """Values by code are changed one by one: a policy names only the codes that differ."""
    if isinstance(default, Mapping) and isinstance(given, Mapping):
        return cast("ParameterValue", {**default, **given})
    return given


def _read_severity(value: object) -> Severity:
    return Severity(choice_reader(Severity)(value))


_READERS: Mapping[str, Callable[[object], object]] = {
    "enabled": read_flag,
    "severity": _read_severity,
    "effective_from": read_day,
    "report_only": read_flag,
}
