"""Relations between records, kept at both ends; and records that replace each other in a circle."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

_FILE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """What one record says about another: `record` `code` `other`, both by their ids."""

    record: str
    code: str
    other: str

    def turned(self) -> Link | None:
        """Return what the other record says; None for a code that no list has."""
        code = opposite(self.code)
        return Link(self.other, code, self.record) if code else None


def opposite(code: str) -> str | None:
    """Return the code at the other end of a relation; None for an unknown one."""
    return _data()["opposites"].get(code) or _data()["nearest"].get(code)


def has_exact_opposite(code: str) -> bool:
    """Tell whether a code and its opposite say the same, so that each follows from the other."""
    return code in _data()["opposites"]


def missing_ends(links: Collection[Link], reachable: Collection[str]) -> tuple[Link, ...]:
    """Return what records still have to say so that each relation stands at both ends.

    `reachable` are the ids of the records that can be changed; the others are left alone.
    """
    turned = (link.turned() for link in links if link.record != link.other)
    wanted = {link for link in turned if link and link.record in reachable}
    return tuple(sorted(wanted - set(links)))


def replaces_itself(record: str, by: str, replaced_by: Mapping[str, str]) -> bool:
    """Tell whether `record`, replaced by `by`, would replace itself in the end.

    `replaced_by` maps the id of each replaced record to the id of the one that replaces it; a
    circle among those that are there already does not hang it.
    """
    seen: set[str] = set()
    current: str | None = by
    while current is not None and current not in seen:
        if current == record:
            return True
        seen.add(current)
        current = replaced_by.get(current)
    return False


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    return cast("Mapping[str, Mapping[str, str]]", yaml.safe_load(_FILE.read_text("utf-8")))
