"""The inventory of an organization: the list, one entry, and preparing an entry for publication."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ..demand.signals import demand_about
from ..entry import entry, frame
from ..errors import answer_like_core
from ..file_download import download
from ..item.facts import known_facts
from ..public_inventory.pages import published_instead
from .facets import chosen_filters, facets_of
from .filters import PAGE_SIZES, Filters

__all__ = ["ogip_inventory"]

ogip_inventory = Blueprint("ogip_inventory", __name__, url_prefix="/ogip/inventory")
answer_like_core(ogip_inventory)


@ogip_inventory.get("/<organization>")
def read(organization: str) -> Response | str:
    """List the entries; words, filters, order, page size and place are in the address."""
    if elsewhere := published_instead(organization):
        return elsewhere
    found = frame(organization)
    holder = found["group_dict"]
    filters = Filters.from_address(tk.request.args)
    page = _list(holder, {**filters.arguments(), "facets": True, "blocking": True})
    return tk.render(
        "ogip/inventory/read.html",
        {
            **found,
            "filters": filters,
            "page": page,
            "page_sizes": PAGE_SIZES,
            "facets": facets_of(holder["name"], filters, page),
            "chosen": chosen_filters(holder["name"], filters),
            "all_selected": tk.request.args.get("select") == "all",
            "empty": not page["count"] and not _holds_anything(holder, filters),
        },
    )


@ogip_inventory.get("/<organization>/export.<any(csv, xlsx, json):format>")
def export(organization: str, format: str) -> Response:
    """Return exactly what is filtered as a file that can be imported again."""
    holder = frame(organization)["group_dict"]
    filters = Filters.from_address(tk.request.args)
    wanted = {"organization": holder["id"], "format": format, **filters.chosen()}
    return download("ogip_inventory_export", wanted)


@ogip_inventory.get("/<organization>/<path:ref_number>")
def item(organization: str, ref_number: str) -> str:
    """Show one entry, and offer to prepare it for publication."""
    found = entry(organization, ref_number)
    known = {"facts": known_facts(found["item"]), "demand": demand_about(found["item"])}
    return tk.render("ogip/inventory/item.html", found | known)


@ogip_inventory.post("/<organization>/<path:ref_number>")
def promote(organization: str, ref_number: str) -> Response:
    """Create the draft asset of an entry and go to its tab; stay with the entry when refused."""
    found = entry(organization, ref_number)["item"]
    wanted = {"id": found["id"], "type": tk.request.form.get("type") or found["type"]}
    try:
        draft = tk.get_action("ogip_item_promote")({}, wanted)
    except tk.ValidationError as error:
        tk.h.flash_error(" ".join(error.error_summary.values()))
        return tk.redirect_to(
            "ogip_inventory.item", organization=organization, ref_number=ref_number
        )
    tk.h.flash_success(tk._("The draft is created. Below is what it still needs."))
    return tk.redirect_to("ogip_dataset.read", id=draft["name"])


def _holds_anything(holder: dict[str, Any], filters: Filters) -> bool:
    """Tell whether an inventory of which nothing was found has entries at all."""
    return filters.narrowed and bool(_list(holder, {"limit": 1})["count"])


def _list(organization: dict[str, Any], arguments: dict[str, Any]) -> dict[str, Any]:
    wanted = {"organization": organization["id"], **arguments}
    return tk.get_action("ogip_item_list")({}, wanted)
