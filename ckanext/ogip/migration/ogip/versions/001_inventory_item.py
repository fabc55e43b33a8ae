"""The inventory and the reports of its imports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

revision = "001"
down_revision = None
branch_labels = None
depends_on = None

# Frozen here: a later change of the model needs a revision of its own.
ACCENTED = "àâäáãçéèêëíìîïñóòôöõúùûüÿÀÂÄÁÃÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜŸ"
PLAIN = "aaaaaceeeeiiiinooooouuuuyAAAAACEEEEIIIINOOOOOUUUUY"


def _search_column(lang: str, configuration: str) -> sa.Column:
    text = (
        f"(COALESCE(title_{lang}, ''::text) || ' '::text) || COALESCE(description_{lang}, ''::text)"
    )
    folded = f"translate(({text}), '{ACCENTED}'::text, '{PLAIN}'::text)"
    vector = f"to_tsvector('{configuration}'::regconfig, {folded})"
    return sa.Column(
        f"search_{lang}", TSVECTOR, sa.Computed(vector, persisted=True), nullable=False
    )


def upgrade() -> None:
    op.create_table(
        "ogip_item",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("organization_id", sa.Text, nullable=False),
        sa.Column("dataset_id", sa.Text),
        sa.Column("asset_type", sa.Text, nullable=False, server_default="dataset"),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column(
            "created", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
        ),
        sa.Column(
            "modified", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
        ),
        sa.Column("ref_number", sa.Text, nullable=False),
        sa.Column("title_en", sa.Text),
        sa.Column("title_fr", sa.Text),
        sa.Column("description_en", sa.Text),
        sa.Column("description_fr", sa.Text),
        sa.Column("publisher_en", sa.Text),
        sa.Column("publisher_fr", sa.Text),
        sa.Column("date_published", sa.Date),
        sa.Column("language", sa.Text),
        sa.Column("size", sa.BigInteger),
        sa.Column("eligible_for_release", sa.Boolean),
        sa.Column("program_alignment_architecture_en", sa.Text),
        sa.Column("program_alignment_architecture_fr", sa.Text),
        sa.Column("date_released", sa.Date),
        sa.Column("portal_url_en", sa.Text),
        sa.Column("portal_url_fr", sa.Text),
        sa.Column("user_votes", sa.Integer),
        _search_column("en", "english"),
        _search_column("fr", "french"),
        sa.UniqueConstraint("organization_id", "ref_number", name="ogip_item_ref_number_key"),
        sa.UniqueConstraint("dataset_id", name="ogip_item_dataset_id_key"),
    )
    for lang in ("en", "fr"):
        op.create_index(
            f"ogip_item_search_{lang}_idx", "ogip_item", [f"search_{lang}"], postgresql_using="gin"
        )
    op.create_table(
        "ogip_import",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("organization_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
        sa.Column("filename", sa.Text),
        sa.Column("report", JSONB, nullable=False),
    )
    op.create_index("ogip_import_organization_idx", "ogip_import", ["organization_id", "created"])


def downgrade() -> None:
    op.drop_table("ogip_import")
    op.drop_table("ogip_item")
