"""Who holds which role of open government in an organization, and for whom somebody acts.

Revision ID: 015
Revises: 014
"""

import sqlalchemy as sa
from alembic import op

revision = "015"
down_revision = "014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ogip_role",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("organization_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("delegate_of", sa.Text),
        sa.Column("co_chair", sa.Boolean, nullable=False),
        sa.Column("revoked_on", sa.Date),
        sa.Column(
            "created", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
    )
    op.create_index("ogip_role_organization_idx", "ogip_role", ["organization_id", "role"])
    op.create_index("ogip_role_user_idx", "ogip_role", ["user_id", "organization_id"])


def downgrade() -> None:
    op.drop_table("ogip_role")
