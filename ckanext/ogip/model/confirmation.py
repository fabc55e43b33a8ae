"""Campaigns in which the owners of items confirm what the inventory says about them."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@registry.mapped_as_dataclass(kw_only=True)
class Campaign:
    """One request to all owners of an organization, with its last day and a sentence to them.

    One that is over by its date is closed when somebody next comes by: `closed_by` is then None.
    `counts` keeps how it ended, since the inventory goes on changing. People are ids of users.
    """

    __tablename__ = "ogip_confirmation"
    __table_args__ = (
        sa.Index("ogip_confirmation_organization_idx", "organization_id", "opened_at"),
        sa.Index(
            "ogip_confirmation_open_key",
            "organization_id",
            unique=True,
            postgresql_where=sa.text("closed_at is null"),
        ),
    )

    id: Mapped[str] = mapped_column(
        sa.Text, primary_key=True, init=False, default_factory=lambda: str(uuid.uuid4())
    )
    organization_id: Mapped[str] = mapped_column(sa.Text)
    due: Mapped[datetime.date] = mapped_column(sa.Date)
    message_en: Mapped[str] = mapped_column(sa.Text)
    message_fr: Mapped[str] = mapped_column(sa.Text)
    opened_by: Mapped[str | None] = mapped_column(sa.Text)
    opened_at: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), init=False, default_factory=_now
    )
    closed_by: Mapped[str | None] = mapped_column(sa.Text, default=None)
    closed_at: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True), default=None
    )
    counts: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)


@registry.mapped_as_dataclass(kw_only=True)
class Answer:
    """What was last answered about an item in a campaign: `confirmed`, or `changed` with a comment.

    `role` is that of the user who answered: the owner, or the steward for the owner.
    """

    __tablename__ = "ogip_confirmation_answer"
    __table_args__ = (sa.Index("ogip_confirmation_answer_item_idx", "item_id"),)

    confirmation_id: Mapped[str] = mapped_column(
        sa.Text, sa.ForeignKey("ogip_confirmation.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[str] = mapped_column(
        sa.Text, sa.ForeignKey("ogip_item.id", ondelete="CASCADE"), primary_key=True
    )
    answer: Mapped[str] = mapped_column(sa.Text)
    comment: Mapped[str | None] = mapped_column(sa.Text)
    user_id: Mapped[str | None] = mapped_column(sa.Text)
    role: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime.datetime] = mapped_column(sa.DateTime(timezone=True))
