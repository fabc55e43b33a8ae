"""The imports of inventory files, each with an address to share, and the files still needed."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

# What the row says. Of one that is `running`, whether anybody still works on it a lock tells.
WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"


def _new_id() -> str:
    return str(uuid.uuid4())


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@registry.mapped_as_dataclass(kw_only=True)
class InventoryImport:
    """What one import of a file into an organization's inventory did, or how far it is.

    Dry runs are kept only where they run in the background. `report` is null until the end;
    `rows_total` until the rows have been counted.
    """

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
    report: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    state: Mapped[str] = mapped_column(sa.Text, server_default=DONE, default=DONE)
    dry_run: Mapped[bool] = mapped_column(sa.Boolean, server_default=sa.false(), default=False)
    options: Mapped[dict[str, Any]] = mapped_column(
        JSONB, server_default="{}", default_factory=dict[str, Any]
    )
    rows_done: Mapped[int] = mapped_column(sa.Integer, server_default="0", default=0)
    rows_total: Mapped[int | None] = mapped_column(sa.Integer, default=None)


@registry.mapped_as_dataclass(kw_only=True)
class ImportFile:
    """The compressed file of an import: one to come, or one with rows to correct.

    `kind` says what it is: an `upload`, or `rows` as JSON.
    """

    __tablename__ = "ogip_import_file"

    import_id: Mapped[str] = mapped_column(
        sa.ForeignKey("ogip_import.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(sa.Text)
    content: Mapped[bytes] = mapped_column(sa.LargeBinary)
    kept_since: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), init=False, default_factory=_now
    )
