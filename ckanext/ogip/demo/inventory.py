"""The inventory of a department of the demonstration, through the item actions."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ..core.inventory.states import ON_ENTRY, state_on_entry
from ..store.item import items
from .acting import somebody, the_site
from .content import DemoItem, Department
from .fields import inventory_row, item_facts

MAX_PAGE = 1000


def load_items(department: Department) -> int:
    """Create the items that are missing, as the data steward does; return how many."""
    user = department.person("STEW").user
    stored = stored_items(department)
    missing = [item for item in department.items if item.ref not in stored]
    rows = [inventory_row(item, department) for item in missing if _enters_by_import(item)]
    if rows:
        _import(department, user, rows)
    for item in missing:
        if not _enters_by_import(item):
            _create(department, user, item)
    return len(missing)


def _create(department: Department, user: str, item: DemoItem) -> None:
    """Create an item, and let it be where decisions and reviews have led it.

    Nobody types such a state in, so that it is written past the actions.
    """
    facts = {"organization": department.name, **item_facts(item, department)}
    state = facts.get("state")
    if state not in ON_ENTRY:
        facts.pop("state", None)
    created = tk.get_action("ogip_item_create")(somebody(user), facts)
    if state and state != created["state"]:
        stored = items.item_by_id(created["id"], lock=True)
        if stored:
            items.change_item(stored, {"state": state})
            model.Session.commit()


def stored_items(department: Department) -> dict[str, dict[str, Any]]:
    """Return the items of the department's inventory by reference number, as the site sees them."""
    question: dict[str, Any] = {"organization": department.name, "limit": MAX_PAGE}
    found: dict[str, dict[str, Any]] = {}
    while True:
        page = tk.get_action("ogip_item_list")(the_site(), dict(question))
        found.update({item["ref_number"]: item for item in page["results"]})
        if page["next_cursor"] is None:
            return found
        question["cursor"] = page["next_cursor"]


def _enters_by_import(item: DemoItem) -> bool:
    """Tell whether a row of the template says all there is to say about the item.

    It has no columns for type, source and state; the state of a promoted item is its asset's.
    """
    entered = item.asset is not None or item.state == state_on_entry(bool(item.date_released))
    return entered and item.type == "dataset" and item.source is None


def _import(department: Department, user: str, rows: list[dict[str, Any]]) -> None:
    report = tk.get_action("ogip_inventory_import")(
        somebody(user), {"organization": department.name, "rows": rows}
    )
    if report["errors"]:
        first = report["errors"][0]
        raise tk.ValidationError({f"row {first['row']}": [first["message"]["en"]]})
