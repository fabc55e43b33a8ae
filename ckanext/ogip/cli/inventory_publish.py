"""`ckan ogip inventory publish`: the approved inventory to the public, its record up to date."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
import click

from .inventory_file import inventory
from .language import speaking
from .session import acting_as, refused


@inventory.command("publish", short_help="Publish the approved inventory.")
@click.argument("organization", metavar="ORGANIZATION")
@click.option(
    "--refresh",
    is_flag=True,
    help="Only bring the record up to date with what the public sees already.",
)
@click.option("--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True)
@click.option("--user", help="Act as this user; the site user otherwise.")
def publish_inventory(organization: str, lang: str, user: str | None, *, refresh: bool) -> None:
    """Publish the approved inventory of ORGANIZATION, and the record with its files.

    What is the same already is not written, so that the command may run every night.
    Exit status: 0 done, 1 refused, or the gate refuses the record; 2 wrong call.
    """
    with speaking(lang):
        wanted = {"organization": organization, "refresh": refresh}
        with refused(organization):
            answer = tk.get_action("ogip_inventory_publish")(acting_as(user), wanted)
        record = answer["record"]
        if record is None:
            click.echo(tk._("This portal keeps inventories for the members: there is no record."))
            return
        _print(record)
    raise SystemExit(0 if record["published"] else 1)


def _print(record: dict[str, Any]) -> None:
    message = tk._("The record %(name)s is up to date; nothing was written.")
    if record["changed"]:
        message = tk._("The record %(name)s has the files of the published inventory.")
    click.echo(message % record)
    if record["refused"]:
        click.echo(tk._("The record is not public. Against its publication:"), err=True)
    for reason in record["refused"]:
        rule = f"[{reason['rule']}] " if reason["rule"] else ""
        click.echo(f"{rule}{reason['message']} {reason['remediation']}".strip(), err=True)
