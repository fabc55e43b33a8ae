"""`ckan ogip inventory export` and `template`: files of an inventory."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, BinaryIO

import ckan.plugins.toolkit as tk
import click

from .inventory import inventory
from .language import speaking
from .session import acting_as, refused

_TO = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file; to standard output otherwise.",
)
_PROFILE = click.option(
    "--profile",
    type=click.Choice(["tbs", "ontario", "irbv"]),
    default="tbs",
    show_default=True,
    help="Layout of the file.",
)
_LANG = click.option("--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True)
_USER = click.option("--user", help="Act as this user; the site user otherwise.")


@inventory.command("export", short_help="Write the inventory to a file.")
@click.option("--organization", required=True, metavar="O", help="Id or name.")
@_PROFILE
@click.option(
    "--format", type=click.Choice(["csv", "xlsx", "json"]), default="csv", show_default=True
)
@click.option("--public", is_flag=True, help="Leave out what is internal to the department.")
@_TO
@_LANG
@_USER
def export_inventory(output: Path | None, lang: str, user: str | None, **arguments: Any) -> None:
    """Write the inventory of an organization to a file that can be imported again.

    Exit status: 0 done, 1 refused, 2 wrong call.
    """
    with speaking(lang):
        _write("ogip_inventory_export", output, user, arguments)


@inventory.command("template", short_help="Write a workbook to fill in.")
@click.option("--organization", metavar="O", help="Id or name: with the items it has.")
@_PROFILE
@_TO
@_LANG
@_USER
def write_inventory_template(
    output: Path | None, lang: str, user: str | None, **arguments: Any
) -> None:
    """Write a workbook with lists to choose from and help in both languages.

    Exit status: 0 done, 1 refused, 2 wrong call.
    """
    with speaking(lang):
        _write("ogip_inventory_template", output, user, {**arguments, "lang": lang})


def _write(action: str, output: Path | None, user: str | None, arguments: dict[str, Any]) -> None:
    with refused():
        if output is None:
            _call(action, user, arguments, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        with output.open("wb") as stream:
            _call(action, user, arguments, stream)


def _call(action: str, user: str | None, arguments: dict[str, Any], stream: BinaryIO) -> None:
    given = {name: value for name, value in arguments.items() if value is not None}
    tk.get_action(action)(acting_as(user), {**given, "output": stream})
