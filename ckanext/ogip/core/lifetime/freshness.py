"""The report on freshness and lifetime (E-13): a line for each record, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ..template import Template
from ..text import Text
from .buckets import Bucket
from .effects import DecisionKind
from .evaluate import Lifetime, Status

_DOCUMENT: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_suffix(".yaml").read_text("utf-8")
)
COLUMNS: Mapping[str, Text] = {key: Text(**names) for key, names in _DOCUMENT["columns"].items()}
INTERNAL: frozenset[str] = frozenset(_DOCUMENT["internal"])
BUCKETS: Mapping[Bucket, Text] = {b: Text(**_DOCUMENT["buckets"][b]) for b in Bucket}
STATUSES: Mapping[Status, Text] = {s: Text(**_DOCUMENT["statuses"][s]) for s in Status}
DECISIONS: Mapping[DecisionKind, Text] = {
    kind: Text(**_DOCUMENT["decisions"][kind]) for kind in DecisionKind
}
_HEADLINE = Template.compile(Text(**_DOCUMENT["headline"]))
_EMPTY = Text(**_DOCUMENT["empty"])
_WHOLE = 100
_LATE = tuple(bucket for bucket in Bucket if bucket.startswith("late"))


@dataclass(frozen=True, slots=True)
class FreshnessEntry:
    """One record of the report; `last_decision` is for people of the organization only."""

    organization: Text
    title: Text
    lifetime: Lifetime
    retention_until: date | None = None
    delay_reason: Text | None = None
    last_decision: DecisionKind | None = None


@dataclass(frozen=True, slots=True)
class Freshness:
    """Counts of records by bucket, and how many have a day by which somebody looks again."""

    buckets: Mapping[Bucket, int]
    computable: int

    @property
    def all(self) -> int:
        """Return the number of records."""
        return sum(self.buckets.values())

    @property
    def late(self) -> int:
        """Return how many updates are late, by however much."""
        return sum(self.buckets[bucket] for bucket in _LATE)

    @property
    def percent(self) -> int | None:
        """Return the share with a day to look again, rounded down; None without records."""
        return self.computable * _WHOLE // self.all if self.all else None

    @property
    def headline(self) -> Text:
        """Say the share and the number of late records in a sentence."""
        if self.percent is None:
            return _EMPTY
        counts = {"computable": self.computable, "all": self.all, "late": self.late}
        return _HEADLINE.fill({**counts, "percent": self.percent})

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {
            "all": self.all,
            "computable": self.computable,
            "percent": self.percent,
            "late": self.late,
            "buckets": {bucket.value: count for bucket, count in self.buckets.items()},
        }


def columns(*, public: bool) -> Mapping[str, Text]:
    """Return the columns with their names, for the public without the internal ones."""
    return {key: name for key, name in COLUMNS.items() if not (public and key in INTERNAL)}


def line(entry: FreshnessEntry, *, public: bool) -> dict[str, Any]:
    """Return the cells of one line by column, as plain JSON values."""
    cells: dict[str, Any] = {
        **entry.lifetime.as_dict(),
        "organization": entry.organization.as_dict(),
        "title": entry.title.as_dict(),
        "retention_until": entry.retention_until.isoformat() if entry.retention_until else None,
        "delay_reason": entry.delay_reason.as_dict() if entry.delay_reason else None,
        "last_decision": entry.last_decision.value if entry.last_decision else None,
    }
    return {key: cells[key] for key in columns(public=public)}


def freshness_of(lifetimes: Iterable[Lifetime]) -> Freshness:
    """Count records; a closed one expects no update and is counted as having a day."""
    counts: Counter[Bucket] = Counter()
    computable = 0
    for lifetime in lifetimes:
        counts[lifetime.bucket] += 1
        computable += lifetime.is_computable or lifetime.is_closed
    return Freshness({bucket: counts[bucket] for bucket in Bucket}, computable)
