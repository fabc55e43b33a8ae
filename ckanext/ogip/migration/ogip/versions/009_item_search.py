"""Who nominated an item, search by reference numbers, and comparing titles.

Revision ID: 009
Revises: 008
"""

import sqlalchemy as sa
from alembic import op

revision = "009"
down_revision = "008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Trusted since PostgreSQL 13: whoever owns the database may create it.
    op.execute("create extension if not exists pg_trgm")
    op.add_column("ogip_item", sa.Column("nominated_by", sa.Text))
    op.execute(
        "create index ogip_item_reference_idx on ogip_item (lower(ref_number) text_pattern_ops)"
    )


def downgrade() -> None:
    op.drop_index("ogip_item_reference_idx", "ogip_item")
    op.drop_column("ogip_item", "nominated_by")
