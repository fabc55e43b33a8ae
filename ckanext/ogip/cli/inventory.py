"""`ckan ogip inventory import`: bring an inventory file into an organization."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
import click
from werkzeug.datastructures import FileStorage

from .language import speaking
from .session import acting_as, refused


@click.group(short_help="The inventory of an organization.")
def inventory() -> None:
    """Import and export the inventory of an organization."""


@inventory.command("import", short_help="Import a CSV, XLSX or ODS file.")
@click.argument(
    "path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--organization", required=True, metavar="O", help="Id or name.")
@click.option(
    "--profile",
    default="auto",
    show_default=True,
    metavar="P",
    help="Layout of the file: tbs, ontario, irbv or auto.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, change nothing.")
@click.option("--keep-going", is_flag=True, help="Apply the good rows of a file with bad ones.")
@click.option(
    "--apply-to-assets", is_flag=True, help="Change the assets that the file contradicts."
)
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the refused rows to this CSV file.",
)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True)
@click.option("--user", help="Act as this user; the site user otherwise.")
def import_inventory(
    path: Path, errors: Path | None, shape: str, lang: str, user: str | None, **arguments: Any
) -> None:
    """Import FILE (CSV, XLSX or ODS) into the inventory of an organization.

    Exit status: 0 done, 1 the file or rows of it are refused, 2 wrong call.
    """
    with speaking(lang):
        result = _run(path, user, arguments)
        if shape == "json":
            click.echo(json.dumps(result, ensure_ascii=False, indent=2))
        else:
            _print(path.name, result, lang)
        if errors and result["errors_total"]:
            _write_errors(path, errors, user, {**arguments, "lang": lang})
    raise SystemExit(1 if result["errors_total"] else 0)


def _run(path: Path, user: str | None, arguments: dict[str, Any]) -> dict[str, Any]:
    with path.open("rb") as stream, refused():
        upload = FileStorage(stream, filename=path.name)
        try:
            return tk.get_action("ogip_inventory_import")(
                acting_as(user), {**arguments, "upload": upload}
            )
        except tk.ValidationError as error:
            unreadable: Any = error.error_dict.get("upload")
            if unreadable is None:
                raise click.UsageError(_in_one_line(error)) from error
            for message in unreadable:
                click.echo(message, err=True)
            raise SystemExit(1) from error


def _write_errors(path: Path, errors: Path, user: str | None, arguments: dict[str, Any]) -> None:
    wanted = {name: arguments[name] for name in ("organization", "profile", "lang")}
    with path.open("rb") as stream, errors.open("wb") as output, refused():
        upload = FileStorage(stream, filename=path.name)
        tk.get_action("ogip_inventory_errors")(
            acting_as(user), {**wanted, "upload": upload, "output": output}
        )
    message = tk._("The refused rows are in %(name)s. Correct them and import that file.")
    click.echo(message % {"name": errors}, err=True)


def _in_one_line(error: tk.ValidationError) -> str:
    return " ".join(f"{name}: {message}" for name, message in error.error_summary.items())


def _print(filename: str, result: dict[str, Any], lang: str) -> None:
    for error in result["errors"]:
        _print_error(filename, error, lang)
    for difference in result["differences"]:
        values = {**difference, **_blank_for_none(difference)}
        click.echo(_difference(difference["kept_by"]) % values)
    _print_assets(result["assets"])
    for notice in result["notices"]:
        click.echo(notice["message"][lang])
    if result["ignored_columns"]:
        names = ", ".join(result["ignored_columns"])
        click.echo(tk._("Columns not read: %(names)s.") % {"names": names})
    click.echo(_summary(result) % result)


def _print_error(filename: str, error: dict[str, Any], lang: str) -> None:
    place = tk._("%(filename)s, row %(row)s, column %(column)s")
    if error["column"] is None:
        place = tk._("%(filename)s, row %(row)s")
    where = place % {**error, "filename": filename}
    click.echo(f"{where} [{error['rule']}] {error['message'][lang]}")


def _difference(kept_by: str) -> str:
    """Return the line on a difference, to be filled with it."""
    if kept_by == "decision":
        return tk._(
            "row %(row)s, %(field)s of %(ref_number)s: the file says “%(item_value)s”, "
            "the decision on its eligibility “%(asset_value)s”; the decision stands"
        )
    return tk._(
        "row %(row)s, %(field)s of %(ref_number)s: the file says “%(item_value)s”, "
        "the asset “%(asset_value)s”"
    )


def _print_assets(assets: list[dict[str, Any]]) -> None:
    for asset in assets:
        if asset["applied"]:
            click.echo(tk._("The asset of %(ref_number)s was changed.") % asset)
            continue
        message = tk._("The asset of %(ref_number)s was not changed: %(reason)s")
        click.echo(message % {**asset, "reason": " ".join(asset["errors"])})


def _blank_for_none(difference: dict[str, Any]) -> dict[str, str]:
    return {key: difference[key] or "" for key in ("item_value", "asset_value")}


def _summary(result: dict[str, Any]) -> str:
    """Return the last line, to be filled with the result."""
    if result["errors_total"] and not (
        result["created"] or result["updated"] or result["unchanged"]
    ):
        return tk._(
            "Nothing was imported: %(rows)s rows read, %(errors_total)s errors. "
            "Correct the file and import it again, or use --keep-going for the good rows."
        )
    if result["dry_run"]:
        return tk._(
            "Nothing was changed. %(rows)s rows read: %(created)s would be created, "
            "%(updated)s updated, %(unchanged)s are unchanged; %(errors_total)s errors."
        )
    return tk._(
        "%(rows)s rows read: %(created)s created, %(updated)s updated, "
        "%(unchanged)s unchanged; %(errors_total)s errors."
    )
