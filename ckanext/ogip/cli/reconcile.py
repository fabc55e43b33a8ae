"""`ckan ogip reconcile`: what is public without a valid approval."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import ckan.plugins.toolkit as tk
import click
from sqlalchemy.exc import SQLAlchemyError

from .. import config
from ..core.formatting import format_date
from ..core.text import Language
from ..gate.reconcile import Problem, Unapproved, unapproved_assets
from ..tasks.reconcile import Outcome, redraft
from .language import speaking
from .session import acting_as

Found = tuple[Unapproved, Outcome | None]


@click.command(short_help="List what is public without a valid approval.")
@click.option("--redraft", "redrafting", is_flag=True, help="Set what is found back to draft.")
@click.option(
    "--thorough",
    is_flag=True,
    help="Compare the content of every record, also where no date of change says that it moved.",
)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(["en", "fr"]), default="en")
def reconcile(redrafting: bool, thorough: bool, shape: str, lang: Language) -> None:
    """List every public record that the gate did not let through as it is now.

    Such records come from writes in SQL, from restored backups, or from the time before this plugin
    was installed: those are recorded by "ckan ogip grandfather". With --redraft they become drafts
    again. Fit for cron: nothing is printed when nothing is found.

    Exit status: 0 nothing found, 1 records found, also when they were set back to draft, 2 the
    catalogue could not be read.
    """
    with speaking(lang):
        try:
            found = _found(redrafting=redrafting, thorough=thorough)
            count = _print_json(found) if shape == "json" else _print(found, lang)
        except SQLAlchemyError as error:
            message = tk._("The catalogue could not be read: %(error)s")
            click.echo(message % {"error": error}, err=True)
            raise SystemExit(2) from error
    raise SystemExit(1 if count else 0)


def _found(*, redrafting: bool, thorough: bool) -> Iterator[Found]:
    user_id = _site_user_id() if redrafting else None
    for unapproved in unapproved_assets(thorough=thorough):
        yield unapproved, redraft(unapproved, user_id) if redrafting else None


def _site_user_id() -> str:
    context = acting_as(None)
    return tk.get_action("user_show")(context, {"id": context["user"]})["id"]


def _print(found: Iterable[Found], lang: Language) -> int:
    count = 0
    for unapproved, outcome in found:
        count += 1
        click.echo(_problem(unapproved, lang))
        click.echo(f"  → {_remedy(unapproved, outcome)}")
    if count:
        message = tk.ungettext(
            "%(num)d public record without a valid approval.",
            "%(num)d public records without a valid approval.",
            count,
        )
        click.echo(message % {"num": count})
    return count


def _problem(unapproved: Unapproved, lang: Language) -> str:
    asset = unapproved.asset
    if unapproved.problem is Problem.NO_APPROVAL or asset.approved_at is None:
        return tk._("%(name)s: public, but nobody approved it.") % {"name": asset.name}
    day = asset.approved_at.astimezone(config.time_zone()).date()
    values = {"name": asset.name, "day": format_date(day, lang)}
    if unapproved.problem is Problem.CHANGED:
        return tk._("%(name)s: public, but not as it was approved on %(day)s.") % values
    return tk._("%(name)s: public, but its approval of %(day)s no longer counts.") % values


def _remedy(unapproved: Unapproved, outcome: Outcome | None) -> str:
    name = {"name": unapproved.asset.name}
    match outcome:
        case None:
            return tk._(
                "Take it from the public with --redraft. "
                "Then publish it with: ckan ogip publish %(name)s"
            ) % (name)
        case Outcome.REDRAFTED:
            return tk._("It is a draft again. Publish it with: ckan ogip publish %(name)s") % name
        case Outcome.NOT_INDEXED:
            return tk._(
                "It is a draft again, but search may still show it. "
                "Run: ckan search-index rebuild %(name)s"
            ) % (name)
        case Outcome.SETTLED:
            return tk._("It was approved or taken from the public meanwhile. Nothing was changed.")
        case Outcome.FAILED:
            return tk._(
                "It is still public: it could not be set back to draft. The reason is in the log."
            )


def _print_json(found: Iterable[Found]) -> int:
    rows = [_row(unapproved, outcome) for unapproved, outcome in found]
    click.echo(json.dumps({"unapproved": rows, "count": len(rows)}, ensure_ascii=False, indent=2))
    return len(rows)


def _row(unapproved: Unapproved, outcome: Outcome | None) -> dict[str, Any]:
    asset = unapproved.asset
    return {
        "id": asset.id,
        "name": asset.name,
        "organization": asset.organization,
        "problem": unapproved.problem.value,
        "basis": asset.basis,
        "approved_at": asset.approved_at.isoformat() if asset.approved_at else None,
        "outcome": outcome.value if outcome else None,
    }
