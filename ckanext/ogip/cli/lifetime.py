"""`ckan ogip lifetime`: what is late, and where records stand as of today."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk
import click

from ..core.lifetime.buckets import Bucket
from ..core.lifetime.sheet import name_of
from ..language import caller_language
from .session import acting_as, refused


@click.group(short_help="How current records are.")
def lifetime() -> None:
    """Keep track of updates and reviews that are due."""


@lifetime.command(short_help="Compute anew what begins to count today; run it every day.")
@click.option("--all", "everything", is_flag=True, help="Compute every record.")
@click.option("--user", help="Act as this user; the site user otherwise.")
def evaluate(everything: bool, user: str | None) -> None:
    """Compute the due dates of records of which a date that lay ahead has come.

    Exit status: 0 done, 2 wrong call.
    """
    with refused():
        answer = tk.get_action("ogip_lifetime_refresh")(acting_as(user), {"everything": everything})
    click.echo(tk._("Records computed: %(count)s.") % {"count": answer["computed"]})


@lifetime.command("list", short_help="List public records, the most overdue first.")
@click.option("--organization", metavar="O", help="Id or name; only the records of this one.")
@click.option("--bucket", type=click.Choice([bucket.value for bucket in Bucket]), help="How late.")
@click.option("--late-more-than", type=int, metavar="DAYS", help="Late by more than that.")
@click.option("--limit", type=int, default=50, show_default=True, help="Up to 1000.")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--user", help="Act as this user; the site user otherwise.")
def list_due(format: str, user: str | None, **filters: Any) -> None:
    """List public records by the day their next update is due.

    Exit status: 0 done, 1 a filter that makes no sense, 2 wrong call.
    """
    given = {name: value for name, value in filters.items() if value is not None}
    with refused():
        page = tk.get_action("ogip_lifetime_due_list")(acting_as(user), {**given, "facets": True})
    if format == "json":
        click.echo(json.dumps(page, ensure_ascii=False, indent=2))
        return
    lang = caller_language()
    for each in page["results"]:
        due, how_late = each["next_update_due"] or "-", name_of("bucket", each["bucket"]).get(lang)
        click.echo(f"{due:10}  {how_late:24}  {each['name']}")
    click.echo(page["summary"]["headline"][lang])
