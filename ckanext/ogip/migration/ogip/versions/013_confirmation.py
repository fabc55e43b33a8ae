"""Owners confirm their items; large inventories are submitted in the background.

Revision ID: 013
Revises: 012
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "013"
down_revision = "012"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _key(name: str, target: str) -> sa.Column:
    return sa.Column(name, sa.Text, sa.ForeignKey(target, ondelete="CASCADE"), primary_key=True)


def upgrade() -> None:
    op.create_table(
        "ogip_confirmation",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("organization_id", sa.Text, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("message_en", sa.Text, nullable=False),
        sa.Column("message_fr", sa.Text, nullable=False),
        sa.Column("opened_by", sa.Text),
        _moment("opened_at"),
        sa.Column("closed_by", sa.Text),
        _moment("closed_at", nullable=True),
        sa.Column("counts", JSONB),
    )
    op.create_index(
        "ogip_confirmation_organization_idx", "ogip_confirmation", ["organization_id", "opened_at"]
    )
    op.create_index(
        "ogip_confirmation_open_key",
        "ogip_confirmation",
        ["organization_id"],
        unique=True,
        postgresql_where=sa.text("closed_at is null"),
    )
    op.create_table(
        "ogip_confirmation_answer",
        _key("confirmation_id", "ogip_confirmation.id"),
        _key("item_id", "ogip_item.id"),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("comment", sa.Text),
        sa.Column("user_id", sa.Text),
        sa.Column("role", sa.Text, nullable=False),
        _moment("at"),
    )
    op.create_index("ogip_confirmation_answer_item_idx", "ogip_confirmation_answer", ["item_id"])
    op.create_table(
        "ogip_inventory_submission",
        sa.Column("organization_id", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text),
        sa.Column("lang", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("items_done", sa.Integer, nullable=False),
        sa.Column("items_total", sa.Integer, nullable=False),
        sa.Column("refusal", JSONB),
        _moment("ordered_at"),
    )


def downgrade() -> None:
    op.drop_table("ogip_inventory_submission")
    op.drop_table("ogip_confirmation_answer")
    op.drop_table("ogip_confirmation")
