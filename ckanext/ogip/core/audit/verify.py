"""Proving a chain: which events were changed, are missing, in the wrong place or not ours.

The links are read once, in the order in which they lie there; memory does not grow with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from ..rule_file import read_template
from ..strict_yaml import Document
from ..template import Template
from ..text import Text
from .links import Head, Link


class Break(StrEnum):
    """How a log was tampered with."""

    CHANGED = "changed"
    MISSING = "missing"
    REORDERED = "reordered"
    INSERTED = "inserted"
    REPLACED = "replaced"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, at the event of this number, or at several up to `last`."""

    kind: Break
    chain: str
    number: int
    last: int

    @property
    def message(self) -> Text:
        """Say what is wrong and where, in both languages."""
        several = "several_" if self.last > self.number else ""
        return _texts()[several + self.kind].fill({"number": self.number, "last": self.last})

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {
            "kind": self.kind.value,
            "chain": self.chain,
            "number": self.number,
            "last": self.last,
            "message": self.message.as_dict(),
        }


@dataclass(slots=True)
class _Reader:
    """What was read so far: the link with the highest number, and the numbers passed over."""

    chain: str
    head: Head = field(default_factory=Head)
    gaps: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    # Whether the head is itself in doubt, so that what hangs on it says nothing new.
    doubtful: bool = False

    def take(self, link: Link) -> Iterator[Fault]:
        if link.chain != self.chain:
            yield self._fault(Break.FOREIGN, link.number)
        elif not link.is_whole():
            yield from self._take_changed(link)
        elif link.number > self.head.number:
            yield from self._take_next(link)
        else:
            yield self._fault(self._kind_of_latecomer(link.number), link.number)

    def _take_changed(self, link: Link) -> Iterator[Fault]:
        """What was changed may have another number or hash: take it for the next event."""
        number = self.head.number + 1
        yield self._fault(Break.CHANGED, number)
        self.head, self.doubtful = Head(number, link.hash), True

    def _take_next(self, link: Link) -> Iterator[Fault]:
        expected = self.head.number + 1
        if link.number > expected:
            self.gaps.append((expected, link.number - 1))
        elif link.previous != self.head.hash and not self.doubtful:
            # Both are whole, yet this one was made to follow another.
            yield self._fault(Break.REPLACED, max(self.head.number, 1))
        self.head, self.doubtful = Head(link.number, link.hash), False

    def _kind_of_latecomer(self, number: int) -> Break:
        for index, (first, last) in enumerate(self.gaps):
            if first <= number <= last:
                parts = [(first, number - 1), (number + 1, last)]
                self.gaps[index : index + 1] = [part for part in parts if part[0] <= part[1]]
                return Break.REORDERED
        return Break.INSERTED

    def finish(self, head: Head | None) -> Iterator[Fault]:
        for first, last in self.gaps:
            yield self._fault(Break.MISSING, first, last)
        if head is None:
            return
        if head.number > self.head.number:
            yield self._fault(Break.MISSING, self.head.number + 1, head.number)
        elif head.number < self.head.number:
            yield self._fault(Break.INSERTED, head.number + 1, self.head.number)
        elif head.hash != self.head.hash and not self.doubtful:
            yield self._fault(Break.REPLACED, max(head.number, 1))

    def _fault(self, kind: Break, number: int, last: int | None = None) -> Fault:
        return Fault(kind, self.chain, number, last or number)


def verify(chain: str, links: Iterable[Link], head: Head | None = None) -> Iterator[Fault]:
    """Yield what is wrong with the log of one organization; nothing where it is whole.

    `links` come in the order in which they were stored. `head` is what the chain is known to end
    with, from the last export for example: without it, events cut off at the end are not missed.
    """
    reader = _Reader(chain)
    for link in links:
        yield from reader.take(link)
    yield from reader.finish(head)


@cache
def _texts() -> dict[str, Template]:
    entries = Document.load(Path(__file__).with_name("faults.yaml")).root().data
    return {key: read_template(text) for key, text in entries.items()}
