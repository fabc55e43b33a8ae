"""`ckan ogip ...`: each command in a module of its own."""

import click

from .check import check, publish
from .docs import docs

__all__ = ["ogip"]


@click.group(short_help="Open government: inventory, checks, publication.")
def ogip() -> None:
    """Run the open-government desk from a terminal."""


for command in (check, docs, publish):
    ogip.add_command(command)
