"""Whether things may be released: what was answered, what that led to, who confirmed it."""

from __future__ import annotations

import datetime
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped_as_dataclass(kw_only=True)
class StoredDecision:
    """A decision on an inventory item: the one in force, and beside it the one that is proposed.

    A proposal takes the place of the decision in force when a second person confirms it. `evidence`
    is a text by question. `treatment` is `{methods, owner, due}`. `look_again` is the day of the
    review of what is withheld, or the end of the treatment. People are ids of users.
    """

    __tablename__ = "ogip_eligibility"
    __table_args__ = (sa.Index("ogip_eligibility_look_again_idx", "look_again"),)

    item_id: Mapped[str] = mapped_column(
        sa.Text, sa.ForeignKey("ogip_item.id", ondelete="CASCADE"), primary_key=True
    )
    in_force: Mapped[bool] = mapped_column(sa.Boolean, primary_key=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    evidence: Mapped[dict[str, str]] = mapped_column(JSONB)
    outcome: Mapped[str] = mapped_column(sa.Text)
    may_be_known: Mapped[bool] = mapped_column(sa.Boolean)
    is_complete: Mapped[bool] = mapped_column(sa.Boolean)
    confirming_roles: Mapped[list[str]] = mapped_column(JSONB)
    exemption: Mapped[str | None] = mapped_column(sa.Text)
    rationale_en: Mapped[str | None] = mapped_column(sa.Text)
    rationale_fr: Mapped[str | None] = mapped_column(sa.Text)
    treatment: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    look_again: Mapped[datetime.date | None] = mapped_column(sa.Date)
    tree_version: Mapped[str] = mapped_column(sa.Text)
    assessed_by: Mapped[str] = mapped_column(sa.Text)
    assessed_role: Mapped[str] = mapped_column(sa.Text)
    assessed_at: Mapped[datetime.datetime] = mapped_column(sa.DateTime(timezone=True))
    confirmed_by: Mapped[str | None] = mapped_column(sa.Text, default=None)
    confirmed_role: Mapped[str | None] = mapped_column(sa.Text, default=None)
    confirmed_at: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True), default=None
    )
