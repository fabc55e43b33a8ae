"""`ckan ogip priority rescore`: score anew what may be released."""

from __future__ import annotations

import datetime
from typing import Any

import ckan.plugins.toolkit as tk
import click
from sqlalchemy.exc import SQLAlchemyError

from .session import acting_as, refused


@click.group(short_help="How soon things are released.")
def priority() -> None:
    """Keep release priorities up to date."""


@priority.command(short_help="Score anew what may be released and is not yet.")
@click.option("--organization", metavar="O", help="Id or name; only the items of this one.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="D",
    help="Score as of this day instead of today: 2027-01-15.",
)
@click.option("--user", help="Act as this user; the site user otherwise.")
def rescore(organization: str | None, as_of: datetime.datetime | None, user: str | None) -> None:
    """Score every item that may be released and is not yet, by today's facts and policy.

    Scores that stay the same are left alone until they are a year old. One that was cut short goes
    on with what is left when it is called again.

    Exit status: 0 done, 2 wrong call or failing environment.
    """
    given: dict[str, Any] = {"organization": organization}
    if as_of:
        given["as_of"] = as_of.date().isoformat()
    try:
        with refused(organization or ""):
            tally = _rescore(user, given)
    except SQLAlchemyError as error:
        message = tk._("The scoring stopped: %(error)s. Call it again, and it goes on from there.")
        click.echo(message % {"error": error}, err=True)
        raise SystemExit(2) from error
    message = tk._(
        "%(scored)s scored, %(unchanged)s unchanged; %(blanked)s may not be released any more."
    )
    click.echo(message % tally)


def _rescore(user: str | None, given: dict[str, Any]) -> dict[str, int]:
    try:
        return tk.get_action("ogip_priority_rescore")(acting_as(user), given)
    except tk.ValidationError as error:
        # Nothing is refused here but the arguments of the call.
        message = " ".join(f"{name}: {text}" for name, text in error.error_summary.items())
        raise click.UsageError(message) from error
