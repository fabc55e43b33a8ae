"""Where each record stands in its public life, and what was decided about it at a review.

Revision ID: 016
Revises: 015
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "016"
down_revision = "015"
branch_labels = None
depends_on = None


def _text(name: str, **more: object) -> sa.Column:
    return sa.Column(name, sa.Text, **{"nullable": False, "server_default": "", **more})


def _optional(name: str, kind: object = sa.Text) -> sa.Column:
    return sa.Column(name, kind, nullable=True)


def upgrade() -> None:
    _standing()
    _decisions()


def _standing() -> None:
    op.create_table(
        "ogip_lifetime",
        sa.Column("dataset_id", sa.Text, primary_key=True),
        _text("organization_id"),
        sa.Column("is_public", sa.Boolean, nullable=False),
        _text("title_en"),
        _text("title_fr"),
        _text("words"),
        _text("lifetime_class"),
        sa.Column("is_closed", sa.Boolean, nullable=False),
        _text("frequency"),
        _optional("last_data_date", sa.Date),
        _optional("next_update_due", sa.Date),
        sa.Column(
            "due_order",
            sa.Date,
            sa.Computed("coalesce(next_update_due, date '9999-12-31')", persisted=True),
            nullable=False,
        ),
        sa.Column("grace", sa.Integer, nullable=False),
        _optional("delay_until", sa.Date),
        _optional("delay_reason", JSONB),
        _optional("review_date", sa.Date),
        _optional("expires", sa.Date),
        _optional("retention_until", sa.Date),
        sa.Column("computable", sa.Boolean, nullable=False),
        _optional("changes_on", sa.Date),
    )
    op.create_index(
        "ogip_lifetime_due_idx",
        "ogip_lifetime",
        ["organization_id", "is_public", "due_order", "dataset_id"],
    )
    op.create_index(
        "ogip_lifetime_late_idx", "ogip_lifetime", ["is_public", "due_order", "dataset_id"]
    )
    op.create_index("ogip_lifetime_changes_idx", "ogip_lifetime", ["changes_on"])


def _decisions() -> None:
    op.create_table(
        "ogip_lifetime_decision",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("dataset_id", sa.Text, nullable=False),
        _optional("organization_id"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("given", JSONB, nullable=False),
        sa.Column("proposed_by", sa.Text, nullable=False),
        sa.Column("proposed_role", sa.Text, nullable=False),
        sa.Column("proposed_on", sa.Date, nullable=False),
        _optional("confirmed_by"),
        _optional("confirmed_role"),
        _optional("confirmed_on", sa.Date),
        _optional("confirmed_at", sa.DateTime(timezone=True)),
    )
    op.create_index(
        "ogip_lifetime_decision_dataset_idx",
        "ogip_lifetime_decision",
        ["dataset_id", "confirmed_at"],
    )
    op.create_index(
        "ogip_lifetime_decision_open_key",
        "ogip_lifetime_decision",
        ["dataset_id"],
        unique=True,
        postgresql_where=sa.text("confirmed_on is null"),
    )


def downgrade() -> None:
    op.drop_table("ogip_lifetime_decision")
    op.drop_table("ogip_lifetime")
