"""An asset moves to another organization: with its inventory entry, by the rules of the new one.

Never commits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ..store import items
from .judge import is_exempt
from .record import from_model
from .state import is_public


@dataclass(frozen=True, slots=True)
class Move:
    """An asset that changes hands; `organization_id` is None where nobody shall own it."""

    package: model.Package
    organization_id: str | None

    @property
    def is_judged(self) -> bool:
        """Tell whether the gate answers for the asset: what is public stays within the rules."""
        return is_public(from_model(self.package)) and not is_exempt(self.package.type)


def asked_for(data_dict: dict[str, Any]) -> Move | None:
    """Return what `package_owner_org_update` would change; None where it changes nothing.

    CKAN's writers call it too, once the row has its new owner: they have been judged already.
    None also for what does not exist, which core says itself.
    """
    package = _found(model.Package, data_dict.get("id"))
    named = data_dict.get("organization_id")
    organization = _found(model.Group, named)
    if package is None or (named and organization is None):
        return None
    target = organization.id if organization else None
    return None if (package.owner_org or None) == target else Move(package, target)


def take_entry_along(move: Move) -> None:
    """Give the inventory entry of the asset to the new organization.

    Raises ValidationError where that one has another entry under the same reference number.
    """
    entry = items.item_of_dataset(move.package.id)
    if entry is None or move.organization_id is None:
        return
    number = entry.ref_number
    try:
        items.change_item(entry, {"organization_id": move.organization_id})
    except items.ReferenceTakenError:
        message = tk._(
            "The other organization has an inventory entry with the number “%(number)s” already. "
            "Change one of the two numbers, then move the record."
        )
        raise tk.ValidationError({"organization_id": [message % {"number": number}]}) from None


def _found(kind: Any, reference: Any) -> Any:
    if not isinstance(reference, str) or not reference:
        return None
    if "\0" in reference:  # PostgreSQL takes no such text
        raise tk.ObjectNotFound(tk._("Not found"))
    return kind.get(reference)
