"""The inventory: one row for each thing a department holds, with or without an asset.

The columns of the TBS template carry its names, so that a file, the table and an export agree.
"""

from __future__ import annotations

import datetime
import uuid

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from .searching import search_vector


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _search_vector(lang: str) -> sa.Computed:
    return search_vector(f"title_{lang}", f"description_{lang}", lang)


@registry.mapped
class Item:
    """An inventory item; its key is the organization and the reference number.

    While `dataset_id` names an asset, the facts shared with it are read there: the columns keep
    what the item said on promotion, and are read again only when the asset is gone.
    """

    __tablename__ = "ogip_item"
    __table_args__ = (
        # Also the order in which lists are paged.
        sa.UniqueConstraint("organization_id", "ref_number", name="ogip_item_ref_number_key"),
        sa.UniqueConstraint("dataset_id", name="ogip_item_dataset_id_key"),
        sa.Index(
            "ogip_item_reference_idx",
            sa.func.lower(sa.text("ref_number")).label("lowered"),
            postgresql_ops={"lowered": "text_pattern_ops"},
        ),
        sa.Index("ogip_item_search_en_idx", "search_en", postgresql_using="gin"),
        sa.Index("ogip_item_search_fr_idx", "search_fr", postgresql_using="gin"),
        sa.Index(
            "ogip_item_titles_idx",
            *("title_en", "title_fr"),
            postgresql_using="gin",
            postgresql_ops={"title_en": "gin_trgm_ops", "title_fr": "gin_trgm_ops"},
        ),
    )

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True, default=lambda: str(uuid.uuid4()))
    organization_id: Mapped[str] = mapped_column(sa.Text)
    dataset_id: Mapped[str | None] = mapped_column(sa.Text)
    asset_type: Mapped[str] = mapped_column(sa.Text, server_default="dataset")
    state: Mapped[str] = mapped_column(sa.Text)
    # Kept by a trigger, whoever changes the state; null for a state older than the column.
    state_since: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True),
        server_default=sa.func.now(),
        server_onupdate=sa.FetchedValue(),
    )
    source: Mapped[str | None] = mapped_column(sa.Text)
    nominated_by: Mapped[str | None] = mapped_column(sa.Text)
    created: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), default=_now, server_default=sa.func.now()
    )
    modified: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), default=_now, onupdate=_now, server_default=sa.func.now()
    )

    ref_number: Mapped[str] = mapped_column(sa.Text)
    title_en: Mapped[str | None] = mapped_column(sa.Text)
    title_fr: Mapped[str | None] = mapped_column(sa.Text)
    description_en: Mapped[str | None] = mapped_column(sa.Text)
    description_fr: Mapped[str | None] = mapped_column(sa.Text)
    publisher_en: Mapped[str | None] = mapped_column(sa.Text)
    publisher_fr: Mapped[str | None] = mapped_column(sa.Text)
    date_published: Mapped[datetime.date | None] = mapped_column(sa.Date)
    language: Mapped[str | None] = mapped_column(sa.Text)
    size: Mapped[int | None] = mapped_column(sa.BigInteger)
    eligible_for_release: Mapped[bool | None] = mapped_column(sa.Boolean)
    program_alignment_architecture_en: Mapped[str | None] = mapped_column(sa.Text)
    program_alignment_architecture_fr: Mapped[str | None] = mapped_column(sa.Text)
    date_released: Mapped[datetime.date | None] = mapped_column(sa.Date)
    portal_url_en: Mapped[str | None] = mapped_column(sa.Text)
    portal_url_fr: Mapped[str | None] = mapped_column(sa.Text)
    user_votes: Mapped[int | None] = mapped_column(sa.Integer)

    # What the inventory knows beyond the template (`core/inventory/template.yaml`).
    holding_id: Mapped[str | None] = mapped_column(sa.Text)
    volume: Mapped[str | None] = mapped_column(sa.Text)
    scope_en: Mapped[str | None] = mapped_column(sa.Text)
    scope_fr: Mapped[str | None] = mapped_column(sa.Text)
    complexity: Mapped[str | None] = mapped_column(sa.Text)
    access_level: Mapped[str | None] = mapped_column(sa.Text)
    exemption: Mapped[str | None] = mapped_column(sa.Text)
    exemption_rationale_en: Mapped[str | None] = mapped_column(sa.Text)
    exemption_rationale_fr: Mapped[str | None] = mapped_column(sa.Text)
    exemption_review_date: Mapped[datetime.date | None] = mapped_column(sa.Date)
    planned_release_date: Mapped[datetime.date | None] = mapped_column(sa.Date)
    business_owner: Mapped[str | None] = mapped_column(sa.Text)
    steward: Mapped[str | None] = mapped_column(sa.Text)
    last_reviewed: Mapped[datetime.date | None] = mapped_column(sa.Date)
    native_format: Mapped[str | None] = mapped_column(sa.Text)
    conversion_status: Mapped[str | None] = mapped_column(sa.Text)
    conversion_plan_date: Mapped[datetime.date | None] = mapped_column(sa.Date)
    automation_level: Mapped[str | None] = mapped_column(sa.Text)
    source_system: Mapped[str | None] = mapped_column(sa.Text)
    authoritative_location: Mapped[str | None] = mapped_column(sa.Text)
    security_category: Mapped[str | None] = mapped_column(sa.Text)
    derived_from_personal: Mapped[str | None] = mapped_column(sa.Text)
    enduring_value: Mapped[str | None] = mapped_column(sa.Text)
    disposition_date: Mapped[datetime.date | None] = mapped_column(sa.Date)
    mandatory_basis: Mapped[str | None] = mapped_column(sa.Text)
    mandatory_event_date: Mapped[datetime.date | None] = mapped_column(sa.Date)
    purpose_en: Mapped[str | None] = mapped_column(sa.Text)
    purpose_fr: Mapped[str | None] = mapped_column(sa.Text)
    themes_of_interest: Mapped[str | None] = mapped_column(sa.Text)
    nap_theme: Mapped[str | None] = mapped_column(sa.Text)

    search_en: Mapped[str] = mapped_column(TSVECTOR, _search_vector("en"), deferred=True)
    search_fr: Mapped[str] = mapped_column(TSVECTOR, _search_vector("fr"), deferred=True)
