"""Findings of each assessment, and the sweeps that judge the whole catalogue.

Revision ID: 003
Revises: 002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "003"
down_revision = "002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    empty = sa.text("'{}'::jsonb")
    for column in (
        sa.Column("organization_id", sa.Text, nullable=False, server_default=""),
        sa.Column("modified", sa.DateTime),
        sa.Column(
            "assessed_at",
            sa.DateTime(timezone=True),
            nullable=False,
            server_default=sa.func.now(),
        ),
        sa.Column("could_not_check", postgresql.JSONB, nullable=False, server_default=empty),
        sa.Column("not_applicable", postgresql.JSONB, nullable=False, server_default=empty),
    ):
        op.add_column("ogip_assessment", column)
    op.execute(
        "update ogip_assessment a set organization_id = coalesce(p.owner_org, '')"
        " from package p where p.id = a.dataset_id"
    )
    op.create_index(
        "ogip_assessment_organization_idx", "ogip_assessment", ["organization_id", "dataset_id"]
    )
    op.create_table(
        "ogip_finding",
        sa.Column("dataset_id", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("severity", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("field", sa.Text),
        sa.Column("resource_id", sa.Text),
        sa.Column("params", postgresql.JSONB, nullable=False),
        sa.Column("refuses", sa.Boolean, nullable=False),
        sa.Column("would_refuse", sa.Boolean, nullable=False),
        sa.Column("waiver_id", sa.Text),
    )
    op.create_index("ogip_finding_rule_idx", "ogip_finding", ["rule", "dataset_id"])
    op.create_table(
        "ogip_sweep",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("organization_id", sa.Text),
        sa.Column("ruleset_version", sa.Text, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "ogip_sweep_page",
        sa.Column("sweep_id", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("upto", sa.Text),
        sa.Column("done", sa.DateTime(timezone=True)),
        sa.Column("judged", sa.Integer, nullable=False, server_default="0"),
        sa.Column("refused", sa.Integer, nullable=False, server_default="0"),
        sa.Column("public_refused", sa.Integer, nullable=False, server_default="0"),
    )


def downgrade() -> None:
    op.drop_table("ogip_sweep_page")
    op.drop_table("ogip_sweep")
    op.drop_table("ogip_finding")
    op.drop_index("ogip_assessment_organization_idx", "ogip_assessment")
    for name in ("organization_id", "modified", "assessed_at", "could_not_check", "not_applicable"):
        op.drop_column("ogip_assessment", name)
