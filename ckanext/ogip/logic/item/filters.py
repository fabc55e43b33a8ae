"""Which items the arguments of a list or of a file ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ckan.types import Context

from ...store.item.filter import ItemFilter, begins_a_number
from .view import readable_organizations

_AS_GIVEN = (
    *("lang", "due_before", "promoted"),
    *("state", "eligibility", "access_level", "band", "program", "owner"),
)
# Every argument that leaves items of an organization out.
NARROWING = ("q", "type", *_AS_GIVEN)


def filter_of(context: Context, data_dict: Mapping[str, Any]) -> ItemFilter:
    """Return the filter that validated arguments ask for, within what the caller may read."""
    organization, q = data_dict.get("organization"), data_dict.get("q")
    return ItemFilter(
        organizations=[organization] if organization else readable_organizations(context),
        asset_type=data_dict.get("type"),
        q=q,
        by_number=bool(q) and begins_a_number(q),
        **{name: data_dict.get(name) for name in _AS_GIVEN},
    )


def narrows(data_dict: Mapping[str, Any]) -> bool:
    """Tell whether validated arguments leave items of the organization out."""
    return any(data_dict.get(name) is not None for name in NARROWING)
