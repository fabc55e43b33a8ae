"""A rule pack: rules that come together, under one id prefix of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

from .registry import Registry, RuleClashError, load_theme

_PREFIX = re.compile(r"[A-Z][A-Z0-9]{1,7}")


class RulePackError(ValueError):
    """A pack that breaks a promise of its prefix."""


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules of `themes` (modules as in `core.checks`), whose ids all begin with `PREFIX-`.

    `prefix` is two to eight capital letters and digits, such as `TOWN`; `OG` is that of the shipped
    rules.
    """

    prefix: str
    themes: tuple[ModuleType, ...]


def with_packs(shipped: Registry, packs: Iterable[RulePack]) -> Registry:
    """Return a registry with the rules of the packs added.

    Raises RulePackError for a prefix that is malformed or used already, and for an id outside its
    pack's prefix or used twice; RuleError for a rule that lacks its text, check or a language.
    """
    registry = shipped
    for pack in packs:
        _require_own_prefix(pack, registry)
        rules = [rule for theme in pack.themes for rule in load_theme(theme)]
        strangers = [rule.id for rule in rules if _prefix_of(rule.id) != pack.prefix]
        if strangers:
            named = ", ".join(strangers)
            raise RulePackError(f"rules of the pack {pack.prefix} have other ids: {named}")
        try:
            registry = registry.extended(rules)
        except RuleClashError as error:
            raise RulePackError(f"in the pack {pack.prefix} {error}") from error
    return registry


def _require_own_prefix(pack: RulePack, registry: Registry) -> None:
    if not _PREFIX.fullmatch(pack.prefix):
        raise RulePackError(
            f"{pack.prefix!r} is no prefix: use 2 to 8 capital letters and digits, such as TOWN"
        )
    if pack.prefix in {_prefix_of(rule.id) for rule in registry}:
        raise RulePackError(f"the prefix {pack.prefix} is taken")


def _prefix_of(rule_id: str) -> str:
    return rule_id.partition("-")[0]
