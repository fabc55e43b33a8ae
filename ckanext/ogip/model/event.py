"""What was done about assets, inventories and other objects: a log that only grows."""

from __future__ import annotations

import datetime
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped_as_dataclass(kw_only=True)
class Event:
    """One thing that was done, by whom and when; a trigger refuses to change or delete it.

    `kind` says what was done, `object_type` and `object_id` to what; `details` holds plain JSON
    whose keys depend on the kind. `user_id` is None where no user acted, `organization_id` where
    no organization owns the object. The names of what is gone are not looked up: ids stay.
    """

    __tablename__ = "ogip_event"
    __table_args__ = (
        sa.Index("ogip_event_object_idx", "object_type", "object_id", "id"),
        sa.Index("ogip_event_organization_idx", "organization_id", "id"),
    )

    id: Mapped[int] = mapped_column(
        sa.BigInteger, sa.Identity(always=True), primary_key=True, init=False
    )
    at: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), server_default=sa.func.clock_timestamp(), init=False
    )
    kind: Mapped[str] = mapped_column(sa.Text)
    object_type: Mapped[str] = mapped_column(sa.Text)
    object_id: Mapped[str] = mapped_column(sa.Text)
    organization_id: Mapped[str | None] = mapped_column(sa.Text)
    user_id: Mapped[str | None] = mapped_column(sa.Text)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
