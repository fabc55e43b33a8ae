"""How current the records of an organization are: the list, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ...core.lifetime.buckets import Bucket
from ..errors import answer_like_core
from ..file_download import download
from ..listing import PAGE_SIZES, Listing

__all__ = ["ogip_lifetime"]

ogip_lifetime = Blueprint("ogip_lifetime", __name__, url_prefix="/ogip/lifetime")
answer_like_core(ogip_lifetime)
_READ, _EXPORT = "ogip_lifetime.read", "ogip_lifetime.export"
_FILTERS = ("q", "bucket", "class", "frequency", "unpublished")


@dataclass(frozen=True, slots=True)
class BucketLink:
    """One way to filter: the bucket ("" for all), how many records, and where it leads."""

    code: str
    count: int
    url: str
    current: bool


@ogip_lifetime.get("/<organization>")
def read(organization: str) -> str:
    """Show the records of an organization by due date; filters and place are in the address."""
    holder = tk.get_action("organization_show")({"for_view": True}, {"id": organization})
    filters = Listing.from_address(_READ, tk.request.args, *_FILTERS)
    wanted = {"organization": holder["id"], **filters.arguments(), "facets": True}
    page = tk.get_action("ogip_lifetime_due_list")({}, wanted)
    return tk.render(
        "ogip/lifetime/read.html",
        {
            "group_dict": holder,
            "group_type": holder["type"],
            "filters": filters,
            "page": page,
            "buckets": _bucket_links(holder["name"], filters, page),
            "page_sizes": PAGE_SIZES,
            "exports": {format: _export(holder, filters, format) for format in _FORMATS},
        },
    )


@ogip_lifetime.get("/<organization>/export.<any(csv, xlsx, json):format>")
def export(organization: str, format: str) -> Response:
    """Return exactly what is filtered as a file."""
    holder = tk.get_action("organization_show")({}, {"id": organization})
    filters = Listing.from_address(_EXPORT, tk.request.args, *_FILTERS)
    wanted = {"organization": holder["id"], "format": format, **filters.filters}
    return download("ogip_lifetime_export", wanted)


def _bucket_links(organization: str, filters: Listing, page: Mapping[str, Any]) -> list[BucketLink]:
    """Return the buckets that occur, the most overdue first, after "all"."""
    numbers: Mapping[str, int] = page["facets"]["bucket"]
    occurring = [("", sum(numbers.values()))]
    occurring += [(each.value, numbers[each]) for each in reversed(Bucket) if numbers.get(each)]
    chosen = filters.filters["bucket"]
    return [
        BucketLink(code, count, filters.address(organization, bucket=code), current=code == chosen)
        for code, count in occurring
    ]


def _export(holder: Mapping[str, Any], filters: Listing, format: str) -> str:
    given = {name: value for name, value in filters.filters.items() if value}
    return tk.h.url_for(_EXPORT, organization=holder["name"], format=format, **given)


_FORMATS = ("csv", "xlsx", "json")
