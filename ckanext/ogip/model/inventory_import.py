"""The reports of inventory imports, each with an address to share."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped
class InventoryImport:
    """What one import of a file into an organization's inventory did; dry runs are not kept."""

    __tablename__ = "ogip_import"
    __table_args__ = (sa.Index("ogip_import_organization_idx", "organization_id", "created"),)

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True, default=lambda: str(uuid.uuid4()))
    organization_id: Mapped[str] = mapped_column(sa.Text)
    user_id: Mapped[str | None] = mapped_column(sa.Text)
    created: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), default=lambda: datetime.datetime.now(datetime.UTC)
    )
    profile: Mapped[str] = mapped_column(sa.Text)
    filename: Mapped[str | None] = mapped_column(sa.Text)
    report: Mapped[dict[str, Any]] = mapped_column(JSONB)
