"""Many items at once: rows are copied into a temporary table, then applied in one statement.

Never commits. Everything happens in the caller's transaction, so that a dry run is a real run
that is rolled back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from ckan import model
from sqlalchemy.orm import class_mapper

from ..core.inventory.parse import ParsedRow
from ..core.inventory.report import Counts
from ..core.inventory.states import BEFORE_PREPARATION, LISTED, RELEASED
from ..core.inventory.template import KEY, SHARED, Column
from ..core.inventory.values import Value
from ..model.item import Item
from .copying import copy_rows

_TABLE = "ogip_item_staging"
_SHARED_NAMES = frozenset(column.name for column, _field in SHARED)


@dataclass(frozen=True, slots=True)
class StagedRow:
    """A row whose item has an asset."""

    row: int
    ref_number: str
    dataset_id: str
    values: Mapping[str, Value]


class Staging:
    """The rows of one file on their way into the inventory of one organization."""

    def __init__(self, organization_id: str, columns: Sequence[Column]) -> None:
        """Open an empty temporary table for these columns, the reference number among them."""
        self._organization_id = organization_id
        self._columns = [column.name for column in columns if column is not KEY]
        model.Session.execute(sa.text(f"drop table if exists pg_temp.{_TABLE}"))
        definitions = ", ".join(f"{name} {_type(name)}" for name in self._columns)
        separator = ", " if definitions else ""
        model.Session.execute(
            sa.text(
                f"create temporary table {_TABLE} (row_number integer, ref_number text primary key"
                f"{separator}{definitions}) on commit drop"
            )
        )

    def add(self, rows: Iterable[ParsedRow]) -> None:
        """Copy rows; their reference numbers must not have been added before."""
        names = ("row_number", KEY.name, *self._columns)
        cells = (
            [row.row, row.ref_number, *(row.values[name] for name in self._columns)] for row in rows
        )
        copy_rows(_TABLE, names, cells)

    def drop(self, ref_numbers: Sequence[str]) -> None:
        """Take rows out again."""
        statement = sa.text(f"delete from {_TABLE} where ref_number = any(:refs)")  # noqa: S608
        model.Session.execute(statement, {"refs": list(ref_numbers)})

    def apply(self) -> Counts:
        """Create and change items; those that already say the same are not touched."""
        total = model.Session.scalar(sa.text(f"select count(*) from {_TABLE}")) or 0  # noqa: S608
        result = model.Session.execute(
            sa.text(self._upsert()),
            {
                "organization_id": self._organization_id,
                "listed": LISTED,
                "released": RELEASED,
                "early": list(BEFORE_PREPARATION),
            },
        ).one()
        return Counts(result.created, result.updated, total - result.created - result.updated)

    def linked_rows(self) -> Iterator[StagedRow]:
        """Yield the rows whose item has an asset."""
        names = [name for name in self._columns if name in _SHARED_NAMES]
        selected = ", ".join(
            ("s.row_number", "s.ref_number", "i.dataset_id", *names_of("s", names))
        )
        statement = sa.text(
            f"select {selected} from {_TABLE} s"  # noqa: S608
            " join ogip_item i on i.ref_number = s.ref_number"
            " where i.organization_id = :organization_id and i.dataset_id is not null"
            " order by s.row_number"
        )
        for row in model.Session.execute(statement, {"organization_id": self._organization_id}):
            values = dict(zip(names, row[3:], strict=True))
            yield StagedRow(row.row_number, row.ref_number, row.dataset_id, values)

    def _upsert(self) -> str:
        names = self._columns
        changes = [(name, _new_value(name)) for name in names]
        if "date_released" in names:
            changes.append(("state", _NEW_STATE))
            entry_state = "case when s.date_released is null then :listed else :released end"
        else:
            entry_state = ":listed"
        news = ", ".join(new for _name, new in changes)
        olds = ", ".join(names_of("item", [name for name, _new in changes]))
        assignments = ", ".join(f"{name} = {new}" for name, new in changes)
        into = "".join(f", {name}" for name in names)
        selected = "".join(f", {name}" for name in names_of("s", names))
        return f"""
            with applied as (
                insert into ogip_item as item
                    (id, organization_id, state, source, ref_number{into})
                select gen_random_uuid()::text, :organization_id, {entry_state}, 'import',
                    s.ref_number{selected}
                from {_TABLE} s order by s.ref_number
                on conflict (organization_id, ref_number) do update
                    set modified = now(), {assignments}
                    where ({news}) is distinct from ({olds})
                -- A row version that replaces none has no xmax: it was inserted.
                returning (item.xmax = 0) as was_created
            )
            select count(*) filter (where was_created) as created,
                count(*) filter (where not was_created) as updated
            from applied
        """  # noqa: S608


# A release date in the file moves an item on, unless its asset already tells how far it is.
_NEW_STATE = (
    "case when item.dataset_id is null and excluded.date_released is not null"
    " and item.state = any(:early) then :released else item.state end"
)


def unlink_purged(organization_id: str) -> None:
    """Forget assets that were purged: their items speak for themselves again."""
    model.Session.execute(
        sa.text(
            "update ogip_item i set dataset_id = null, modified = now()"
            " where organization_id = :organization_id and dataset_id is not null"
            " and not exists (select from package p where p.id = i.dataset_id)"
        ),
        {"organization_id": organization_id},
    )


def names_of(table: str, names: Iterable[str]) -> list[str]:
    """Return the column names qualified by a table."""
    return [f"{table}.{name}" for name in names]


def _new_value(name: str) -> str:
    """Return what an existing item gets: a fact shared with an asset is left to the asset."""
    if name in _SHARED_NAMES:
        return f"case when item.dataset_id is null then excluded.{name} else item.{name} end"
    return f"excluded.{name}"


def _type(name: str) -> str:
    return class_mapper(Item).columns[name].type.compile()
