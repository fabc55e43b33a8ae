"""What is known about a subject beyond its own fields, gathered by jobs and read from tables.

Facts are plain JSON by name, so that they can be stored, sent and written in test cases. Nobody
having looked (the name is absent) differs from having found nothing (an empty list): a rule that
needs an absent fact answers `CouldNotCheck`, never a pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar, cast

from .record import Record

T = TypeVar("T")


class Waiver(Record):
    """A named role accepts that one rule fails on this asset, until a day."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """Return the id of the waiver."""
        return self.text("id")

    def holds(self, today: date) -> bool:
        """Tell whether the waiver has not expired; one without a readable last day never holds."""
        expires = self.date("expires")
        return isinstance(expires, date) and today <= expires


class Facts(Mapping[str, Any]):
    """The facts about one subject by name."""

    __slots__ = ("_facts", "_made")

    def __init__(self, facts: Mapping[str, Any]) -> None:
        """Keep `facts` as they are."""
        self._facts = facts
        self._made: dict[Callable[[Facts], Any], Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return a fact; raise KeyError where nobody has looked."""
        return self._facts[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the facts that were gathered."""
        return iter(self._facts)

    def __len__(self) -> int:
        """Count the facts that were gathered."""
        return len(self._facts)

    def once(self, make: Callable[[Facts], T]) -> T:
        """Return what a function makes of the facts: made once, however many rules ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def record(self, name: str) -> Record | None:
        """Return a fact that is one mapping; None where it is absent or empty."""
        fact = self._facts.get(name)
        return Record(cast("Mapping[str, Any]", fact)) if isinstance(fact, Mapping) else None

    def records(self, name: str) -> tuple[Record, ...] | None:
        """Return a fact that is a list of mappings; None where nobody has looked."""
        fact = self._facts.get(name)
        if not isinstance(fact, list | tuple):
            return None
        entries = cast("list[object]", fact)
        return tuple(
            Record(cast("Mapping[str, Any]", entry))
            for entry in entries
            if isinstance(entry, Mapping)
        )

    def waiver(self, rule: str) -> Waiver | None:
        """Return the waiver of a rule on this asset."""
        granted = _mapping(_mapping(self._facts.get("waivers")).get(rule))
        return Waiver(granted) if granted else None


def _mapping(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}
