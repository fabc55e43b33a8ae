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

from ...core.inventory.parse import ParsedRow
from ...core.inventory.report import Counts
from ...core.inventory.states import BEFORE_PREPARATION, LISTED, RELEASED
from ...core.inventory.template import ASSET_TYPE, KEY, SHARED, Column
from ...core.inventory.values import Value
from ...model.item import Item
from ..copying import copy_rows
from ..eligibility import DECIDED_COLUMNS

IMPORTED = "item_imported"
_TABLE = "ogip_item_staging"
_SHARED_NAMES = frozenset(column.name for column, _field in SHARED)
_OF_ASSET = _SHARED_NAMES | {ASSET_TYPE.name}
_IS_DECIDED = """exists (
    select from ogip_eligibility as decision where decision.item_id = item.id and decision.in_force
)"""


@dataclass(frozen=True, slots=True)
class StagedRow:
    """A row whose item has an asset."""

    row: int
    ref_number: str
    dataset_id: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ContradictedRow:
    """A row that states otherwise than the decision on its item: by column, stated and decided."""

    row: int
    ref_number: str
    values: Mapping[str, tuple[Value, Value]]


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

    def apply(self, user_id: str | None) -> Counts:
        """Create and change items, and log it; those that already say the same are not touched."""
        total = model.Session.scalar(sa.text(f"select count(*) from {_TABLE}")) or 0  # noqa: S608
        result = model.Session.execute(
            sa.text(self._upsert()),
            {
                "organization_id": self._organization_id,
                "listed": LISTED,
                "released": RELEASED,
                "early": list(BEFORE_PREPARATION),
                "user_id": user_id,
                "kind": IMPORTED,
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

    def contradicted_rows(self) -> Iterator[ContradictedRow]:
        """Yield the rows that contradict the decision in force on their item."""
        names = [name for name in self._columns if name in DECIDED_COLUMNS]
        if not names:
            return
        stated, decided = (", ".join(names_of(table, names)) for table in ("s", "item"))
        statement = sa.text(
            f"select s.row_number, s.ref_number, {stated}, {decided} from {_TABLE} s"  # noqa: S608
            " join ogip_item as item on item.ref_number = s.ref_number"
            f" where item.organization_id = :organization_id and {_IS_DECIDED}"
            f" and ({stated}) is distinct from ({decided}) order by s.row_number"
        )
        for row in model.Session.execute(statement, {"organization_id": self._organization_id}):
            pairs = zip(names, row[2 : 2 + len(names)], row[2 + len(names) :], strict=True)
            differing = {name: (said, kept) for name, said, kept in pairs if said != kept}
            yield ContradictedRow(row[0], row[1], differing)

    def _are_any_decided(self) -> bool:
        """Tell whether the organization has decided on anything: without, nothing is looked up."""
        statement = sa.text(
            "select exists (select from ogip_item as item"  # noqa: S608
            f" where organization_id = :organization_id and {_IS_DECIDED})"
        )
        found = model.Session.scalar(statement, {"organization_id": self._organization_id})
        return bool(found)

    def _same(self) -> str:
        """Return a query for the item of a row `s` that says the same and would stay as it is.

        An insertion computes what the search needs before it meets the item: this spares it.
        """
        same = ", ".join(names_of("same", self._columns))
        stated = ", ".join(names_of("s", self._columns))
        moves_on = "s.date_released is not null and same.state = any(:early)"
        return (
            "select from ogip_item as same where same.organization_id = :organization_id"  # noqa: S608
            f" and same.ref_number = s.ref_number and ({same}) is not distinct from ({stated})"
            + (f" and not ({moves_on})" if "date_released" in self._columns else "")
        )

    def _upsert(self) -> str:
        names = self._columns
        decided = DECIDED_COLUMNS if self._are_any_decided() else ()
        changes = [(name, _new_value(name, decided)) for name in names]
        if "date_released" in names:
            changes.append(("state", _NEW_STATE))
            entry_state = "case when s.date_released is null then :listed else :released end"
        else:
            entry_state = ":listed"
        news = ", ".join(new for _name, new in changes)
        olds = ", ".join(names_of("item", [name for name, _new in changes]))
        assignments = ", ".join(f"{name} = {new}" for name, new in changes)
        logged = [name for name, _new in changes]
        into = "".join(f", {name}" for name in names)
        selected = "".join(f", {name}" for name in names_of("s", names))
        return f"""
            with applied as (
                insert into ogip_item as item
                    (id, organization_id, state, source, ref_number{into})
                select gen_random_uuid()::text, :organization_id, {entry_state}, 'import',
                    s.ref_number{selected}
                from {_TABLE} s where not exists ({self._same()}) order by s.ref_number
                on conflict (organization_id, ref_number) do update
                    set modified = now(), {assignments}
                    where ({news}) is distinct from ({olds})
                -- A row version that replaces none has no xmax: it was inserted.
                returning item.id, (item.xmax = 0) as was_created,
                    case when item.xmax <> 0 then {_as_json("item", logged)} end as news
            ),
            logged as (
                insert into ogip_event
                    (kind, object_type, object_id, organization_id, user_id, details)
                select :kind, 'item', applied.id, :organization_id, :user_id, {_DETAILS}
                -- The statement still sees what the items said before it.
                from applied left join lateral (
                    select {_as_json("old", logged)} as olds from ogip_item as old
                    where old.id = applied.id and not was_created
                ) as previous on true
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


# Of an item that is new, the columns say what the file said; of another one, what it changed.
_DETAILS = """
    case when was_created then jsonb_build_object('created', true) else (
        select jsonb_build_object(
            'before', coalesce(jsonb_object_agg(key, was.value)
                filter (where was.value <> 'null'), '{}'),
            'after', coalesce(jsonb_object_agg(key, now.value)
                filter (where now.value <> 'null'), '{}')
        )
        from jsonb_each(olds) as was join jsonb_each(news) as now using (key)
        where was.value <> now.value
    ) end
"""


def _as_json(table: str, names: Iterable[str]) -> str:
    """Return columns as one object; by pairs, because a function takes a hundred arguments."""
    pairs = " || ".join(f"jsonb_build_object('{name}', {table}.{name})" for name in names)
    return pairs or "'{}'::jsonb"


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


def _new_value(name: str, decided: Sequence[str]) -> str:
    """Return what an existing item gets.

    A fact shared with an asset is left to the asset, what was decided to the decision.
    """
    stays = [
        *(["item.dataset_id is not null"] if name in _OF_ASSET else []),
        *([_IS_DECIDED] if name in decided else []),
    ]
    if not stays:
        return f"excluded.{name}"
    return f"case when {' or '.join(stays)} then item.{name} else excluded.{name} end"


def _type(name: str) -> str:
    return class_mapper(Item).columns[name].type.compile()
