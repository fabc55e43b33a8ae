"""What the rules say about each asset, one row for each finding that somebody can act on."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column


@registry.mapped_as_dataclass
class StoredFinding:
    """One finding of the stored assessment of `dataset_id`, in the order of the rules.

    Texts, clause and roles are those of the rule: they are looked up when the finding is shown.
    """

    __tablename__ = "ogip_finding"
    __table_args__ = (sa.Index("ogip_finding_rule_idx", "rule", "dataset_id"),)

    dataset_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    number: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)
    rule: Mapped[str] = mapped_column(sa.Text)
    severity: Mapped[str] = mapped_column(sa.Text)
    outcome: Mapped[str] = mapped_column(sa.Text)
    key: Mapped[str] = mapped_column(sa.Text)
    field: Mapped[str | None] = mapped_column(sa.Text)
    resource_id: Mapped[str | None] = mapped_column(sa.Text)
    params: Mapped[dict[str, Any]] = mapped_column(JSONB)
    refuses: Mapped[bool] = mapped_column(sa.Boolean)
    would_refuse: Mapped[bool] = mapped_column(sa.Boolean)
    waiver_id: Mapped[str | None] = mapped_column(sa.Text)
