"""Imports that run in the background: how far they are, and the file they read.

Revision ID: 011
Revises: 010
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "011"
down_revision = "010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ogip_import", sa.Column("state", sa.Text, nullable=False, server_default="done"))
    op.add_column(
        "ogip_import", sa.Column("dry_run", sa.Boolean, nullable=False, server_default="false")
    )
    op.add_column("ogip_import", sa.Column("options", JSONB, nullable=False, server_default="{}"))
    op.add_column(
        "ogip_import", sa.Column("rows_done", sa.Integer, nullable=False, server_default="0")
    )
    op.add_column("ogip_import", sa.Column("rows_total", sa.Integer))
    op.alter_column("ogip_import", "report", nullable=True)
    op.create_table(
        "ogip_import_file",
        sa.Column(
            "import_id",
            sa.Text,
            sa.ForeignKey("ogip_import.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("kept_since", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("ogip_import_file")
    op.execute("delete from ogip_import where report is null")
    op.alter_column("ogip_import", "report", nullable=False)
    for name in ("state", "dry_run", "options", "rows_done", "rows_total"):
        op.drop_column("ogip_import", name)
