"""The reports of inventory imports, each with an address to share."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


def _new_id() -> str:
    return str(uuid.uuid4())


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@registry.mapped_as_dataclass(kw_only=True)
class InventoryImport:
    """What one import of a file into an organization's inventory did; dry runs are not kept."""

    __tablename__ = "ogip_import"
    __table_args__ = (sa.Index("ogip_import_organization_idx", "organization_id", "created"),)

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True, init=False, default_factory=_new_id)
    organization_id: Mapped[str] = mapped_column(sa.Text)
    user_id: Mapped[str | None] = mapped_column(sa.Text)
    created: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), init=False, default_factory=_now
    )
    profile: Mapped[str] = mapped_column(sa.Text)
    filename: Mapped[str | None] = mapped_column(sa.Text)
    report: Mapped[dict[str, Any]] = mapped_column(JSONB)
