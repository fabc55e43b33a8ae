"""`ckan ogip rules`: what is checked here, and why."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk
import click

from ..core.text import Language
from ..logic.schema.rule import MAX_PAGE
from .language import speaking
from .session import acting_as, refused


@click.command(short_help="List the rules of this portal.")
@click.argument("rule", required=False)
@click.option("--clause", help="Only rules of this clause, such as 6.2.")
@click.option("--type", "judged", help="Only rules on this type: dataset, info, plan, ...")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(["en", "fr"]), default="en")
def rules(
    rule: str | None, clause: str | None, judged: str | None, shape: str, lang: Language
) -> None:
    """List the rules as this portal's policy applies them, or explain the one named RULE.

    Exit status: 0 listed, 2 no such rule or a wrong call.
    """
    with speaking(lang), refused(rule or ""):
        if rule:
            found = tk.get_action("ogip_rule_show")(acting_as(None), {"id": rule})
        else:
            wanted = {"clause": clause, "type": judged, "limit": MAX_PAGE}
            found = tk.get_action("ogip_rule_list")(acting_as(None), wanted)["results"]
        if shape == "json":
            click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        elif rule:
            _explain(found, lang)
        else:
            _list(found, lang)


def _list(found: list[dict[str, Any]], lang: Language) -> None:
    for rule in found:
        weight = rule["severity"] if rule["enabled"] else tk._("off")
        click.echo(f"{rule['id']:<8} {weight:<6} {rule['clause']:<18} {rule['title'][lang]}")


def _explain(rule: dict[str, Any], lang: Language) -> None:
    click.echo(f"{rule['id']} ({rule['clause']}) {rule['title'][lang]}\n{rule['why'][lang]}")
    for key, message in rule["message"].items():
        click.echo(f"- {message[lang]}\n  → {rule['remediation'][key][lang]}")
