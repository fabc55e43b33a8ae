"""Decisions on eligibility, release priorities and the history of their scores.

Revision ID: 008
Revises: 007
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "008"
down_revision = "007"
branch_labels = None
depends_on = None


def _item(**options: bool) -> sa.Column:
    key = sa.ForeignKey("ogip_item.id", ondelete="CASCADE")
    return sa.Column("item_id", sa.Text, key, **options)


def upgrade() -> None:
    _decisions()
    _scores()
    _history()


def _decisions() -> None:
    op.create_table(
        "ogip_eligibility",
        _item(primary_key=True),
        sa.Column("in_force", sa.Boolean, primary_key=True),
        sa.Column("answers", JSONB, nullable=False),
        sa.Column("evidence", JSONB, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("may_be_known", sa.Boolean, nullable=False),
        sa.Column("is_complete", sa.Boolean, nullable=False),
        sa.Column("confirming_roles", JSONB, nullable=False),
        sa.Column("exemption", sa.Text),
        sa.Column("rationale_en", sa.Text),
        sa.Column("rationale_fr", sa.Text),
        sa.Column("treatment", JSONB),
        sa.Column("look_again", sa.Date),
        sa.Column("tree_version", sa.Text, nullable=False),
        sa.Column("assessed_by", sa.Text, nullable=False),
        sa.Column("assessed_role", sa.Text, nullable=False),
        sa.Column("assessed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Text),
        sa.Column("confirmed_role", sa.Text),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ogip_eligibility_look_again_idx", "ogip_eligibility", ["look_again"])


def _scores() -> None:
    op.create_table(
        "ogip_priority",
        _item(primary_key=True),
        sa.Column("answers", JSONB, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("score", sa.Float),
        sa.Column("points", sa.Integer),
        sa.Column("completeness", sa.Float),
        sa.Column("band", sa.Text),
        sa.Column("computed_band", sa.Text),
        sa.Column("is_ranked", sa.Boolean),
        sa.Column("mandated", sa.Boolean),
        sa.Column("mandate_due", sa.Date),
        sa.Column("demand", sa.Integer),
        sa.Column("fingerprint", sa.Text),
        sa.Column("scored_on", sa.Date),
        sa.Column("rescore_due", sa.Date),
        sa.Column("policy", sa.Text),
        sa.Column("toolkit", sa.Text),
        sa.Column("override_band", sa.Text),
        sa.Column("override_reason", sa.Text),
        sa.Column("override_by", sa.Text),
        sa.Column("override_on", sa.Date),
    )
    op.create_index("ogip_priority_band_idx", "ogip_priority", ["band", "item_id"])
    op.create_index("ogip_priority_rescore_due_idx", "ogip_priority", ["rescore_due"])


def _history() -> None:
    op.create_table(
        "ogip_priority_history",
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        _item(nullable=False),
        sa.Column("scored_on", sa.Date, nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("by", sa.Text),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("completeness", sa.Float, nullable=False),
        sa.Column("band", sa.Text, nullable=False),
        sa.Column("computed_band", sa.Text, nullable=False),
        sa.Column("demand", sa.Integer, nullable=False),
        sa.Column("answers", JSONB, nullable=False),
        sa.Column("policy", sa.Text, nullable=False),
        sa.Column("toolkit", sa.Text, nullable=False),
    )
    op.create_index("ogip_priority_history_item_idx", "ogip_priority_history", ["item_id", "id"])


def downgrade() -> None:
    op.drop_table("ogip_priority_history")
    op.drop_table("ogip_priority")
    op.drop_table("ogip_eligibility")
