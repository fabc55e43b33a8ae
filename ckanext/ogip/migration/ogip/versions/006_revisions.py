"""Revisions: changes of public records that somebody reviews.

Revision ID: 006
Revises: 005
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "006"
down_revision = "005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ogip_revision",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("dataset_id", sa.Text, nullable=False),
        sa.Column("organization_id", sa.Text),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("base", JSONB, nullable=False),
        sa.Column("payload", JSONB, nullable=False),
        sa.Column("files", JSONB, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("base_fingerprint", sa.Text, nullable=False),
        sa.Column("opened_by", sa.Text),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Text),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("reason", sa.Text),
    )
    op.create_index(
        "ogip_revision_open_idx",
        "ogip_revision",
        ["dataset_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index("ogip_revision_dataset_idx", "ogip_revision", ["dataset_id"])
    op.create_index("ogip_revision_list_idx", "ogip_revision", ["state", "opened_at", "id"])


def downgrade() -> None:
    op.drop_table("ogip_revision")
