"""Reading a policy pack: strict keys, and every mistake at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import cast

from .findings import Severity
from .policy_pack import Policy, PolicyError, RulePolicy, policy_path
from .registry import Registry
from .rule import Rule
from .rule_file import choice_reader, read_severities
from .settings import PARAMETER_READERS, ParameterValue, read_code_list
from .strict_yaml import BadValueError, Document, Section, read_both_languages, read_string
from .text import Text

__all__ = ["Policy", "PolicyError", "RulePolicy", "load_policy", "policy_path"]

_NO_TEXT = Text("?", "?")


def load_policy(path: Path, registry: Registry) -> Policy:
    """Read the policy at `path` for the rules of a registry; raise PolicyError with every mistake.

    A rule that the policy does not name is on, with the severity and parameters of its own file.
    """
    document = Document.load(path)
    if document.mistakes:
        raise PolicyError(path, document.mistakes)
    root = document.root()
    version = root.required("version", read_string, "?")
    policy = Policy(
        name=root.required("name", read_string, "?"),
        version=version,
        title=root.required("title", read_both_languages, _NO_TEXT),
        licences=frozenset(root.required("licences", _read_licences, ())),
        exempt_types=frozenset(root.optional("exempt_types", read_code_list, ())),
        immaterial_fields=frozenset(root.optional("immaterial_fields", read_code_list, ())),
        rules=_read_rules(root, registry),
        ruleset_version=f"{version}+{_digest(path, registry)}",
    )
    root.close()
    if document.mistakes:
        raise PolicyError(path, document.mistakes)
    return policy


def _read_rules(root: Section, registry: Registry) -> Mapping[str, RulePolicy]:
    rules = {rule.id: _unchanged(rule) for rule in registry}
    for rule_id, section in root.sections("rules"):
        rule = registry.get(rule_id)
        if rule is None:
            root.mistake("is no rule of this site", "rules", rule_id)
            continue
        rules[rule_id] = _read_rule(rule, section)
    return rules


def _unchanged(rule: Rule) -> RulePolicy:
    defaults = {name: parameter.default for name, parameter in rule.parameters.items()}
    return RulePolicy(True, rule.severity, rule.severity_at, None, False, defaults)


def _read_rule(rule: Rule, section: Section) -> RulePolicy:
    severity = section.optional("severity", choice_reader(Severity), rule.severity.value)
    entry = RulePolicy(
        enabled=section.optional("enabled", _read_flag, True),
        severity=Severity(severity),
        severity_at=section.optional("severity_at", read_severities, rule.severity_at),
        effective_from=section.optional("effective_from", _read_day, None),
        report_only=section.optional("report_only", _read_flag, False),
        parameters=_read_parameters(rule, section),
    )
    section.close()
    return entry


def _read_parameters(rule: Rule, section: Section) -> dict[str, ParameterValue]:
    kinds = rule.parameters
    given = Section.of(
        section.document, (*section.path, "parameters"), section.data.get("parameters") or {}
    )
    section.taken.add("parameters")
    read = {
        name: _merged(default, given.optional(name, PARAMETER_READERS[kinds[name].type], default))
        for name, default in _unchanged(rule).parameters.items()
    }
    given.close()
    return read


def _merged(default: ParameterValue, given: ParameterValue) -> ParameterValue:
    """Values by code are changed one by one: a policy names only the codes that differ."""
    if isinstance(default, Mapping) and isinstance(given, Mapping):
        return cast("ParameterValue", {**default, **given})
    return given


def _read_licences(value: object) -> tuple[str, ...]:
    licences = read_code_list(value)
    if not licences:
        raise BadValueError("must name at least one open licence")
    return licences


def _read_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise BadValueError(f"must be true or false, not {value!r}")
    return value


def _read_day(value: object) -> date | None:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise BadValueError(f"must be a date such as 2027-04-01, not {value!r}")
    return value


def _digest(path: Path, registry: Registry) -> str:
    """Return a short hash of the policy and of every rule file: same hash, same judgement."""
    digest = hashlib.sha256(path.read_bytes())
    for rule in registry:
        digest.update(rule.digest.encode())
    return digest.hexdigest()[:12]
