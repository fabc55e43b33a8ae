"""Who a command acts as, and how it ends when an action refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import ckan.plugins.toolkit as tk
import click
from ckan.types import Context


def acting_as(user: str | None) -> Context:
    """Return the context of the named user, or of the site user.

    Ends the command with status 2 when there is no such user.
    """
    if user is None:
        name = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
        return {"user": name, "ignore_auth": True}
    try:
        tk.get_action("user_show")({"ignore_auth": True}, {"id": user})
    except tk.ObjectNotFound as error:
        raise click.UsageError(tk._("No such user: %(name)s") % {"name": user}) from error
    return {"user": user}


@contextmanager
def refused(subject: str = "") -> Iterator[None]:
    """End the command with one message on standard error: 1 for a refusal, 2 for a wrong call.

    `subject` is what the caller named, for when it does not exist.
    """
    try:
        yield
    except tk.ValidationError as error:
        for label, message in error.error_summary.items():
            click.echo(f"{label}: {message}", err=True)
        raise SystemExit(1) from error
    except tk.NotAuthorized as error:
        click.echo(str(error) or tk._("This user may not do that."), err=True)
        raise SystemExit(2) from error
    except tk.ObjectNotFound as error:
        click.echo(str(error) or tk._("Not found: %(name)s") % {"name": subject}, err=True)
        raise SystemExit(2) from error
