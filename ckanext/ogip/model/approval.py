"""What the gate let through: one current approval for each public asset."""

from __future__ import annotations

import datetime

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped_as_dataclass
class Approval:
    """The gate's verdict that made `dataset_id` public, bound to the fingerprint it judged.

    `basis` says on what ground: `checked` (every blocking rule satisfied), `override` (a sysadmin
    decided: `user_id`, `reason_code`, `explanation`), `grandfathered` (public before this plugin
    was installed), `reported` (let through against a rule by a portal that only reports).
    """

    __tablename__ = "ogip_approval"

    dataset_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    fingerprint: Mapped[str] = mapped_column(sa.Text)
    ruleset_version: Mapped[str] = mapped_column(sa.Text)
    policy: Mapped[str] = mapped_column(sa.Text)
    basis: Mapped[str] = mapped_column(sa.Text)
    approved_at: Mapped[datetime.datetime] = mapped_column(sa.DateTime(timezone=True))
    reason_code: Mapped[str | None] = mapped_column(sa.Text, default=None)
    explanation: Mapped[str | None] = mapped_column(sa.Text, default=None)
    user_id: Mapped[str | None] = mapped_column(sa.Text, default=None)
