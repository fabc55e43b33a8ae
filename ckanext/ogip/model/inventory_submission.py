"""Inventories that are submitted by a background worker."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped_as_dataclass(kw_only=True)
class Submission:
    """The last order to submit the inventory of an organization, and how far it is.

    `state` is `waiting`, `running`, `done`, `refused` (`refusal` says why) or `failed`. Of one that
    is `running`, whether anybody still works on it a lock tells.
    """

    __tablename__ = "ogip_inventory_submission"

    organization_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    id: Mapped[str] = mapped_column(sa.Text, init=False, default_factory=lambda: str(uuid.uuid4()))
    user_id: Mapped[str | None] = mapped_column(sa.Text)
    lang: Mapped[str] = mapped_column(sa.Text)
    state: Mapped[str] = mapped_column(sa.Text)
    items_done: Mapped[int] = mapped_column(sa.Integer, init=False, default=0)
    items_total: Mapped[int] = mapped_column(sa.Integer)
    refusal: Mapped[dict[str, Any] | None] = mapped_column(
        JSONB(none_as_null=True), init=False, default=None
    )
    ordered_at: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True),
        init=False,
        default_factory=lambda: datetime.datetime.now(datetime.UTC),
    )
