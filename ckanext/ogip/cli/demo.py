"""`ckan ogip demo`: three invented departments to try the desk on."""

from __future__ import annotations

from pathlib import Path

import ckan.plugins.toolkit as tk
import click

from ..demo.accounts import AccountsFileError
from ..demo.load import Loaded
from ..demo.load import load as load_demo
from ..gate.judge import today
from .session import refused

ACCOUNTS = Path("var/demo/accounts.json")


@click.group(short_help="Departments, inventories and assets to try things on.")
def demo() -> None:
    """Fill a portal with invented departments."""


@demo.command(short_help="Load the demonstration; what exists is left alone.")
@click.option(
    "--accounts",
    type=click.Path(dir_okay=False, path_type=Path),
    default=ACCOUNTS,
    show_default=True,
    help="Where the log-ins are written, as JSON.",
)
def load(accounts: Path) -> None:
    """Load what is missing. Other content of the portal and changes by its users stay as they are.

    Exit status: 0 loaded, 1 an action or the gate refused something, 2 the environment fails.
    """
    if not tk.h.uploads_enabled("resource"):
        raise click.UsageError(tk._("The demo uploads files: set ckan.storage_path first."))
    try:
        with refused():
            done = load_demo(accounts, today(), lambda line: click.echo(line, err=True))
    except AccountsFileError as error:
        raise click.UsageError(str(error)) from error
    click.echo(_summary(done))
    click.echo(tk._("Log-ins: %(path)s") % {"path": accounts})
    raise SystemExit(1 if done.refused else 0)


def _summary(done: Loaded) -> str:
    counts = {
        "organizations": done.organizations,
        "users": done.users,
        "items": done.items,
        "assets": done.assets,
        "published": done.published,
    }
    if not any(counts.values()):
        return tk._("The demo was loaded before; nothing was changed.")
    message = tk._(
        "Loaded: %(organizations)s organizations, %(users)s users, %(items)s inventory items, "
        "%(assets)s assets, %(published)s of them published."
    )
    return message % counts
