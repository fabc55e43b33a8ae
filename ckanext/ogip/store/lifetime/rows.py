"""Where records stand, from the table: lists by due date, counts, what must be computed anew.

A bucket is a range of due dates on the day of the question, so that the index answers for it.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model
from sqlalchemy.dialects.postgresql import ARRAY

from ...core.lifetime.buckets import Bucket, due_range, late_by_more_than
from ...core.lifetime.kept import Kept
from ...core.text import Text, folded
from ...model.lifetime import LifetimeDecision, StoredLifetime

Key = tuple[str, str]
_ROW = StoredLifetime
_LAST_DECISION = (
    sa.select(LifetimeDecision.kind)
    .where(
        LifetimeDecision.dataset_id == _ROW.dataset_id, LifetimeDecision.confirmed_on.is_not(None)
    )
    .order_by(LifetimeDecision.confirmed_at.desc())
    .limit(1)
    .scalar_subquery()
    .label("last_decision")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFilter:
    """Which records to list; None means any. `organizations` bounds what the caller may see.

    `due_soon` is a number of days; `late_more_than` a number of days that the due date has passed.
    """

    organizations: Collection[str] | None
    unpublished: bool
    today: datetime.date
    due_soon: int
    bucket: Bucket | None = None
    late_more_than: int | None = None
    lifetime_class: str | None = None
    frequency: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class DueRow:
    """One record of a list."""

    dataset_id: str
    name: str
    organization_id: str
    public: bool
    kept: Kept
    last_decision: str | None

    @property
    def key(self) -> Key:
        """Return the place of the record in the list."""
        return (self.kept.next_update_due or _NO_DAY).isoformat(), self.dataset_id


@dataclass(frozen=True, slots=True)
class Group:
    """How many records share bucket, class and frequency: those meant, and all of them.

    `computable` of all have a day by which somebody looks again.
    """

    bucket: Bucket
    lifetime_class: str
    frequency: str
    meant: int
    all: int
    computable: int


def rows_by_due(wanted: DueFilter, limit: int | None, after: Key | None) -> Iterator[DueRow]:
    """Yield up to `limit` records behind a place, the most overdue first, without a date last."""
    place = sa.tuple_(_ROW.due_order, _ROW.dataset_id)
    query = (
        sa.select(
            *sa.inspect(_ROW, raiseerr=True).columns,
            model.Package.name.label("package"),
            _LAST_DECISION,
        )
        .join(model.Package, model.Package.id == _ROW.dataset_id)
        .where(*_conditions(wanted), _is_there(unpublished=wanted.unpublished))
        .order_by(_ROW.due_order, _ROW.dataset_id)
        .limit(limit)
    )
    if after:
        day, dataset_id = after
        query = query.where(place > sa.tuple_(sa.cast(day, sa.Date), sa.literal(dataset_id)))
    for row in model.Session.connection().execute(query).mappings():
        yield _due_row(dict(row))


def groups_of(wanted: DueFilter) -> list[Group]:
    """Count the records of a scope by group; meant are those with the words and the days late."""
    steps = _steps(wanted.today, wanted.due_soon)
    days = sa.cast([day for day, _bucket in steps], ARRAY(sa.Date))
    # By halves, where a case for each bucket would be asked in turn of every row.
    step = sa.func.width_bucket(_ROW.due_order, days).label("step")
    columns = (step, _ROW.lifetime_class, _ROW.frequency)
    meant = sa.and_(sa.true(), *_narrowing(wanted))
    counts = (sa.func.count().filter(each) for each in (meant, sa.true(), _ROW.computable))
    query = sa.select(*columns, *counts).where(*_scope(wanted)).group_by(*columns)
    return [Group(steps[row[0] - 1][1], *row[1:]) for row in model.Session.execute(query)]


def outdated(today: datetime.date, limit: int, after: str = "") -> Sequence[str]:
    """Return the ids of records behind `after` whose row is no longer true, by id."""
    query = (
        sa.select(_ROW.dataset_id)
        .where(_ROW.changes_on <= today, _ROW.dataset_id > after)
        .order_by(_ROW.dataset_id)
        .limit(limit)
    )
    return model.Session.scalars(query).all()


_NO_DAY = datetime.date.max  # where `due_order` puts what has no due date


def _conditions(wanted: DueFilter) -> list[sa.ColumnElement[bool]]:
    conditions = [*_scope(wanted), *_narrowing(wanted)]
    if wanted.bucket is not None:
        conditions.append(_in_bucket(wanted.bucket, wanted.today, wanted.due_soon))
    if wanted.lifetime_class is not None:
        conditions.append(_ROW.lifetime_class == wanted.lifetime_class)
    if wanted.frequency is not None:
        conditions.append(_ROW.frequency == wanted.frequency)
    return conditions


def _scope(wanted: DueFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.organizations is not None:
        conditions.append(_ROW.organization_id.in_(wanted.organizations))
    if not wanted.unpublished:
        conditions.append(_ROW.is_public.is_(True))
    return conditions


def _narrowing(wanted: DueFilter) -> list[sa.ColumnElement[bool]]:
    words = folded(wanted.words or "").split()
    conditions = [_ROW.words.contains(word, autoescape=True) for word in words]
    if wanted.late_more_than is not None:
        limit = late_by_more_than(wanted.late_more_than, wanted.today).last
        conditions.append(_ROW.due_order <= limit)
    return conditions


def _in_bucket(bucket: Bucket, today: datetime.date, due_soon: int) -> sa.ColumnElement[bool]:
    due = due_range(bucket, today, due_soon)
    if due is None:
        return _ROW.next_update_due.is_(None)
    conditions: list[sa.ColumnElement[bool]] = [_ROW.next_update_due.is_not(None)]
    if due.first:
        conditions.append(_ROW.due_order >= due.first)
    if due.last:
        conditions.append(_ROW.due_order <= due.last)
    return sa.and_(*conditions)


def _steps(today: datetime.date, due_soon: int) -> list[tuple[datetime.date, Bucket]]:
    """Return the first due date of each bucket, in the order of the days."""
    ranges = {bucket: due_range(bucket, today, due_soon) for bucket in Bucket}
    begun = [(due.first, bucket) for bucket, due in ranges.items() if due and due.first]
    steps = [(datetime.date.min, Bucket.LATE_OVER_365), *begun, (_NO_DAY, Bucket.NONE)]
    return sorted(steps, key=lambda step: step[0])


def _is_there(*, unpublished: bool) -> sa.ColumnElement[bool]:
    """Ask the package itself: what CKAN would not show is in no list, whatever our row says."""
    if unpublished:
        return model.Package.state != model.State.DELETED
    return sa.and_(model.Package.state == model.State.ACTIVE, model.Package.private.is_(False))


def _due_row(row: dict[str, Any]) -> DueRow:
    reason = row["delay_reason"]
    kept = Kept(
        title=Text(row["title_en"], row["title_fr"]),
        name=row["package"],
        delay_reason=Text(**reason) if reason else None,
        **{name: row[name] for name in _SAME},
    )
    return DueRow(
        row["dataset_id"],
        row["package"],
        row["organization_id"],
        row["is_public"],
        kept,
        row["last_decision"],
    )


_SAME = (
    "lifetime_class",
    "is_closed",
    "frequency",
    "last_data_date",
    "next_update_due",
    "grace",
    "delay_until",
    "review_date",
    "expires",
    "retention_until",
    "computable",
    "changes_on",
)
