"""Release priorities of inventory items, and every score that there was."""

from __future__ import annotations

import datetime
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped_as_dataclass(kw_only=True)
class StoredPriority:
    """The priority of an item as it was last scored; blank while the item is not eligible.

    `answers` are those of people, as `core.priority.answers.Answer.as_dict`; they stay when the
    item loses its score. `fingerprint` is that of the score and what gave it, to see a change by.
    `policy` is the version of the rules it was scored under. `override_band` is what somebody
    decided; `band` is the one that counts. People are ids of users.
    """

    __tablename__ = "ogip_priority"
    __table_args__ = (
        sa.Index("ogip_priority_band_idx", "band", "item_id"),
        sa.Index("ogip_priority_rescore_due_idx", "rescore_due"),
    )

    item_id: Mapped[str] = mapped_column(
        sa.Text, sa.ForeignKey("ogip_item.id", ondelete="CASCADE"), primary_key=True
    )
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    mode: Mapped[str | None] = mapped_column(sa.Text, default=None)
    score: Mapped[float | None] = mapped_column(sa.Float, default=None)
    points: Mapped[int | None] = mapped_column(sa.Integer, default=None)
    completeness: Mapped[float | None] = mapped_column(sa.Float, default=None)
    band: Mapped[str | None] = mapped_column(sa.Text, default=None)
    computed_band: Mapped[str | None] = mapped_column(sa.Text, default=None)
    is_ranked: Mapped[bool | None] = mapped_column(sa.Boolean, default=None)
    mandated: Mapped[bool | None] = mapped_column(sa.Boolean, default=None)
    mandate_due: Mapped[datetime.date | None] = mapped_column(sa.Date, default=None)
    demand: Mapped[int | None] = mapped_column(sa.Integer, default=None)
    fingerprint: Mapped[str | None] = mapped_column(sa.Text, default=None)
    scored_on: Mapped[datetime.date | None] = mapped_column(sa.Date, default=None)
    rescore_due: Mapped[datetime.date | None] = mapped_column(sa.Date, default=None)
    policy: Mapped[str | None] = mapped_column(sa.Text, default=None)
    toolkit: Mapped[str | None] = mapped_column(sa.Text, default=None)
    override_band: Mapped[str | None] = mapped_column(sa.Text, default=None)
    override_reason: Mapped[str | None] = mapped_column(sa.Text, default=None)
    override_by: Mapped[str | None] = mapped_column(sa.Text, default=None)
    override_on: Mapped[datetime.date | None] = mapped_column(sa.Date, default=None)


@registry.mapped
class PriorityScored:
    """One score as it was, why it was written down and by whom; None where no user acted.

    The columns are those of `core.priority.history.HistoryEntry`.
    """

    __tablename__ = "ogip_priority_history"
    __table_args__ = (sa.Index("ogip_priority_history_item_idx", "item_id", "id"),)

    id: Mapped[int] = mapped_column(sa.BigInteger, sa.Identity(always=True), primary_key=True)
    item_id: Mapped[str] = mapped_column(sa.Text, sa.ForeignKey("ogip_item.id", ondelete="CASCADE"))
    scored_on: Mapped[datetime.date] = mapped_column(sa.Date)
    cause: Mapped[str] = mapped_column(sa.Text)
    by: Mapped[str | None] = mapped_column(sa.Text)
    mode: Mapped[str] = mapped_column(sa.Text)
    score: Mapped[float] = mapped_column(sa.Float)
    points: Mapped[int] = mapped_column(sa.Integer)
    completeness: Mapped[float] = mapped_column(sa.Float)
    band: Mapped[str] = mapped_column(sa.Text)
    computed_band: Mapped[str] = mapped_column(sa.Text)
    demand: Mapped[int] = mapped_column(sa.Integer)
    answers: Mapped[dict[str, bool]] = mapped_column(JSONB)
    policy: Mapped[str] = mapped_column(sa.Text)
    toolkit: Mapped[str] = mapped_column(sa.Text)
