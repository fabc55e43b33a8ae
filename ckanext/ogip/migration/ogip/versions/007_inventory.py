"""What the inventory knows of an item beyond the TBS template, and since when it has its state.

Revision ID: 007
Revises: 006
"""

import sqlalchemy as sa
from alembic import op

revision = "007"
down_revision = "006"
branch_labels = None
depends_on = None

_TEXTS = (
    "holding_id",
    "volume",
    "scope_en",
    "scope_fr",
    "complexity",
    "access_level",
    "exemption",
    "exemption_rationale_en",
    "exemption_rationale_fr",
    "business_owner",
    "steward",
    "native_format",
    "conversion_status",
    "automation_level",
    "source_system",
    "authoritative_location",
    "security_category",
    "derived_from_personal",
    "enduring_value",
    "mandatory_basis",
    "purpose_en",
    "purpose_fr",
    "themes_of_interest",
    "nap_theme",
)
_DATES = (
    "exemption_review_date",
    "planned_release_date",
    "last_reviewed",
    "conversion_plan_date",
    "disposition_date",
    "mandatory_event_date",
)
_FUNCTION = """
    create function ogip_item_state_since() returns trigger language plpgsql as $$
    begin
        new.state_since := now();
        return new;
    end $$
"""
_TRIGGER = """
    create trigger ogip_item_state_since before update of state on ogip_item for each row
    when (new.state is distinct from old.state) execute function ogip_item_state_since()
"""


def upgrade() -> None:
    for name in _TEXTS:
        op.add_column("ogip_item", sa.Column(name, sa.Text))
    for name in _DATES:
        op.add_column("ogip_item", sa.Column(name, sa.Date))
    # First without a default: since when the items of today have their state is not known.
    op.add_column("ogip_item", sa.Column("state_since", sa.DateTime(timezone=True)))
    op.alter_column("ogip_item", "state_since", server_default=sa.func.now())
    op.execute(_FUNCTION)
    op.execute(_TRIGGER)


def downgrade() -> None:
    op.execute("drop trigger ogip_item_state_since on ogip_item")
    op.execute("drop function ogip_item_state_since()")
    for name in (*_TEXTS, *_DATES, "state_since"):
        op.drop_column("ogip_item", name)
