"""Which material changes of a public record need not wait for a review."""

from __future__ import annotations

from collections.abc import Collection

from ..values import read_codes
from .differences import Change, Differences, ResourceChange

# The data behind a resource: where they lie, since when, how much.
_DATA = frozenset({"url", "url_type", "last_modified", "hash", "size", "mimetype"})
_OWNER = "owner_org"


def goes_at_once(found: Differences, *, data_refresh: bool, documents: Collection[str]) -> bool:
    """Tell whether a change may become public without a review.

    So may a change of nothing that counts, of the owner alone, and, with `data_refresh`, of the
    data behind resources that exist and are no `documents` (codes of `resource_type`).
    """
    if any(change.material and change.field != _OWNER for change in found.fields):
        return False
    counted = [change for change in found.resources if change.material]
    return not counted or (
        data_refresh and all(_is_refresh(change, documents) for change in counted)
    )


def refreshed(found: Differences) -> tuple[str, ...]:
    """Return the ids of the resources that have other data."""
    return tuple(change.id for change in found.resources if change.material)


def _is_refresh(change: ResourceChange, documents: Collection[str]) -> bool:
    types = read_codes(change.resource.get("resource_type"))
    counted = {each.field for each in change.fields if each.material}
    return (
        change.change is Change.CHANGED
        and counted <= _DATA
        and not any(code in documents for code in types)
    )
