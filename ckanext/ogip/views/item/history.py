"""What was done to an entry: who, what, when, and what it said before and after."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from flask import Blueprint

from ..entry import entry
from ..errors import answer_like_core
from ..listing import PAGE_SIZES, Listing
from .event_words import event_in_words

__all__ = ["ogip_item_history"]

ogip_item_history = Blueprint(
    "ogip_item_history",
    __name__,
    url_prefix="/ogip/inventory/<organization>/<path:ref_number>/history",
)
answer_like_core(ogip_item_history)


@ogip_item_history.get("")
def read(organization: str, ref_number: str) -> str:
    """List what was done, newest first."""
    page = entry(organization, ref_number)
    listing = Listing.from_address(
        "ogip_item_history.read", tk.request.args, ref_number=page["item"]["ref_number"]
    )
    about = {"object_type": "item", "object_id": page["item"]["id"]}
    wanted = {"organization": page["group_dict"]["id"], **about, **listing.arguments()}
    found = tk.get_action("ogip_event_list")({}, wanted)
    return tk.render(
        "ogip/item/history.html",
        {
            **page,
            "events": [event_in_words(each) for each in found["results"]],
            "filters": listing,
            "page": found,
            "page_sizes": PAGE_SIZES,
        },
    )
