"""Changes of public records that somebody reviews: held back until approved, or visible at once."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

OPEN = "open"
APPROVED = "approved"  # only inside the transaction that applies it
APPLIED = "applied"  # held, and now what the public sees
REVIEWED = "reviewed"  # visible all along, and somebody approved of it
DISCARDED = "discarded"
SUPERSEDED = "superseded"  # the record left the public before anybody decided

_OPEN = sa.text("state = 'open'")


def _new_id() -> str:
    return str(uuid.uuid4())


@registry.mapped_as_dataclass(kw_only=True)
class Revision:
    """The material changes of one public asset since somebody last decided about them.

    `mode` is a value of `MaterialChanges`. `payload` is the whole record as it would be, or as it
    is where changes are visible at once; `base` the public record that it was made from, both as
    `package_show` returns them to writers. `files` says of each resource whose new file waits in
    `store.revision.staging` `{location, name, size}`, by its id. Fingerprints are of
    `core.fingerprint`.
    `reason` is why it was discarded, or what was said when it was approved.
    """

    __tablename__ = "ogip_revision"
    __table_args__ = (
        sa.Index("ogip_revision_open_idx", "dataset_id", unique=True, postgresql_where=_OPEN),
        sa.Index("ogip_revision_dataset_idx", "dataset_id"),
        sa.Index("ogip_revision_list_idx", "state", "opened_at", "id"),
    )

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True, init=False, default_factory=_new_id)
    dataset_id: Mapped[str] = mapped_column(sa.Text)
    organization_id: Mapped[str | None] = mapped_column(sa.Text)
    mode: Mapped[str] = mapped_column(sa.Text)
    state: Mapped[str] = mapped_column(sa.Text, init=False, default=OPEN)
    base: Mapped[dict[str, Any]] = mapped_column(JSONB)
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    files: Mapped[dict[str, Any]] = mapped_column(JSONB, default_factory=dict[str, Any])
    fingerprint: Mapped[str] = mapped_column(sa.Text)
    base_fingerprint: Mapped[str] = mapped_column(sa.Text)
    opened_by: Mapped[str | None] = mapped_column(sa.Text)
    opened_at: Mapped[datetime.datetime] = mapped_column(sa.DateTime(timezone=True))
    changed_by: Mapped[str | None] = mapped_column(sa.Text)
    changed_at: Mapped[datetime.datetime] = mapped_column(sa.DateTime(timezone=True))
    decided_by: Mapped[str | None] = mapped_column(sa.Text, init=False, default=None)
    decided_at: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True), init=False, default=None
    )
    reason: Mapped[str | None] = mapped_column(sa.Text, init=False, default=None)
