"""Signals of demand in the database; never commits."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

from .. import config
from ..core.calendar.dates import read_date
from ..core.demand import WINDOW, Demand, Signal, demand_of
from ..model.item import Item
from ..model.release_plan import StoredSignal

_TEXTS = ("kind", "source", "reference", "note")
_DAYS = ("period_start", "period_end")
# Signals of an item as JSON, for queries that read many other things of it in the same row.
SELECTED_SIGNALS = """(
    select json_agg(json_build_object(
        'kind', kind, 'source', source, 'count', count, 'period_start', period_start,
        'period_end', period_end, 'reference', reference, 'note', note
    ) order by signal.id) from ogip_signal as signal where signal.item_id = item.id
) as signals"""
# Two people who enter the same count at once must not make two of it.
_LOCK = sa.text("select pg_advisory_xact_lock(hashtextextended('ogip_signal:' || :id, 0))")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalFilter:
    """Which signals to list; None means any. `organizations` bounds what the caller may see."""

    organizations: Collection[str] | None
    item_id: str | None = None
    kind: str | None = None
    source: str | None = None


def ids_by_reference(organization_id: str, numbers: Collection[str]) -> dict[str, str]:
    """Return the ids of the items that an organization knows by these reference numbers."""
    query = sa.select(Item.ref_number, Item.id).where(
        Item.organization_id == organization_id, Item.ref_number.in_(numbers)
    )
    return {row.ref_number: row.id for row in model.Session.execute(query)}


def lock_signals(organization_id: str) -> None:
    """Let nobody else enter signals of an organization until this transaction ends."""
    model.Session.execute(_LOCK, {"id": organization_id})


def signals_by_item(organization_id: str) -> dict[str | None, list[StoredSignal]]:
    """Return the signals of an organization by item; under None those without an item."""
    found: dict[str | None, list[StoredSignal]] = defaultdict(list)
    query = sa.select(StoredSignal).filter_by(organization_id=organization_id)
    for stored in model.Session.scalars(query.order_by(StoredSignal.id)):
        found[stored.item_id].append(stored)
    return found


def signals_about(organization_id: str, item_id: str | None) -> list[StoredSignal]:
    """Return the signals about one item, or those of an organization without an item."""
    query = sa.select(StoredSignal).filter_by(organization_id=organization_id, item_id=item_id)
    return list(model.Session.scalars(query.order_by(StoredSignal.id)))


def add_signals(rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert signals, given by the columns of the table."""
    if rows:
        model.Session.execute(sa.insert(StoredSignal), [dict(row) for row in rows])


def add_signal(row: Mapping[str, Any]) -> StoredSignal:
    """Insert one signal."""
    stored = StoredSignal(**row)
    model.Session.add(stored)
    model.Session.flush()
    return stored


def correct_signal(stored: StoredSignal, signal: Signal, by: str | None) -> None:
    """Let a count of the same series and period take the place of the one that is stored."""
    stored.count, stored.note, stored.user_id = signal.count, signal.note, by
    model.Session.flush()


def columns_of(signal: Signal) -> dict[str, Any]:
    """Return the columns that hold a signal."""
    return asdict(signal)


def as_signal(stored: StoredSignal) -> Signal:
    """Return a signal as it was entered."""
    return Signal(
        stored.kind,
        stored.source,
        stored.count,
        stored.period_start,
        stored.period_end,
        stored.reference,
        stored.note,
    )


def demand_in_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts on demand, as of today, from the signals that `SELECTED_SIGNALS` holds."""
    return demand_of(map(_from_json, row["signals"] or ()), _today()).facts


def demand_of_items(ids: Collection[str], as_of: datetime.date | None = None) -> dict[str, Demand]:
    """Return what the signals add up to, for the items that have any; as of today by default."""
    today = as_of or _today()
    query = sa.select(StoredSignal).where(
        StoredSignal.item_id.in_(ids), StoredSignal.period_end > WINDOW.before(today)
    )
    found: dict[str, list[Signal]] = defaultdict(list)
    for stored in model.Session.scalars(query.order_by(StoredSignal.id)):
        found[stored.item_id or ""].append(as_signal(stored))
    return {item_id: demand_of(signals, today) for item_id, signals in found.items()}


def page_of_signals(wanted: SignalFilter, limit: int, before: int | None) -> list[StoredSignal]:
    """Return up to `limit` signals, newest first, older than the signal `before`."""
    query = sa.select(StoredSignal).where(*_conditions(wanted))
    if before is not None:
        query = query.where(StoredSignal.id < before)
    return list(model.Session.scalars(query.order_by(StoredSignal.id.desc()).limit(limit)))


def count_signals(wanted: SignalFilter) -> int:
    """Return how many signals the filter lets through."""
    query = sa.select(sa.func.count()).select_from(StoredSignal).where(*_conditions(wanted))
    return model.Session.scalar(query) or 0


def signals_of(wanted: SignalFilter) -> Iterable[Signal]:
    """Yield the signals that the filter lets through, the oldest first."""
    query = sa.select(StoredSignal).where(*_conditions(wanted)).order_by(StoredSignal.id)
    return (as_signal(stored) for stored in model.Session.scalars(query))


def _conditions(wanted: SignalFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.organizations is not None:
        conditions.append(StoredSignal.organization_id.in_(wanted.organizations))
    for column in (StoredSignal.item_id, StoredSignal.kind, StoredSignal.source):
        value = getattr(wanted, column.key)
        if value is not None:
            conditions.append(column == value)
    return conditions


def _today() -> datetime.date:
    return datetime.datetime.now(config.time_zone()).date()


def _from_json(given: Mapping[str, Any]) -> Signal:
    days = (read_date(given[name]) for name in _DAYS)
    start, end = (day for day in days if isinstance(day, datetime.date))
    texts = {name: given[name] for name in _TEXTS}
    return Signal(count=given["count"], period_start=start, period_end=end, **texts)
