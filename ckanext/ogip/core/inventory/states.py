"""The life of an inventory item, from nomination to transfer, and how an import enters it."""

from __future__ import annotations

STATES = (
    "nominated",
    "under_review",
    "assessed",
    "prioritized",
    "in_preparation",
    "submitted",
    "in_review",
    "endorsed",
    "recommended",
    "approved",
    "scheduled",
    "published",
    "maintained",
    "superseded",
    "historical",
    "withdrawn",
    "transferred",
)
# An item is listed as soon as it is known; a row that says when it was released is public already.
LISTED = "under_review"
RELEASED = "published"
PREPARED = "in_preparation"
# States from which a release date in a file moves an item on.
BEFORE_PREPARATION = STATES[: STATES.index(PREPARED)]
ASSET_TYPES = ("dataset", "info")
SOURCES = ("import", "working_group", "suggestion", "inquiry", "evaluation", "other")


def state_on_entry(released: bool) -> str:
    """Return the state of an item that enters the inventory."""
    return RELEASED if released else LISTED
