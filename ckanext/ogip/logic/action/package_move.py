"""Move an asset to another organization."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import logic, model
from ckan.types import Action, Context

from ...gate import move as moves
from ...gate.faults import undone_on_failure

__all__ = ["package_owner_org_update"]


@tk.chained_action
def package_owner_org_update(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Change the owner of an asset, in the index too, and take its inventory entry along.

    What is public moves only where the rules of the other organization allow it.
    """
    move = moves.asked_for(data_dict)
    if move is None:
        return original(context, data_dict)
    tk.check_access("package_owner_org_update", context, data_dict)
    try:
        with undone_on_failure(move.package.id):
            moves.take_entry_along(move)
            return _judged(context, move) if move.is_judged else _plain(original, context, move)
    except Exception:
        model.Session.rollback()
        raise


def _judged(context: Context, move: moves.Move) -> None:
    """Move what is public by the writer that has the gate in front of it; commits in any case."""
    changing = tk.fresh_context(context, ignore_auth=True)
    changing.pop("defer_commit", None)  # with it CKAN 2.12's package_update discards the change
    owner = {"id": move.package.id, "owner_org": move.organization_id or ""}
    tk.get_action("package_patch")(changing, owner)


def _plain(original: Action, context: Context, move: moves.Move) -> Any:
    """Move as core does, and write the index anew, which core leaves as it was."""
    later = tk.fresh_context(context, defer_commit=True)
    asked = {"id": move.package.id, "organization_id": move.organization_id}
    result = original(later, asked)
    if not context.get("defer_commit"):
        model.Session.flush()
        logic.index_update_package({"ignore_auth": True}, move.package.id)
        model.repo.commit()
    return result
