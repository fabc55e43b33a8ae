"""`ckan ogip ...`: each command in a module of its own."""

import click

from .check import check, publish
from .demo import demo
from .docs import docs
from .grandfather import grandfather
from .inventory_publish import inventory
from .lifetime import lifetime
from .policy import policy
from .priority import priority
from .reconcile import reconcile
from .role import role
from .rules import rules
from .sweep import sweep

__all__ = ["ogip"]


@click.group(short_help="Open government: inventory, checks, publication.")
def ogip() -> None:
    """Run the open-government desk from a terminal."""


for command in (
    check,
    demo,
    docs,
    grandfather,
    inventory,
    lifetime,
    policy,
    priority,
    publish,
    reconcile,
    role,
    rules,
    sweep,
):
    ogip.add_command(command)
