"""`ckan ogip inventory publish`: approved inventories to the public, their records up to date."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
import click

from .inventory_file import inventory
from .language import speaking
from .session import acting_as, refused


@inventory.command("publish", short_help="Publish approved inventories.")
@click.argument("organization", metavar="[ORGANIZATION]", required=False)
@click.option("--all", "every", is_flag=True, help="Every organization with an approved list.")
@click.option(
    "--refresh",
    is_flag=True,
    help="Only bring the record up to date with what the public sees already.",
)
@click.option("--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True)
@click.option("--user", help="Act as this user; the site user otherwise.")
def publish_inventory(
    organization: str | None, lang: str, user: str | None, *, every: bool, refresh: bool
) -> None:
    """Publish the approved inventory of ORGANIZATION, and the record with its files.

    What is the same already is not written, so that the command may run every night. With --all,
    what fails for one organization does not keep the others from being done.
    Exit status: 0 done, 1 refused, or the gate refuses a record; 2 wrong call.
    """
    with speaking(lang):
        if every == bool(organization):
            raise click.UsageError(tk._("Name one organization, or give --all."))
        if organization:
            raise SystemExit(0 if _publish(organization, user, refresh=refresh) else 1)
        done = [_publish_one(each, user, refresh=refresh) for each in _published(user)]
    raise SystemExit(0 if all(done) else 1)


def _published(user: str | None) -> list[dict[str, Any]]:
    listing = tk.get_action("ogip_inventory_publication_list")
    return listing(acting_as(user), {})["results"]


def _publish_one(found: dict[str, Any], user: str | None, *, refresh: bool) -> bool:
    """Publish one of many; whatever is refused, the others are done as well."""
    name = found["organization"]["name"]
    click.echo(f"{name}: ", nl=False)
    try:
        # A list that still waits for approval is left alone.
        return _publish(name, user, refresh=refresh or not found["approved"])
    except SystemExit:
        return False


def _publish(organization: str, user: str | None, *, refresh: bool) -> bool:
    """Publish the inventory of an organization; tell whether its record is public too."""
    wanted = {"organization": organization, "refresh": refresh}
    with refused(organization):
        answer = tk.get_action("ogip_inventory_publish")(acting_as(user), wanted)
    record = answer["record"]
    if record is None:
        click.echo(tk._("This portal keeps inventories for the members: there is no record."))
        return True
    _print(record)
    return bool(record["published"])


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
