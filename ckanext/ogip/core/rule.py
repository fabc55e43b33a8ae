"""A rule: its metadata (from YAML) and its function, and how the two are declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .findings import Severity, Stage
from .results import Result
from .settings import ParameterValue, Settings, plain_value
from .subject import OTHER_KINDS, Subject
from .template import Template
from .text import Text

CheckFunction = Callable[[Subject, Settings], Iterable[Result]]


class Automation(StrEnum):
    """What a rule needs to see: the record alone, its files or links, or a person's statement."""

    METADATA = "metadata"
    FILE = "file"
    ATTESTATION = "attestation"


@dataclass(frozen=True, slots=True)
class Check:
    """The function half of a rule, and every message key that it can use."""

    rule: str
    messages: frozenset[str]
    run: CheckFunction


def check(rule: str, *messages: str) -> Callable[[CheckFunction], Check]:
    """Declare a function as the check of `rule` that can say these `messages`.

    Example:
        @check("OG-311", "missing", "unknown")
        def frequency_is_known(subject, settings):
            if not subject.text("frequency"):
                yield Problem("missing", "frequency")
    """

    def declare(function: CheckFunction) -> Check:
        return Check(rule, frozenset(messages), function)

    return declare


@dataclass(frozen=True, slots=True)
class Parameter:
    """One adjustable value of a rule: its type (see `settings`), default and purpose.

    Its codes are those of `vocabulary`, where that is given.
    """

    type: str
    default: ParameterValue
    purpose: Text
    vocabulary: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return type, default and purpose as plain JSON values."""
        return {
            "type": self.type,
            "default": plain_value(self.default),
            "purpose": self.purpose.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Reference:
    """An authority or guidance behind a rule."""

    title: Text
    url: Text | None

    def as_dict(self) -> dict[str, Any]:
        """Return title and address per language; without an address `url` is None."""
        return {"title": self.title.as_dict(), "url": self.url.as_dict() if self.url else None}


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a rule can say: what is wrong and what to do."""

    text: Template
    remediation: Template

    @property
    def names(self) -> frozenset[str]:
        """Return the values that the texts need from the check; the clause comes by itself."""
        return (self.text.names | self.remediation.names) - {"clause"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One numbered requirement with everything people read about it, and its check.

    `severity` holds at every stage that `severity_at` does not name. `applies_to` lists types of
    assets (`dataset`, `info`) or kinds of subjects that are no assets (see `Kind`).
    """

    id: str
    clause: str
    topic: str
    severity: Severity
    severity_at: Mapping[Stage, Severity]
    stages: tuple[Stage, ...]
    automation: Automation
    applies_to: frozenset[str]
    since: str
    title: Text
    why: Text
    messages: Mapping[str, Message]
    passed: Message
    references: tuple[Reference, ...]
    who_can_fix: tuple[str, ...]
    waiver_roles: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    check: CheckFunction
    digest: str

    @property
    def clauses(self) -> tuple[str, ...]:
        """Return the clauses one by one: `6.1` and `App. A` of `6.1, App. A`."""
        return tuple(clause.strip() for clause in self.clause.split(","))

    @property
    def asset_types(self) -> frozenset[str]:
        """Return the types of assets that the rule judges; none for a rule on other subjects."""
        return self.applies_to - OTHER_KINDS

    def as_dict(self) -> dict[str, Any]:
        """Return what people may read about the rule as plain JSON values."""
        return {
            "id": self.id,
            "clause": self.clause,
            "topic": self.topic,
            "severity": self.severity.value,
            "severity_at": {stage.value: level.value for stage, level in self.severity_at.items()},
            "stage": self.stages[0].value,
            "stages": [stage.value for stage in self.stages],
            "automation": self.automation.value,
            "applies_to": sorted(self.applies_to),
            "since": self.since,
            "title": self.title.as_dict(),
            "why": self.why.as_dict(),
            "message": {key: m.text.source.as_dict() for key, m in self.messages.items()},
            "remediation": {
                key: m.remediation.source.as_dict() for key, m in self.messages.items()
            },
            "references": [reference.as_dict() for reference in self.references],
            "who_can_fix": list(self.who_can_fix),
            "waiver_roles": list(self.waiver_roles),
            "parameters": {name: p.as_dict() for name, p in self.parameters.items()},
        }
