"""What the page of rules is asked for, read from its address and written back to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.vocabulary import load_vocabulary

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filters:
    """The words searched for, and what every rule shown has in common; blank means any."""

    q: str
    clause: str
    type: str
    role: str
    severity: str

    @classmethod
    def from_address(cls, query: Mapping[str, str]) -> Filters:
        """Read them from the query of a request."""
        names = ("q", "clause", "type", "role", "severity")
        return cls(**{name: query.get(name, "").strip() for name in names})

    @property
    def narrowed(self) -> bool:
        """Tell whether the page leaves anything out."""
        return any(asdict(self).values())

    def arguments(self) -> dict[str, str]:
        """Return the arguments of `ogip_rule_list`."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    code: str
    label: str


def options_of(rules: Iterable[Record]) -> dict[str, list[Option]]:
    """Return what each filter can be set to, so that every choice finds at least one rule."""
    found = list(rules)
    return {
        "clause": [
            Option(c, tk.h.ogip_clause(c))
            for c in sorted({c for rule in found for c in clauses_of(rule)})
        ],
        "type": _options("judged", (code for rule in found for code in rule["applies_to"])),
        "role": _options("role", (code for rule in found for code in rule["who_can_fix"])),
        "severity": _options("severity", (rule["severity"] for rule in found)),
    }


def clauses_of(rule: Record) -> list[str]:
    """Return the clauses of a rule one by one."""
    return [clause.strip() for clause in rule["clause"].split(",")]


def by_topic(rules: Sequence[Record]) -> list[tuple[Option, list[Record]]]:
    """Return the rules under what they are about, in the order in which people ask."""
    topics = _options("rule_topic", (rule["topic"] for rule in rules))
    return [(topic, [rule for rule in rules if rule["topic"] == topic.code]) for topic in topics]


def _options(vocabulary: str, codes: Iterable[str]) -> list[Option]:
    """Return the codes that occur with their labels, in the vocabulary's order, unknown ones last.

    Rules of other plugins may name what this portal has no label for.
    """
    known = load_vocabulary(vocabulary)
    occurring = set(codes)
    ordered = [choice.value for choice in known if choice.value in occurring]
    ordered += sorted(occurring - known.codes)
    return [Option(code, tk.h.ogip_label(vocabulary, code)) for code in ordered]
