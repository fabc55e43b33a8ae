"""`ckan ogip docs`: write the generated pages of `docs/`, or check that they are current."""

from __future__ import annotations

from pathlib import Path

import click

from ..reference import pages


@click.command(short_help="Write the generated documentation.")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 when a page is outdated.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs"),
    show_default=True,
)
@click.pass_context
def docs(context: click.Context, check: bool, folder: Path) -> None:
    """Render rules, settings, actions and commands into FOLDER."""
    group = context.find_root() if context.parent is None else context.parent
    bring_up = pages.outdated if check else pages.write
    changed = bring_up(folder, group.command)
    for path in changed:
        click.echo(f"{'outdated' if check else 'written'}: {folder / path}")
    raise SystemExit(1 if check and changed else 0)
