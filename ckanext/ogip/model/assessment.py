"""The last assessment of each asset, for lists and pages that must not run the rules."""

from __future__ import annotations

import datetime

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

_EMPTY = sa.text("'{}'::jsonb")


@registry.mapped_as_dataclass
class StoredAssessment:
    """Decision and counts for `dataset_id` as it was at `fingerprint` on `as_of`.

    `could_not_check` and `not_applicable`, each `{severity: {rule: message key}}`, name the rules
    that say so of the record as a whole and refuse nothing: most records have many, and nobody can
    act on them. Every other finding that is no pass is a row of `model.finding`.

    `modified` is the `metadata_modified` of the package that was judged (UTC, as CKAN keeps it),
    `assessed_at` the time of the judgement: an older verdict never replaces a newer one.
    `organization_id`, blank for none, is a copy to page by; lists compare it with the package.
    """

    __tablename__ = "ogip_assessment"
    __table_args__ = (
        # The order in which lists are paged.
        sa.Index("ogip_assessment_organization_idx", "organization_id", "dataset_id"),
    )

    dataset_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    fingerprint: Mapped[str] = mapped_column(sa.Text)
    ruleset_version: Mapped[str] = mapped_column(sa.Text)
    policy: Mapped[str] = mapped_column(sa.Text)
    stage: Mapped[str] = mapped_column(sa.Text)
    as_of: Mapped[datetime.date] = mapped_column(sa.Date)
    decision: Mapped[str] = mapped_column(sa.Text)
    counts: Mapped[dict[str, int]] = mapped_column(JSONB)
    organization_id: Mapped[str] = mapped_column(sa.Text, server_default="")
    modified: Mapped[datetime.datetime | None] = mapped_column(sa.DateTime)
    assessed_at: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), server_default=sa.func.now()
    )
    could_not_check: Mapped[dict[str, dict[str, str]]] = mapped_column(JSONB, server_default=_EMPTY)
    not_applicable: Mapped[dict[str, dict[str, str]]] = mapped_column(JSONB, server_default=_EMPTY)
