"""Withdrawals: what was public, and why the public sees it no more.

Revision ID: 005
Revises: 004
"""

import sqlalchemy as sa
from alembic import op

revision = "005"
down_revision = "004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ogip_withdrawal",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("dataset_id", sa.Text, nullable=False),
        sa.Column("dataset_name", sa.Text, nullable=False),
        sa.Column("organization_id", sa.Text),
        sa.Column("title_en", sa.Text),
        sa.Column("title_fr", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("explanation_en", sa.Text, nullable=False),
        sa.Column("explanation_fr", sa.Text, nullable=False),
        sa.Column("contact", sa.Text),
        sa.Column("published_on", sa.Date),
        sa.Column("withdrawn_on", sa.Date, nullable=False),
        sa.Column("withdrawn_by", sa.Text),
        sa.Column("reinstated_at", sa.DateTime(timezone=True)),
    )
    still_open = sa.text("reinstated_at is null")
    op.create_index(
        "ogip_withdrawal_open_idx",
        "ogip_withdrawal",
        ["dataset_id"],
        unique=True,
        postgresql_where=still_open,
    )
    op.create_index(
        "ogip_withdrawal_name_idx",
        "ogip_withdrawal",
        ["dataset_name"],
        postgresql_where=still_open,
    )


def downgrade() -> None:
    op.drop_table("ogip_withdrawal")
