"""The life of an inventory item, from nomination to transfer, and how an import enters it."""

from __future__ import annotations

from collections.abc import Mapping

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
NOMINATED = "nominated"
LISTED = "under_review"
RELEASED = "published"
PREPARED = "in_preparation"
# Whether it may be released was decided; how soon, too.
ASSESSED = "assessed"
PRIORITIZED = "prioritized"
IN_PUBLIC = frozenset({"published", "maintained", "superseded", "historical"})
# States from which a release date in a file moves an item on.
BEFORE_PREPARATION = STATES[: STATES.index(PREPARED)]
# How somebody moves an item on whose state nothing else decides: no asset, no decision, no score.
BY_HAND: Mapping[str, tuple[str, ...]] = {
    NOMINATED: (LISTED,),
    # To be decided anew.
    ASSESSED: (LISTED,),
    PRIORITIZED: (LISTED,),
    PREPARED: (LISTED,),
    # Released somewhere else than on this portal.
    RELEASED: ("maintained", "superseded", "historical", "withdrawn", "transferred"),
    "maintained": ("superseded", "historical", "withdrawn", "transferred"),
    "superseded": ("historical", "transferred"),
    "historical": ("transferred",),
    "withdrawn": (LISTED, "transferred"),
}
ASSET_TYPES = ("dataset", "info")
SOURCES = ("import", "working_group", "suggestion", "inquiry", "evaluation", "other")
# Where a nomination comes from; the states in which somebody may enter an item.
NOMINATION_SOURCES = ("working_group", "suggestion", "inquiry", "evaluation")
ON_ENTRY = (NOMINATED, LISTED)


def state_on_entry(released: bool) -> str:
    """Return the state of an item that enters the inventory."""
    return RELEASED if released else LISTED


def state_once_answered(state: str) -> str:
    """Return the state of an item whose eligibility somebody begins to look at."""
    return LISTED if state == NOMINATED else state


def state_once_decided(state: str) -> str:
    """Return the state of an item once it is decided whether it may be released."""
    return ASSESSED if state in BEFORE_PREPARATION else state


def state_once_ranked(state: str) -> str:
    """Return the state of an item once it has a place among the priorities."""
    return PRIORITIZED if state == ASSESSED else state


def states_by_hand(state: str, *, has_asset: bool) -> tuple[str, ...]:
    """Return the states to which somebody may move an item; an asset moves its item by itself."""
    return () if has_asset else BY_HAND.get(state, ())
