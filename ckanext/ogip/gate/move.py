"""An asset moves to another organization: with its inventory entry, by the rules of the new one.

Never commits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ..store.item import items
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
    if package is None or named == package.owner_org:
        return None
    organization = _found(model.Group, named)
    if named and organization is None:
        return None
    target = organization.id if organization else None
    return None if (package.owner_org or None) == target else Move(package, target)


def by_update(package: model.Package, record: Mapping[str, Any]) -> Move | None:
    """Return the move that an update of a stored asset would be, None where it is none.

    Core's validators decide later whether the caller may move it there.
    """
    named = record.get("owner_org")
    organization = None if named == package.owner_org else _found(model.Group, named)
    if organization is None or organization.id == package.owner_org:
        return None
    return Move(package, organization.id)


def known_after(move: Move, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts about an asset as they will be once its inventory entry came along."""
    owner = {"organization": move.organization_id}
    return {**facts, "inventory_items": [entry | owner for entry in facts["inventory_items"]]}


def follow_owner(package: model.Package) -> None:
    """Give the inventory entry of a saved asset to the organization that owns the asset now.

    Raises ValidationError, after rolling back, where that one has another entry under its number.
    """
    try:
        take_entry_along(Move(package, package.owner_org), "owner_org")
    except tk.ValidationError:
        model.Session.rollback()
        raise


def take_entry_along(move: Move, argument: str = "organization_id") -> None:
    """Give the inventory entry of the asset to the new organization.

    Raises ValidationError, for the argument that names the organization, where that one has another
    entry under the same reference number.
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
        raise tk.ValidationError({argument: [message % {"number": number}]}) from None


def _found(kind: Any, reference: Any) -> Any:
    if not isinstance(reference, str) or not reference:
        return None
    if "\0" in reference:  # PostgreSQL takes no such text
        raise tk.ObjectNotFound(tk._("Not found"))
    return kind.get(reference)
