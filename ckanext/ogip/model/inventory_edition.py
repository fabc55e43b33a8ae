"""Editions of an inventory: the list that was sent for approval, and the one the public sees."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from .searching import search_vector


def _search_vector(lang: str) -> sa.Computed:
    title, text = (f"(facts ->> '{name}_{lang}'::text)" for name in ("title", "description"))
    return search_vector(title, text, lang)


@registry.mapped_as_dataclass(kw_only=True)
class Edition:
    """The inventory of an organization as it was on one day, bound to the fingerprint of its list.

    An organization has at most two: the public one (`is_public`), and the one on its way there.
    `decision` is `approve` or `refuse`, with the role it was taken in and a comment.
    `dataset_id` is the record that publishes the inventory, `files_digest` tells the files it was
    last given from others, `renewal_due` is the day from which the next edition is due. People are
    ids of users.
    """

    __tablename__ = "ogip_inventory_edition"
    __table_args__ = (
        sa.UniqueConstraint(
            "organization_id", "is_public", name="ogip_inventory_edition_organization_key"
        ),
    )

    id: Mapped[str] = mapped_column(
        sa.Text, primary_key=True, default_factory=lambda: str(uuid.uuid4())
    )
    organization_id: Mapped[str] = mapped_column(sa.Text)
    is_public: Mapped[bool] = mapped_column(sa.Boolean, default=False)
    fingerprint: Mapped[str] = mapped_column(sa.Text)
    items: Mapped[int] = mapped_column(sa.Integer)
    submitted_by: Mapped[str | None] = mapped_column(sa.Text)
    submitted_at: Mapped[datetime.datetime] = mapped_column(sa.DateTime(timezone=True))
    decided_by: Mapped[str | None] = mapped_column(sa.Text, default=None)
    decided_role: Mapped[str | None] = mapped_column(sa.Text, default=None)
    decided_at: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True), default=None
    )
    decision: Mapped[str | None] = mapped_column(sa.Text, default=None)
    comment: Mapped[str | None] = mapped_column(sa.Text, default=None)
    published_by: Mapped[str | None] = mapped_column(sa.Text, default=None)
    published_at: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True), default=None
    )
    renewal_due: Mapped[datetime.date | None] = mapped_column(sa.Date, default=None)
    dataset_id: Mapped[str | None] = mapped_column(sa.Text, default=None)
    files_digest: Mapped[str | None] = mapped_column(sa.Text, default=None)


@registry.mapped
class PublicEntry:
    """One item in an edition: the columns that the public may see, as they were then."""

    __tablename__ = "ogip_inventory_entry"
    __table_args__ = (
        sa.Index("ogip_inventory_entry_position_idx", "edition_id", "position"),
        sa.Index("ogip_inventory_entry_item_idx", "item_id"),
        sa.Index("ogip_inventory_entry_search_en_idx", "search_en", postgresql_using="gin"),
        sa.Index("ogip_inventory_entry_search_fr_idx", "search_fr", postgresql_using="gin"),
    )

    edition_id: Mapped[str] = mapped_column(
        sa.Text, sa.ForeignKey("ogip_inventory_edition.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[str] = mapped_column(
        sa.Text, sa.ForeignKey("ogip_item.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(sa.Integer)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB)
    search_en: Mapped[str | None] = mapped_column(TSVECTOR, _search_vector("en"), deferred=True)
    search_fr: Mapped[str | None] = mapped_column(TSVECTOR, _search_vector("fr"), deferred=True)
