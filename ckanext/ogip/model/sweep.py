"""Sweeps: judging the whole catalogue, page by page, so that a killed one can go on."""

from __future__ import annotations

import datetime
import uuid

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.orm import Mapped, mapped_column


def _new_id() -> str:
    return str(uuid.uuid4())


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@registry.mapped_as_dataclass(kw_only=True)
class Sweep:
    """One judgement of a catalogue, or of one organization, by one ruleset as of one day."""

    __tablename__ = "ogip_sweep"

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True, init=False, default_factory=_new_id)
    organization_id: Mapped[str | None] = mapped_column(sa.Text)
    ruleset_version: Mapped[str] = mapped_column(sa.Text)
    as_of: Mapped[datetime.date] = mapped_column(sa.Date)
    started: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), init=False, default_factory=_now
    )
    finished: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True), init=False, default=None
    )


@registry.mapped_as_dataclass(kw_only=True)
class SweepPage:
    """A stretch of the catalogue: ids behind `after` up to `upto`, without end where that is None.

    Whoever works on a page locks its row and sets `done` in the transaction that writes the
    verdicts; a page whose worker was killed is free again. `public_refused` counts the public
    records that the gate would not let through today.
    """

    __tablename__ = "ogip_sweep_page"

    sweep_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    number: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)
    after: Mapped[str] = mapped_column(sa.Text)
    upto: Mapped[str | None] = mapped_column(sa.Text)
    done: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True), init=False, default=None
    )
    judged: Mapped[int] = mapped_column(sa.Integer, init=False, default=0, server_default="0")
    refused: Mapped[int] = mapped_column(sa.Integer, init=False, default=0, server_default="0")
    public_refused: Mapped[int] = mapped_column(
        sa.Integer, init=False, default=0, server_default="0"
    )
