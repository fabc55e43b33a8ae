"""Signals of demand, the days that releases were planned for, and promised numbers of releases."""

from __future__ import annotations

import datetime

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped
class StoredSignal:
    """A count of who asked for an item, or for something of the organization's without an item.

    The columns are those of `core.demand.Signal`; `user_id` is who entered it.
    """

    __tablename__ = "ogip_signal"
    __table_args__ = (
        sa.Index("ogip_signal_organization_idx", "organization_id", "id"),
        sa.Index("ogip_signal_item_idx", "item_id", "period_end"),
    )

    id: Mapped[int] = mapped_column(sa.BigInteger, sa.Identity(always=True), primary_key=True)
    organization_id: Mapped[str] = mapped_column(sa.Text)
    item_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("ogip_item.id", ondelete="CASCADE")
    )
    kind: Mapped[str] = mapped_column(sa.Text)
    source: Mapped[str] = mapped_column(sa.Text)
    count: Mapped[int] = mapped_column(sa.BigInteger)
    period_start: Mapped[datetime.date] = mapped_column(sa.Date)
    period_end: Mapped[datetime.date] = mapped_column(sa.Date)
    reference: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)
    user_id: Mapped[str | None] = mapped_column(sa.Text)
    created: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), server_default=sa.func.now()
    )


@registry.mapped
class PlannedRelease:
    """One change of the day that an item is planned for; null where the day was taken back.

    A trigger on `ogip_item.planned_release_date` adds the rows. Who and why are known only where
    the plan itself was changed, not where a file or the form of an item brought the day.
    """

    __tablename__ = "ogip_planned_release"
    __table_args__ = (sa.Index("ogip_planned_release_item_idx", "item_id", "id"),)

    id: Mapped[int] = mapped_column(sa.BigInteger, sa.Identity(always=True), primary_key=True)
    item_id: Mapped[str] = mapped_column(sa.Text, sa.ForeignKey("ogip_item.id", ondelete="CASCADE"))
    planned_date: Mapped[datetime.date | None] = mapped_column(sa.Date)
    at: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), server_default=sa.func.now()
    )
    user_id: Mapped[str | None] = mapped_column(sa.Text)
    reason: Mapped[str | None] = mapped_column(sa.Text)


@registry.mapped
class ReleaseTarget:
    """How many releases an organization promised for a month, fiscal quarter or fiscal year."""

    __tablename__ = "ogip_release_target"

    organization_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    unit: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    period_start: Mapped[datetime.date] = mapped_column(sa.Date, primary_key=True)
    count: Mapped[int] = mapped_column(sa.Integer)
    user_id: Mapped[str | None] = mapped_column(sa.Text)
    modified: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), server_default=sa.func.now(), server_onupdate=sa.FetchedValue()
    )
