"""The rules that exist: the shipped ones, to which other packs may add but not take away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

from . import checks
from .rule import Check, Message, Rule
from .rule_file import read_messages, read_rules, read_template
from .strict_yaml import Document
from .template import Template
from .text import Text

_STANDARD_MESSAGES = Path(__file__).with_name("engine.yaml")


class RuleClashError(ValueError):
    """Two rules claim the same id."""


class Registry:
    """All rules by id, in the order of their ids, and the texts that every rule shares."""

    def __init__(self, rules: Iterable[Rule], standard: Mapping[str, Message]) -> None:
        """Gather rules; raise RuleClashError when two have the same id."""
        self._rules: dict[str, Rule] = {}
        for rule in sorted(rules, key=lambda rule: rule.id):
            if rule.id in self._rules:
                raise RuleClashError(f"two rules have the id {rule.id}")
            self._rules[rule.id] = rule
        self.standard = standard
        self.known_types = frozenset[str]().union(*(rule.asset_types for rule in self))

    def __iter__(self) -> Iterator[Rule]:
        """Yield every rule in the order of the ids."""
        return iter(self._rules.values())

    def __len__(self) -> int:
        """Count the rules."""
        return len(self._rules)

    def get(self, rule_id: str) -> Rule | None:
        """Return a rule, None where no rule has this id."""
        return self._rules.get(rule_id)

    def extended(self, rules: Iterable[Rule]) -> Registry:
        """Return a registry that has these rules too; RuleClashError for an id already taken."""
        return Registry([*self, *rules], self.standard)


def load_rules() -> Registry:
    """Load the shipped rules; raise RuleError when a rule lacks its text, check or a language."""
    rules = [rule for theme in checks.THEMES for rule in load_theme(theme)]
    return Registry(rules, _standard_messages())


def load_theme(theme: ModuleType) -> tuple[Rule, ...]:
    """Load the rules of one module, whose texts lie beside it in a YAML file of the same name."""
    source = Path(str(theme.__file__))
    texts = source.with_suffix(".yaml")
    declared = [value for value in vars(theme).values() if isinstance(value, Check)]
    digest = hashlib.sha256(source.read_bytes() + texts.read_bytes()).hexdigest()
    return read_rules(texts, declared, digest)


def _standard_messages() -> Mapping[str, Message]:
    root = Document.load(_STANDARD_MESSAGES).root()
    nothing = Template.compile(Text("-", "-"))
    return read_messages(root, "messages", root.required("remediation", read_template, nothing))
