"""Where records stand in their public life, and what was decided about them."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped_as_dataclass
class StoredLifetime:
    """The dates of one asset (`core.lifetime.kept`), written with the verdict on it.

    Never how late it is: that is the place of `next_update_due` in a range of days. `due_order`
    sorts what has no due date to the end. `changes_on` is the day from which the row is no longer
    true. `words` is what a search looks in; `organization_id` is blank for none.
    """

    __tablename__ = "ogip_lifetime"
    __table_args__ = (
        sa.Index(
            "ogip_lifetime_due_idx", "organization_id", "is_public", "due_order", "dataset_id"
        ),
        sa.Index("ogip_lifetime_late_idx", "is_public", "due_order", "dataset_id"),
        sa.Index("ogip_lifetime_changes_idx", "changes_on"),
    )

    dataset_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    organization_id: Mapped[str] = mapped_column(sa.Text, server_default="")
    is_public: Mapped[bool] = mapped_column(sa.Boolean)
    title_en: Mapped[str] = mapped_column(sa.Text, server_default="")
    title_fr: Mapped[str] = mapped_column(sa.Text, server_default="")
    words: Mapped[str] = mapped_column(sa.Text, server_default="")
    lifetime_class: Mapped[str] = mapped_column(sa.Text, server_default="")
    is_closed: Mapped[bool] = mapped_column(sa.Boolean)
    frequency: Mapped[str] = mapped_column(sa.Text, server_default="")
    last_data_date: Mapped[datetime.date | None] = mapped_column(sa.Date)
    next_update_due: Mapped[datetime.date | None] = mapped_column(sa.Date)
    due_order: Mapped[datetime.date] = mapped_column(
        sa.Date,
        sa.Computed("coalesce(next_update_due, date '9999-12-31')", persisted=True),
        init=False,
    )
    grace: Mapped[int] = mapped_column(sa.Integer)
    delay_until: Mapped[datetime.date | None] = mapped_column(sa.Date)
    delay_reason: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    review_date: Mapped[datetime.date | None] = mapped_column(sa.Date)
    expires: Mapped[datetime.date | None] = mapped_column(sa.Date)
    retention_until: Mapped[datetime.date | None] = mapped_column(sa.Date)
    computable: Mapped[bool] = mapped_column(sa.Boolean)
    changes_on: Mapped[datetime.date | None] = mapped_column(sa.Date)


@registry.mapped_as_dataclass(kw_only=True)
class LifetimeDecision:
    """What somebody proposed about a record, in the words of the form, and who confirmed it.

    A record has at most one proposal that waits; a later one replaces it. People are ids of users.
    """

    __tablename__ = "ogip_lifetime_decision"
    __table_args__ = (
        sa.Index("ogip_lifetime_decision_dataset_idx", "dataset_id", "confirmed_at"),
        sa.Index(
            "ogip_lifetime_decision_open_key",
            "dataset_id",
            unique=True,
            postgresql_where=sa.text("confirmed_on is null"),
        ),
    )

    id: Mapped[str] = mapped_column(
        sa.Text, primary_key=True, init=False, default_factory=lambda: str(uuid.uuid4())
    )
    dataset_id: Mapped[str] = mapped_column(sa.Text)
    organization_id: Mapped[str | None] = mapped_column(sa.Text)
    kind: Mapped[str] = mapped_column(sa.Text)
    given: Mapped[dict[str, Any]] = mapped_column(JSONB)
    proposed_by: Mapped[str] = mapped_column(sa.Text)
    proposed_role: Mapped[str] = mapped_column(sa.Text)
    proposed_on: Mapped[datetime.date] = mapped_column(sa.Date)
    confirmed_by: Mapped[str | None] = mapped_column(sa.Text, default=None)
    confirmed_role: Mapped[str | None] = mapped_column(sa.Text, default=None)
    confirmed_on: Mapped[datetime.date | None] = mapped_column(sa.Date, default=None)
    confirmed_at: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True), default=None
    )
