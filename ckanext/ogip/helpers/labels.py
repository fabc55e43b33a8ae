"""Codes as people read them: roles, states of inventory items, types of assets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ckan.plugins.toolkit as tk

__all__ = ["ogip_role_label", "ogip_state_label", "ogip_type_label"]

Label = Callable[[], str]

# Functions, because a label is translated when it is shown, not when the module is read.
_ROLES: Mapping[str, Label] = {
    "BO": lambda: tk._("business owner"),
    "STEW": lambda: tk._("data steward"),
    "OGC": lambda: tk._("open government coordinator"),
    "OGWG": lambda: tk._("open government working group"),
    "ATIP": lambda: tk._("access to information and privacy"),
    "DSO": lambda: tk._("departmental security officer"),
    "LEGAL": lambda: tk._("legal services"),
    "OL": lambda: tk._("official languages"),
    "COMMS": lambda: tk._("communications"),
    "DPU": lambda: tk._("data protocol unit"),
    "IMSO": lambda: tk._("Information Management Senior Official"),
    "CHAMPION": lambda: tk._("champion"),
    "DH": lambda: tk._("deputy head"),
}
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


def ogip_role_label(code: str) -> str:
    """Return a role as it stands inside a sentence."""
    return _label(_ROLES, code)


def ogip_state_label(code: str) -> str:
    """Return the state of an inventory item."""
    return _label(_STATES, code)


def ogip_type_label(code: str) -> str:
    """Return the type of an asset."""
    return _label(_TYPES, code)


def _label(labels: Mapping[str, Label], code: str) -> str:
    return labels[code]() if code in labels else code
