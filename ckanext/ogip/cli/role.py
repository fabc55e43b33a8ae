"""`ckan ogip role ...`: give roles, see who holds them, end them."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk
import click

from ..language import caller_language
from .session import acting_as, refused

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group(short_help="Who holds which role of open government.")
def role() -> None:
    """Give roles to people, and see who holds them."""


@role.command(short_help="Give a role, or pass one on.")
@click.option("--organization", metavar="O", required=True, help="Id or name.")
@click.option("--user", "person", metavar="U", required=True, help="Who gets the role.")
@click.option("--role", "code", metavar="R", required=True, help="Its code, such as ATIP.")
@click.option("--from", "valid_from", type=_DAY, metavar="D", help="First day; today otherwise.")
@click.option("--until", "valid_until", type=_DAY, metavar="D", help="Last day.")
@click.option("--delegate-of", metavar="U", help="For whom they act; needs --until.")
@click.option("--co-chair", is_flag=True, help="They hold it as a co-chair.")
@click.option("--as", "caller", metavar="U", help="Act as this user; the site user otherwise.")
def assign(
    organization: str, person: str, code: str, caller: str | None, co_chair: bool, **given: Any
) -> None:
    """Give a member of an organization a role, for a time or until it is ended.

    Exit status: 0 done, 1 refused, 2 wrong call or failing environment.
    """
    days = {name: given[name].date() for name in ("valid_from", "valid_until") if given[name]}
    wanted = {
        "organization": organization,
        "user": person,
        "role": code,
        "delegate_of": given["delegate_of"],
        "co_chair": co_chair,
        **{name: day.isoformat() for name, day in days.items()},
    }
    with refused(organization):
        kept = tk.get_action("ogip_role_assign")(acting_as(caller), wanted)
    click.echo(_line(kept))


@role.command(short_help="End a role from today on.")
@click.argument("id")
@click.option("--as", "caller", metavar="U", help="Act as this user; the site user otherwise.")
def revoke(id: str, caller: str | None) -> None:
    """End the role that has this id in `role list`.

    Exit status: 0 done, 1 refused, 2 wrong call or failing environment.
    """
    with refused(id):
        click.echo(_line(tk.get_action("ogip_role_revoke")(acting_as(caller), {"id": id})))


@role.command("list", short_help="List who holds which role.")
@click.option("--organization", metavar="O", help="Id or name; all of them otherwise.")
@click.option("--user", "person", metavar="U", help="Only this person.")
@click.option("--role", "code", metavar="R", help="Only this role.")
@click.option("--as-of", type=_DAY, metavar="D", help="As of this day instead of today.")
@click.option("--include-ended", is_flag=True, help="Also what has ended.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def list_roles(
    organization: str | None, person: str | None, code: str | None, form: str, **given: Any
) -> None:
    """List roles, one a line, or as JSON.

    Exit status: 0 done, 1 refused, 2 wrong call or failing environment.
    """
    wanted: dict[str, Any] = {"organization": organization, "user": person, "role": code}
    wanted["include_ended"] = given["include_ended"]
    if given["as_of"]:
        wanted["as_of"] = given["as_of"].date().isoformat()
    with refused(organization or ""):
        found = _all(wanted)
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for each in found:
        click.echo(_line(each))


def _all(wanted: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        page = tk.get_action("ogip_role_list")(
            acting_as(None), {**wanted, "limit": 1000, "cursor": cursor}
        )
        found += page["results"]
        cursor = page["next_cursor"]
    return found


def _line(shown: dict[str, Any]) -> str:
    """Return an assignment in one line, its parts in the same order always."""
    acting_for = shown["delegate_of"]
    parts = [
        shown["id"],
        _name(shown["organization"]),
        shown["role"],
        _name(shown["user"]),
        f"{shown['valid_from']}/{shown['valid_until'] or ''}",
        shown["state"],
        shown["label"][caller_language()],
        tk._("for %(person)s") % {"person": _name(acting_for)} if acting_for else "",
    ]
    return "  ".join(part for part in parts if part)


def _name(shown: dict[str, Any]) -> str:
    return str(shown.get("name") or shown["id"])
