"""The inventory of a department of the demonstration, through the item actions."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ..core.inventory.states import state_on_entry
from .acting import somebody, the_site
from .content import Department, DemoItem
from .fields import inventory_row, item_facts

MAX_PAGE = 1000


def load_items(department: Department, user: str) -> int:
    """Create the items that are missing, acting as `user`; return how many."""
    stored = stored_items(department)
    missing = [item for item in department.items if item.ref not in stored]
    rows = [inventory_row(item, department) for item in missing if _enters_by_import(item)]
    if rows:
        _import(department, user, rows)
    for item in missing:
        if not _enters_by_import(item):
            facts = {"organization": department.name, **item_facts(item, department)}
            tk.get_action("ogip_item_create")(somebody(user), facts)
    return len(missing)


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
    """Tell whether the state an imported row gets is the item's own, or its asset's to change."""
    if item.asset is not None:
        return True
    return item.source is None and item.state == state_on_entry(item.date_released is not None)


def _import(department: Department, user: str, rows: list[dict[str, Any]]) -> None:
    report = tk.get_action("ogip_inventory_import")(
        somebody(user), {"organization": department.name, "rows": rows}
    )
    if report["errors"]:
        first = report["errors"][0]
        raise tk.ValidationError({f"row {first['row']}": [first["message"]["en"]]})
