"""What an import did, or would do: the result of `ogip_inventory_import`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .asset import as_text
from .problems import Problem
from .template import KEY
from .values import Value

# A file with a mistake in every cell must not become a report of millions of lines.
ERRORS_SHOWN = 10_000
FIRST_ROWS = 5


@dataclass(slots=True)
class Counts:
    """How many items a run created, changed and left alone."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that the file states otherwise than the asset of an item, or than a decision on it.

    What `kept_by` names stands: the asset, or the decision; `asset_value` is what that says.
    """

    ref_number: str
    row: int
    field: str
    item_value: str | None
    asset_value: str | None
    kept_by: str = "asset"
    dataset_id: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the shape of an import's `differences`."""
        return {
            "ref_number": self.ref_number,
            "row": self.row,
            "field": self.field,
            "item_value": self.item_value,
            "asset_value": self.asset_value,
            "kept_by": self.kept_by,
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
    columns: tuple[str, ...] = ()
    first_rows: list[dict[str, str | None]] = field(default_factory=list[dict[str, str | None]])
    differences: list[Difference] = field(default_factory=list[Difference])
    ignored_columns: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str | None = None
    format: str = "csv"
    layout: str = ""
    sheet: str | None = None
    notices: tuple[Problem, ...] = ()

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

    def show(self, ref_number: str, values: Mapping[str, Value]) -> None:
        """Note how one of the first rows was read."""
        if len(self.first_rows) < FIRST_ROWS:
            read = {name: as_text(value) for name, value in values.items()}
            self.first_rows.append({KEY.name: ref_number, **read})

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
            "columns": list(self.columns),
            "first_rows": self.first_rows,
            "ignored_columns": list(self.ignored_columns),
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "format": self.format,
            "layout": self.layout,
            "sheet": self.sheet,
            "notices": [notice.as_notice() for notice in self.notices],
        }


def _place(problem: Problem) -> tuple[int, str]:
    return problem.row or 0, problem.column or ""
