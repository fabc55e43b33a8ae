"""An organization's work at a glance: a number with its name, and the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk


@dataclass(frozen=True, slots=True)
class Glance:
    """One number, what it counts, and where the list of it is."""

    name: str
    count: int
    url: str


def glances(holder: Mapping[str, Any]) -> list[Glance]:
    """Return what the visitor may see of them."""
    shown: list[Glance] = []
    for action, look in _LOOKS.items():
        # Not theirs to see; or, of the published inventory, not there yet.
        with suppress(tk.NotAuthorized, tk.ObjectNotFound):
            tk.check_access(action, {}, {"organization": holder["id"]})
            shown += look(holder)
    return shown


def _inventory(holder: Mapping[str, Any]) -> list[Glance]:
    found = _ask("ogip_item_list", holder, limit=1)
    address = tk.h.url_for("ogip_inventory.read", organization=holder["name"])
    return [Glance(tk._("Entries of the inventory"), found["count"], address)]


def _public_inventory(holder: Mapping[str, Any]) -> list[Glance]:
    found = _ask("ogip_inventory_entry_list", holder, limit=1)
    address = tk.h.url_for("ogip_public_inventory.read", organization=holder["name"])
    return [Glance(tk._("Entries of the published inventory"), found["count"], address)]


def _release_plan(holder: Mapping[str, Any]) -> list[Glance]:
    states = _ask("ogip_release_plan_list", holder, limit=1, facets=True)["facets"]["state"]

    def at(name: str, count: int, **filters: str) -> Glance:
        address = tk.h.url_for("ogip_release_plan.read", organization=holder["name"], **filters)
        return Glance(name, count, address)

    return [
        at(tk._("Entries of the release plan"), sum(states.values())),
        at(tk._("Planned releases that are overdue"), states.get("overdue", 0), state="overdue"),
    ]


def _compliance(holder: Mapping[str, Any]) -> list[Glance]:
    found = _ask("ogip_assessment_list", holder, limit=1, severity="block", outcome="fail")
    address = tk.h.url_for("ogip_inventory.read", organization=holder["name"], sort="state")
    return [Glance(tk._("Records that a rule keeps from the public"), found["count"], address)]


def _waiting(holder: Mapping[str, Any]) -> list[Glance]:
    found = _ask("ogip_revision_list", holder, limit=1)
    address = tk.h.url_for("ogip_revisions.read", organization=holder["name"])
    return [Glance(tk._("Changes of public records that wait"), found["count"], address)]


def _ask(action: str, holder: Mapping[str, Any], **wanted: Any) -> dict[str, Any]:
    return tk.get_action(action)({}, {"organization": holder["id"], **wanted})


_LOOKS: Mapping[str, Callable[[Mapping[str, Any]], list[Glance]]] = {
    "ogip_item_list": _inventory,
    "ogip_inventory_entry_list": _public_inventory,
    "ogip_release_plan_list": _release_plan,
    "ogip_assessment_list": _compliance,
    "ogip_revision_list": _waiting,
}
