"""`ckan ogip check` and `ckan ogip publish`: the rules and the gate, from a terminal."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
import click

from ..core.causes import by_cause
from ..core.sarif import sarif_log
from ..core.text import Language
from ..logic.schema.rule import MAX_PAGE
from .language import speaking
from .session import acting_as, refused

SYMBOLS = {"fail": "✗", "could_not_check": "?", "not_yet_due": "…", "waived": "~", "pass": "✓"}


@click.command(short_help="Say what stands between an asset and its publication.")
@click.argument("asset", required=False)
@click.option("--file", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--stage", default="publish", show_default=True)
@click.option("--as-of", metavar="DATE", help="Judge as of this date, such as 2027-04-01.")
@click.option("--format", "shape", type=click.Choice(["text", "json", "sarif"]), default="text")
@click.option("--lang", type=click.Choice(["en", "fr"]), default="en")
@click.option("--user", help="Act as this user; the site user otherwise.")
def check(
    asset: str | None,
    path: Path | None,
    stage: str,
    as_of: str | None,
    shape: str,
    lang: Language,
    user: str | None,
) -> None:
    """Judge ASSET (id or name), or the dataset in a JSON file, by every rule.

    Exit status: 0 nothing refuses, 1 a rule refuses, 2 wrong call.
    """
    if (asset is None) == (path is None):
        raise click.UsageError(tk._("Name an asset or give --file, not both."))
    question = {"id": asset} if path is None else {"dataset": _read(path)}
    with speaking(lang), refused(asset or str(path)):
        found = tk.get_action("ogip_check")(
            acting_as(user), {**question, "stage": stage, "as_of": as_of}
        )
        if shape == "text":
            _print(found, lang)
        else:
            answer = found if shape == "json" else _sarif(found, lang)
            click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    raise SystemExit(1 if found["decision"] == "refuse" else 0)


@click.command(short_help="Publish an asset, or say what refuses.")
@click.argument("asset")
@click.option("--override", "reason", metavar="REASON", help="Publish although a rule refuses it.")
@click.option("--explanation", metavar="TEXT", help="Why: at least one sentence, with --override.")
@click.option("--user", help="Act as this user; the site user otherwise.")
def publish(asset: str, reason: str | None, explanation: str | None, user: str | None) -> None:
    """Publish ASSET (id or name) through the gate.

    With --override it is published against the rules, but not against those that the policy lets
    nobody override. REASON is a code of the list override_reason; the decision is logged.

    Exit status: 0 published, 1 refused, 2 wrong call.
    """
    if (reason is None) != (explanation is None):
        raise click.UsageError(tk._("Give --override and --explanation together."))
    override = {"override": {"reason_code": reason, "explanation": explanation}} if reason else {}
    with refused(asset):
        published = tk.get_action("ogip_publish")(acting_as(user), {"id": asset, **override})
    click.echo(tk._("Published: %(name)s") % {"name": published["name"]})
    for finding in published["would_refuse"]:
        click.echo(tk._("Would be refused: %(message)s") % {"message": finding["message"]})


def _sarif(assessment: dict[str, Any], lang: Language) -> dict[str, Any]:
    rules = tk.get_action("ogip_rule_list")({}, {"limit": MAX_PAGE})["results"]
    return sarif_log(assessment, rules, lang, version("ckanext-ogip"))


def _read(path: Path) -> dict[str, Any]:
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError as error:
        message = tk._("%(path)s is not JSON in UTF-8: %(error)s")
        raise click.UsageError(message % {"path": path, "error": error}) from error


def _print(assessment: dict[str, Any], lang: str) -> None:
    for cause in by_cause(assessment["findings"]):
        finding = cause.first
        symbol = SYMBOLS.get(finding["outcome"], "-")
        click.echo(f"{symbol} {finding['rule']} [{finding['severity']}] {finding['message'][lang]}")
        for other in cause.others:
            click.echo(f"    {other['message'][lang]}")
        if finding["outcome"] != "pass":
            click.echo(f"  → {finding['remediation'][lang]}")
    counts = ", ".join(f"{name} {n}" for name, n in assessment["counts"].items() if n)
    click.echo(f"{assessment['decision']}: {counts}")
