"""`ckan ogip grandfather`: what was public before this plugin was installed stays public."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
import click
from ckan import model
from sqlalchemy.exc import SQLAlchemyError

from ..tasks import grandfather as task
from .session import acting_as


@click.command(short_help="Record what was public before the rules applied.")
@click.option("--dry-run", is_flag=True, help="Only count; write nothing.")
@click.option("--user", help="Act as this user; the site user otherwise.")
def grandfather(dry_run: bool, user: str | None) -> None:
    """Approve every public record that has no approval, and store what the rules say about it.

    Such a record stays public against a rule until its content changes. Safe to repeat, and to call
    again after it was cut short.

    Exit status: 0 done, 2 wrong call or failing environment.
    """
    actor = model.User.get(acting_as(user)["user"])
    count = refused = 0
    try:
        for judged in task.grandfather(dry_run=dry_run, user_id=actor.id if actor else None):
            count += 1
            refused += judged.refused
    except SQLAlchemyError as error:
        message = tk._("It stopped: %(error)s. Call it again, and it goes on from there.")
        click.echo(message % {"error": error}, err=True)
        raise SystemExit(2) from error
    click.echo(_summary(dry_run=dry_run) % {"count": count, "refused": refused})


def _summary(*, dry_run: bool) -> str:
    if dry_run:
        return tk._(
            "Public records without approval: %(count)s. Of these, against a blocking rule: "
            "%(refused)s. Nothing was written."
        )
    return tk._(
        "Public records approved: %(count)s. Of these, against a blocking rule: %(refused)s."
    )
