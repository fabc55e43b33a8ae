"""The log of events, which can only be added to, and on what ground an asset is public.

Revision ID: 004
Revises: 003
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "004"
down_revision = "003"
branch_labels = None
depends_on = None

# Whoever must clear the log, such as a test portal, says so in the transaction:
# set local ogip.erase_events = 'on'
_KEEP = """
    create function ogip_keep_events() returns trigger language plpgsql as $$
    begin
        if coalesce(current_setting('ogip.erase_events', true), '') <> 'on' then
            raise exception 'ogip_event can only be added to';
        end if;
        return null;
    end $$
"""
_TRIGGER = """
    create trigger ogip_event_is_kept before update or delete or truncate on ogip_event
    for each statement execute function ogip_keep_events()
"""
_GROUNDS = ("reason_code", "explanation", "user_id")


def upgrade() -> None:
    op.create_table(
        "ogip_event",
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column(
            "at",
            sa.DateTime(timezone=True),
            nullable=False,
            server_default=sa.func.clock_timestamp(),
        ),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("object_type", sa.Text, nullable=False),
        sa.Column("object_id", sa.Text, nullable=False),
        sa.Column("organization_id", sa.Text),
        sa.Column("user_id", sa.Text),
        sa.Column("details", postgresql.JSONB, nullable=False),
    )
    op.create_index("ogip_event_object_idx", "ogip_event", ["object_type", "object_id", "id"])
    op.create_index("ogip_event_organization_idx", "ogip_event", ["organization_id", "id"])
    op.execute(_KEEP)
    op.execute(_TRIGGER)
    for name in _GROUNDS:
        op.add_column("ogip_approval", sa.Column(name, sa.Text))


def downgrade() -> None:
    for name in _GROUNDS:
        op.drop_column("ogip_approval", name)
    op.drop_table("ogip_event")
    op.execute("drop function ogip_keep_events()")
