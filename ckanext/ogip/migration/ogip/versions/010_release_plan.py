"""Who asks for what, which release was planned for which day, and what was promised.

Revision ID: 010
Revises: 009
"""

import sqlalchemy as sa
from alembic import op

revision = "010"
down_revision = "009"
branch_labels = None
depends_on = None

# A day is noted whoever writes it: a file, the form of the item, the plan itself.
_FUNCTION = """
    create function ogip_item_planned() returns trigger language plpgsql as $$
    begin
        insert into ogip_planned_release (item_id, planned_date)
        values (new.id, new.planned_release_date);
        return null;
    end $$
"""
_TRIGGERS = {
    "ogip_item_planned_first": """
        after insert on ogip_item for each row when (new.planned_release_date is not null)
    """,
    "ogip_item_planned_again": """
        after update of planned_release_date on ogip_item for each row
        when (new.planned_release_date is distinct from old.planned_release_date)
    """,
}
_KNOWN_DAYS = """
    insert into ogip_planned_release (item_id, planned_date)
    select id, planned_release_date from ogip_item where planned_release_date is not null
"""


def _item(**options: bool) -> sa.Column:
    key = sa.ForeignKey("ogip_item.id", ondelete="CASCADE")
    return sa.Column("item_id", sa.Text, key, **options)


def _number() -> sa.Column:
    return sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True)


def _when(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False)


def _create_signals() -> None:
    op.create_table(
        "ogip_signal",
        _number(),
        sa.Column("organization_id", sa.Text, nullable=False),
        _item(),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("count", sa.BigInteger, nullable=False),
        sa.Column("period_start", sa.Date, nullable=False),
        sa.Column("period_end", sa.Date, nullable=False),
        sa.Column("reference", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("user_id", sa.Text),
        _when("created"),
    )
    op.create_index("ogip_signal_organization_idx", "ogip_signal", ["organization_id", "id"])
    op.create_index("ogip_signal_item_idx", "ogip_signal", ["item_id", "period_end"])


def upgrade() -> None:
    _create_signals()
    op.create_table(
        "ogip_planned_release",
        _number(),
        _item(nullable=False),
        sa.Column("planned_date", sa.Date),
        _when("at"),
        sa.Column("user_id", sa.Text),
        sa.Column("reason", sa.Text),
    )
    op.create_index("ogip_planned_release_item_idx", "ogip_planned_release", ["item_id", "id"])
    op.create_table(
        "ogip_release_target",
        sa.Column("organization_id", sa.Text, primary_key=True),
        sa.Column("unit", sa.Text, primary_key=True),
        sa.Column("period_start", sa.Date, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Text),
        _when("modified"),
    )
    op.execute(_KNOWN_DAYS)
    op.execute(_FUNCTION)
    for name, when in _TRIGGERS.items():
        op.execute(f"create trigger {name} {when} execute function ogip_item_planned()")


def downgrade() -> None:
    for name in _TRIGGERS:
        op.execute(f"drop trigger {name} on ogip_item")
    op.execute("drop function ogip_item_planned()")
    for table in ("ogip_release_target", "ogip_planned_release", "ogip_signal"):
        op.drop_table(table)
