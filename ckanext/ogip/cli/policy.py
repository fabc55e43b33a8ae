"""`ckan ogip policy ...`: which rules count here, and what a change would do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import ckan.plugins.toolkit as tk
import click

from .. import catalogue
from ..core.findings import Stage
from ..core.formatting import format_date
from ..core.policy.diff import Difference, differences, organization_differences
from ..core.policy.lifetime_words import lifetime_in_words
from ..core.policy.pack import RulePolicy
from ..core.policy.priority_words import priority_in_words
from ..core.policy.reading import Policy, PolicyError
from ..core.policy.revision_words import revisions_in_words
from ..core.policy.words import SEVERITIES, STAGES, listed
from ..core.policy.workflow_words import workflow_in_words
from ..core.text import Language
from ..gate.trial import NewRefusal, new_refusals
from .language import speaking

language = click.option("--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True)


@click.group(short_help="The rules that count here, and what a change would do.")
def policy() -> None:
    """Show, check and compare policies.

    A policy says which rules count, how much, from when, and for which organizations. It is a
    shipped pack (federal, ontario, minimal) or a file. See docs/policies.md.
    """


@policy.command(short_help="Show the policy in force.")
@language
def show(lang: Language) -> None:
    """List every rule of the policy in force: what it does when it fails, and since when.

    How release priority is computed, what happens to changes of public records and who signs off
    follows, then organizations with rules of their own, each with what differs for it.
    """
    with speaking(lang):
        whole = catalogue.policy()
        click.echo(
            tk._("%(title)s (%(name)s, version %(version)s)")
            % {"title": whole.title.get(lang), "name": whole.name, "version": whole.ruleset_version}
        )
        licences = listed(whole.licences, "licence")[lang]
        click.echo(tk._("Open licences: %(licences)s") % {"licences": licences})
        for rule in catalogue.registry():
            entry = whole.rules[rule.id]
            names = {"rule": rule.id, "title": rule.title.get(lang), "effect": _effect(entry, lang)}
            click.echo(tk._("%(rule)s  %(title)s: %(effect)s") % names)
        sentences = [
            *priority_in_words(whole.priority),
            *revisions_in_words(whole.revisions),
            *workflow_in_words(whole.workflow),
            *lifetime_in_words(whole.lifetime),
        ]
        for sentence in sentences:
            click.echo(sentence.get(lang))
        for name, own in sorted(whole.organizations.items()):
            _print_organization(name, differences(whole, own, catalogue.registry()), lang)


@policy.command(short_help="Check a policy file.")
@click.argument(
    "path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@language
def lint(path: Path, lang: Language) -> None:
    """Check the policy in FILE and name every mistake with its line and key.

    Exit status: 0 it can be used, 1 it has mistakes, 2 the file cannot be read.
    """
    with speaking(lang):
        _require_readable(path)
        try:
            read = catalogue.load(str(path.resolve()))
        except PolicyError as error:
            click.echo(str(error))
            raise SystemExit(1) from error
        for name in catalogue.missing_organizations(read):
            warning = tk._("Warning: this portal has no organization named %(name)s.")
            click.echo(warning % {"name": name}, err=True)
        click.echo(tk._("%(path)s can be used.") % {"path": path})


@policy.command(short_help="Say what changes from one policy to another.")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option(
    "--catalogue",
    "try_out",
    is_flag=True,
    help="Judge every published record by both, and list what B would newly refuse.",
)
@language
def diff(before: str, after: str, try_out: bool, lang: Language) -> None:
    """Say in words what changes from policy A to policy B; each is a pack's name or a file.

    With --catalogue, exit status 1 means that B would refuse published records that A does not.

    Exit status: 0 compared, 1 records would newly be refused, 2 a policy cannot be read.
    """
    with speaking(lang):
        with _unusable():
            old, new = catalogue.load(before), catalogue.load(after)
        _print_differences(old, new, lang)
        refused = _print_refusals(new_refusals(old, new), lang) if try_out else 0
    raise SystemExit(1 if refused else 0)


def _effect(entry: RulePolicy, lang: Language) -> str:
    """Say what a rule does when it fails: its severity, where that differs, and since when."""
    if not entry.enabled:
        return tk._("off")
    words = [SEVERITIES[entry.severity].get(lang)]
    for stage in Stage:
        if stage in entry.severity_at:
            severity = SEVERITIES[entry.severity_at[stage]].get(lang)
            words.append(f"{severity} ({STAGES[stage].get(lang)})")
    if entry.report_only:
        words.append(tk._("only reports for now"))
    if entry.effective_from:
        words.append(tk._("from %(day)s") % {"day": format_date(entry.effective_from, lang)})
    return ", ".join(words)


def _print_differences(old: Policy, new: Policy, lang: Language) -> None:
    registry = catalogue.registry()
    general = differences(old, new, registry)
    own = organization_differences(old, new, registry)
    if not general and not own:
        click.echo(tk._("Nothing changes from one policy to the other."))
    for difference in general:
        click.echo(difference.text.get(lang))
    for name, changes in own.items():
        _print_organization(name, changes, lang)


def _print_organization(name: str, changes: Iterable[Difference], lang: Language) -> None:
    click.echo(tk._("For the organization %(name)s:") % {"name": name})
    lines = [change.text.get(lang) for change in changes] or [tk._("Nothing changes.")]
    for line in lines:
        click.echo(f"    {line}")


def _print_refusals(refusals: Iterable[NewRefusal], lang: Language) -> int:
    count = 0
    for refusal in refusals:
        count += 1
        click.echo(tk._("%(name)s would newly be refused:") % {"name": refusal.name})
        for finding in refusal.findings:
            click.echo(f"    {finding.rule}  {finding.message.get(lang)}")
    message = tk.ungettext(
        "%(num)d published record would newly be refused.",
        "%(num)d published records would newly be refused.",
        count,
    )
    click.echo(message % {"num": count})
    return count


def _require_readable(path: Path) -> None:
    try:
        path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = tk._("%(path)s is no readable text in UTF-8: %(error)s")
        raise click.UsageError(message % {"path": path, "error": error}) from error


@contextmanager
def _unusable() -> Iterator[None]:
    try:
        yield
    except (PolicyError, catalogue.UnknownPolicyError) as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from error
