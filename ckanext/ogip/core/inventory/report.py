"""What an import did, or would do: the result of `ogip_inventory_import`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .problems import Problem

# A file with a mistake in every cell must not become a report of millions of lines.
ERRORS_SHOWN = 10_000


@dataclass(slots=True)
class Counts:
    """How many items a run created, changed and left alone."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that the file and the asset of an item state differently; the asset's stands."""

    ref_number: str
    row: int
    field: str
    item_value: str | None
    asset_value: str | None

    def as_dict(self) -> dict[str, Any]:
        """Return the shape of an import's `differences`."""
        return {
            "ref_number": self.ref_number,
            "row": self.row,
            "field": self.field,
            "item_value": self.item_value,
            "asset_value": self.asset_value,
        }


@dataclass(slots=True)
class ImportReport:
    """The course of one import; `rows` are the data rows read, blank ones not counted."""

    dry_run: bool
    keep_going: bool
    rows: int = 0
    counts: Counts = field(default_factory=Counts)
    errors: list[Problem] = field(default_factory=list[Problem])
    errors_total: int = 0
    differences: list[Difference] = field(default_factory=list[Difference])
    ignored_columns: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str | None = None

    @property
    def refused(self) -> bool:
        """Tell whether row errors keep the whole file out."""
        return self.errors_total > 0 and not self.keep_going

    def add_errors(self, problems: Iterable[Problem]) -> None:
        """Note what is wrong with a row; beyond the limit only the number grows."""
        for problem in problems:
            self.errors_total += 1
            if self.errors_total <= ERRORS_SHOWN:
                self.errors.append(problem)

    def as_dict(self) -> dict[str, Any]:
        """Return the result without the id of the stored import."""
        return {
            "dry_run": self.dry_run,
            "applied": not self.dry_run and not self.refused,
            "rows": self.rows,
            "created": self.counts.created,
            "updated": self.counts.updated,
            "unchanged": self.counts.unchanged,
            "errors": [problem.as_dict() for problem in sorted(self.errors, key=_place)],
            "errors_total": self.errors_total,
            "differences": [difference.as_dict() for difference in self.differences],
            "ignored_columns": list(self.ignored_columns),
            "encoding": self.encoding,
            "delimiter": self.delimiter,
        }


def _place(problem: Problem) -> tuple[int, str]:
    return problem.row or 0, problem.column or ""
