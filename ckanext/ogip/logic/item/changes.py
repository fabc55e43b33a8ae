"""What may be changed in an item, and how its arguments become columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.inventory.header import TITLES
from ...core.inventory.item import FIELDS
from ...core.inventory.problems import Problem
from ...core.inventory.states import BEFORE_PREPARATION, RELEASED, states_by_hand
from ...core.inventory.template import SHARED
from ...language import caller_language
from ...model.item import Item

# Arguments that are not facts of the template, and the columns they set.
_COLUMN_OF = {
    "ref_number": "ref_number",
    "type": "asset_type",
    "state": "state",
    "source": "source",
    "nominated_by": "nominated_by",
}


def columns_of(data_dict: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that the arguments set."""
    values = {_COLUMN_OF[name]: data_dict[name] for name in _COLUMN_OF if name in data_dict}
    for field in FIELDS:
        values.update(data_dict.get(field, {}))
    return values


def state_once_released(item: Item, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the state of an item without asset that gets a date of release, as an import does."""
    released = values.get("date_released") and item.state in BEFORE_PREPARATION
    return {"state": RELEASED} if released else {}


def require_title(values: Mapping[str, Any]) -> None:
    """Raise ValidationError unless there is a title in one language."""
    if not any(values.get(title) for title in TITLES):
        message = Problem("title_required").message.get(caller_language())
        raise tk.ValidationError({"title": [message]})


def leave_to_asset(given: Mapping[str, Any], name: str) -> None:
    """Raise ValidationError for each argument that is a fact of the asset `name`."""
    message = tk._("This is a fact of the asset “%(name)s”. Edit it there.") % {"name": name}
    shared = {"ref_number", "state", "asset_type", *(column.name for column, _field in SHARED)}
    fields = [field for field in FIELDS if not shared.isdisjoint(given.get(field, {}))]
    fields += [name for name, column in _COLUMN_OF.items() if name in given and column in shared]
    if fields:
        raise tk.ValidationError({field: [message] for field in fields})


def require_move(item: Item, state: str, *, has_asset: bool) -> None:
    """Raise ValidationError unless somebody may move the item to a state."""
    allowed = states_by_hand(item.state, has_asset=has_asset)
    if state == item.state or state in allowed:
        return
    if has_asset:
        message = tk._("The state of this item follows its asset. Change the asset.")
    elif allowed:
        message = tk._("An item in the state “%(now)s” can only become: %(states)s.")
        message %= {"now": item.state, "states": ", ".join(allowed)}
    else:
        message = tk._("The state “%(now)s” is not changed by hand: it follows from a decision.")
        message %= {"now": item.state}
    raise tk.ValidationError({"state": [message]})


def reference_taken(ref_number: str) -> tk.ValidationError:
    """Return the refusal of a reference number that another item has."""
    message = tk._("The organization already has an item with the reference number “%(ref)s”.")
    return tk.ValidationError({"ref_number": [message % {"ref": ref_number}]})
