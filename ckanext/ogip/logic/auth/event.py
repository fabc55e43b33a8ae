"""Who may read the log of events: the members of the organization."""

from __future__ import annotations

from typing import Any

from ckan.types import AuthResult, Context

from .item import ogip_item_list

__all__ = ["ogip_event_list"]


def ogip_event_list(context: Context, data_dict: dict[str, Any]) -> AuthResult:
    """Whoever may read the inventory; a list over all organizations shows only their own."""
    return ogip_item_list(context, data_dict)
