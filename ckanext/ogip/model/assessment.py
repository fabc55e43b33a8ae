"""The last assessment of each asset, for lists and pages that must not run the rules."""

from __future__ import annotations

import datetime

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped_as_dataclass
class StoredAssessment:
    """Decision and counts for `dataset_id` as it was at `fingerprint` on `as_of`."""

    __tablename__ = "ogip_assessment"

    dataset_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    fingerprint: Mapped[str] = mapped_column(sa.Text)
    ruleset_version: Mapped[str] = mapped_column(sa.Text)
    policy: Mapped[str] = mapped_column(sa.Text)
    stage: Mapped[str] = mapped_column(sa.Text)
    as_of: Mapped[datetime.date] = mapped_column(sa.Date)
    decision: Mapped[str] = mapped_column(sa.Text)
    counts: Mapped[dict[str, int]] = mapped_column(JSONB)
