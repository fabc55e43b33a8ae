"""One link of the chain: an event, its number, the hash before it and its own.

A chain belongs to one organization. The hash is SHA-256, in hexadecimal, over the hash before it, a
line feed, and the event as JSON with sorted keys and no spaces, its chain and number included. A
whole number has no decimal point, whichever way it came, since a database may write it either way.
Whoever has the last hash can prove all that came before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

# What stands before the first event of a chain.
BEGINNING = "0" * 64
_canonical = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


@dataclass(frozen=True, slots=True)
class Link:
    """An event in its place; `event` is plain JSON that never changes.

    `chain` names the organization, "" for events of none; numbers begin at 1.
    """

    chain: str
    number: int
    event: Mapping[str, Any]
    previous: str
    hash: str

    def is_whole(self) -> bool:
        """Tell whether it still is what its hash was made of."""
        return self.hash == hash_of(self.chain, self.number, self.event, self.previous)

    def line(self) -> str:
        """Return it as one line of JSON Lines."""
        body = _body(self.chain, self.number, self.event)
        return _canonical({**body, "previous": self.previous, "hash": self.hash})


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: how many events it has, and the hash of the last."""

    number: int = 0
    hash: str = BEGINNING


def append(chain: str, head: Head, event: Mapping[str, Any]) -> tuple[Link, Head]:
    """Return the next link and the head after it; raise ValueError for what is no plain JSON."""
    number = head.number + 1
    made = hash_of(chain, number, event, head.hash)
    return Link(chain, number, event, head.hash, made), Head(number, made)


def hash_of(chain: str, number: int, event: Mapping[str, Any], previous: str) -> str:
    """Return the hash of an event in its place."""
    text = f"{previous}\n{_canonical(_plain(_body(chain, number, event)))}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_line(line: str) -> Link:
    """Read a line that `Link.line` wrote; raise ValueError for anything else."""
    try:
        data = json.loads(line)
        link = Link(
            str(data["chain"]),
            int(data["number"]),
            dict(data["event"]),
            str(data["previous"]),
            str(data["hash"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("the line is no event of an exported log") from error
    return link


def _plain(value: object) -> object:
    """Return the value with whole numbers as integers."""
    if isinstance(value, dict):
        entries = cast("dict[str, object]", value)
        return {key: _plain(entry) for key, entry in entries.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in cast("list[object]", value)]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _body(chain: str, number: int, event: Mapping[str, Any]) -> dict[str, Any]:
    return {"chain": chain, "number": number, "event": dict(event)}
