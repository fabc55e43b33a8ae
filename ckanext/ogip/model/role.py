"""Who holds which role of open government in an organization, and for whom somebody acts."""

from __future__ import annotations

import datetime

import sqlalchemy as sa
from ckan.model.meta import registry
from sqlalchemy.orm import Mapped, mapped_column

from ..core.roles.assignment import Assignment


@registry.mapped_as_dataclass(kw_only=True)
class StoredRole:
    """One assignment, kept when it ends: what somebody decided in it stays explainable.

    The columns are those of `core.roles.assignment.Assignment`; people and organizations are ids,
    which outlive renaming and deletion.
    """

    __tablename__ = "ogip_role"
    __table_args__ = (
        sa.Index("ogip_role_organization_idx", "organization_id", "role"),
        sa.Index("ogip_role_user_idx", "user_id", "organization_id"),
    )

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    organization_id: Mapped[str] = mapped_column(sa.Text)
    user_id: Mapped[str] = mapped_column(sa.Text)
    role: Mapped[str] = mapped_column(sa.Text)
    valid_from: Mapped[datetime.date] = mapped_column(sa.Date)
    valid_until: Mapped[datetime.date | None] = mapped_column(sa.Date)
    delegate_of: Mapped[str | None] = mapped_column(sa.Text)
    co_chair: Mapped[bool] = mapped_column(sa.Boolean)
    revoked_on: Mapped[datetime.date | None] = mapped_column(sa.Date)
    created: Mapped[datetime.datetime] = mapped_column(
        sa.DateTime(timezone=True), server_default=sa.func.now(), init=False
    )

    def assignment(self) -> Assignment:
        """Return it as the core knows it."""
        return Assignment(
            id=self.id,
            organization=self.organization_id,
            person=self.user_id,
            role=self.role,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            delegate_of=self.delegate_of,
            co_chair=self.co_chair,
            revoked_on=self.revoked_on,
        )
