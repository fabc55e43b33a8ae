"""What was taken out of the public view: the notice that stands in place of each record."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.orm import Mapped, mapped_column

_OPEN = sa.text("reinstated_at is null")


def _new_id() -> str:
    return str(uuid.uuid4())


@registry.mapped_as_dataclass(kw_only=True)
class Withdrawal:
    """One withdrawal of a public asset, open until the asset is reinstated.

    Title, name and contact are those of the moment: the notice outlives the record and says nothing
    that editors write into the draft afterwards. `reason` is a code of `withdrawal_reason.yaml`,
    the dates are days in the department's time zone, `withdrawn_by` is the id of a user.
    """

    __tablename__ = "ogip_withdrawal"
    __table_args__ = (
        sa.Index("ogip_withdrawal_open_idx", "dataset_id", unique=True, postgresql_where=_OPEN),
        sa.Index("ogip_withdrawal_name_idx", "dataset_name", postgresql_where=_OPEN),
    )

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True, init=False, default_factory=_new_id)
    dataset_id: Mapped[str] = mapped_column(sa.Text)
    dataset_name: Mapped[str] = mapped_column(sa.Text)
    organization_id: Mapped[str | None] = mapped_column(sa.Text)
    title_en: Mapped[str | None] = mapped_column(sa.Text)
    title_fr: Mapped[str | None] = mapped_column(sa.Text)
    reason: Mapped[str] = mapped_column(sa.Text)
    explanation_en: Mapped[str] = mapped_column(sa.Text)
    explanation_fr: Mapped[str] = mapped_column(sa.Text)
    contact: Mapped[str | None] = mapped_column(sa.Text)
    published_on: Mapped[datetime.date | None] = mapped_column(sa.Date)
    withdrawn_on: Mapped[datetime.date] = mapped_column(sa.Date)
    withdrawn_by: Mapped[str | None] = mapped_column(sa.Text)
    reinstated_at: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True), init=False, default=None
    )

    def notice(self) -> dict[str, Any]:
        """Return what everybody may read about the withdrawal, as plain JSON values."""
        return {
            "dataset_id": self.dataset_id,
            "name": self.dataset_name,
            "title": {"en": self.title_en, "fr": self.title_fr},
            "organization": self.organization_id,
            "reason": self.reason,
            "explanation": {"en": self.explanation_en, "fr": self.explanation_fr},
            "contact": self.contact,
            "published_on": self.published_on.isoformat() if self.published_on else None,
            "withdrawn_on": self.withdrawn_on.isoformat(),
        }
