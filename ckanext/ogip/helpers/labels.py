"""Codes as people read them: roles, states of inventory items, types of assets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ckan.plugins.toolkit as tk

from ..core.labels import label_of
from ..language import caller_language

__all__ = ["ogip_label", "ogip_role_label", "ogip_state_label", "ogip_type_label"]

Label = Callable[[], str]

# Functions, because a label is translated when it is shown, not when the module is read.
_STATES: Mapping[str, Label] = {
    "nominated": lambda: tk._("Nominated"),
    "under_review": lambda: tk._("Listed"),
    "assessed": lambda: tk._("Assessed"),
    "prioritized": lambda: tk._("Prioritized"),
    "in_preparation": lambda: tk._("In preparation"),
    "submitted": lambda: tk._("Submitted"),
    "in_review": lambda: tk._("In review"),
    "endorsed": lambda: tk._("Endorsed"),
    "recommended": lambda: tk._("Recommended"),
    "approved": lambda: tk._("Approved"),
    "scheduled": lambda: tk._("Scheduled"),
    "published": lambda: tk._("Published"),
    "maintained": lambda: tk._("Kept current"),
    "superseded": lambda: tk._("Superseded"),
    "historical": lambda: tk._("Historical"),
    "withdrawn": lambda: tk._("Withdrawn"),
    "transferred": lambda: tk._("Transferred"),
}
_TYPES: Mapping[str, Label] = {
    "dataset": lambda: tk._("Dataset"),
    "info": lambda: tk._("Information asset"),
}


def ogip_label(vocabulary: str, code: str) -> str:
    """Return the label of a code of a vocabulary (`schemas/choices`); an unknown code as it is."""
    return label_of(vocabulary, code, caller_language())


def ogip_role_label(code: str) -> str:
    """Return a role as it stands inside a sentence."""
    return ogip_label("role", code)


def ogip_state_label(code: str) -> str:
    """Return the state of an inventory item."""
    return _label(_STATES, code)


def ogip_type_label(code: str) -> str:
    """Return the type of an asset."""
    return _label(_TYPES, code)


def _label(labels: Mapping[str, Label], code: str) -> str:
    return labels[code]() if code in labels else code
