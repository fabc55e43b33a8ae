"""Editions of inventories: the list that was sent for approval, and the one the public sees.

Revision ID: 012
Revises: 011
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

revision = "012"
down_revision = "011"
branch_labels = None
depends_on = None

_ACCENTED = "àâäáãçéèêëíìîïñóòôöõúùûüÿÀÂÄÁÃÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜŸ"
_PLAIN = "aaaaaceeeeiiiinooooouuuuyAAAAACEEEEIIIINOOOOOUUUUY"


def _key(name: str, target: str, **options: bool) -> sa.Column:
    return sa.Column(name, sa.Text, sa.ForeignKey(target, ondelete="CASCADE"), **options)


def _search(lang: str, configuration: str) -> sa.Column:
    title, text = (f"(facts ->> '{name}_{lang}'::text)" for name in ("title", "description"))
    words = f"(COALESCE({title}, ''::text) || ' '::text) || COALESCE({text}, ''::text)"
    folded = f"translate(({words}), '{_ACCENTED}'::text, '{_PLAIN}'::text)"
    vector = sa.Computed(f"to_tsvector('{configuration}'::regconfig, {folded})", persisted=True)
    return sa.Column(f"search_{lang}", TSVECTOR, vector)


def _when(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True))


def upgrade() -> None:
    op.create_table(
        "ogip_inventory_edition",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("organization_id", sa.Text, nullable=False),
        sa.Column("is_public", sa.Boolean, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("items", sa.Integer, nullable=False),
        sa.Column("submitted_by", sa.Text),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Text),
        sa.Column("decided_role", sa.Text),
        _when("decided_at"),
        sa.Column("decision", sa.Text),
        sa.Column("comment", sa.Text),
        sa.Column("published_by", sa.Text),
        _when("published_at"),
        sa.Column("renewal_due", sa.Date),
        sa.Column("dataset_id", sa.Text),
        sa.Column("files_digest", sa.Text),
        sa.UniqueConstraint(
            "organization_id", "is_public", name="ogip_inventory_edition_organization_key"
        ),
    )
    op.create_table(
        "ogip_inventory_entry",
        _key("edition_id", "ogip_inventory_edition.id", primary_key=True),
        _key("item_id", "ogip_item.id", primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("facts", JSONB, nullable=False),
        _search("en", "english"),
        _search("fr", "french"),
    )
    columns = {"position": ["edition_id", "position"], "item": ["item_id"]}
    for name, indexed in columns.items():
        op.create_index(f"ogip_inventory_entry_{name}_idx", "ogip_inventory_entry", indexed)
    for name in ("search_en", "search_fr"):
        op.create_index(
            f"ogip_inventory_entry_{name}_idx",
            "ogip_inventory_entry",
            [name],
            postgresql_using="gin",
        )


def downgrade() -> None:
    op.drop_table("ogip_inventory_entry")
    op.drop_table("ogip_inventory_edition")
