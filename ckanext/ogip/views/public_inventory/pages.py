"""The published inventory of an organization, for everybody: the list, an item, the files."""

from __future__ import annotations

import tempfile
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint, send_file
from werkzeug.wrappers import Response

from ..errors import answer_like_core
from .filters import PublicFilters, facets_of

__all__ = ["ogip_public_inventory"]

_FORMATS = ("csv", "json")
_IN_MEMORY = 4 * 1024 * 1024

ogip_public_inventory = Blueprint(
    "ogip_public_inventory", __name__, url_prefix="/ogip/inventory/<organization>/public"
)
answer_like_core(ogip_public_inventory)


@ogip_public_inventory.get("")
def read(organization: str) -> str:
    """List the items; words, filters and place are in the address."""
    holder = _organization(organization)
    filters = PublicFilters.from_address(tk.request.args)
    wanted = {"organization": holder["id"], "facets": True, **filters.arguments()}
    page = tk.get_action("ogip_inventory_entry_list")({}, wanted)
    facets = facets_of(holder["name"], filters, page)
    shown = {"filters": filters, "page": page, "facets": facets}
    return tk.render("ogip/public_inventory/read.html", _frame(holder) | shown)


@ogip_public_inventory.get("/inventory.<format>")
def download(organization: str, format: str) -> Response:
    """Answer with the whole published inventory as CSV or JSON."""
    holder = _organization(organization)
    if format not in _FORMATS:
        raise tk.ObjectNotFound(tk._("The inventory is there as CSV and as JSON."))
    # Closed by the answer once it is sent.
    stream = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    wanted = {"organization": holder["id"], "format": format, "output": stream, "published": True}
    file = tk.get_action("ogip_inventory_export")({}, {**wanted, "public": True})
    stream.seek(0)
    return send_file(
        stream, mimetype=file["media_type"], as_attachment=True, download_name=file["filename"]
    )


@ogip_public_inventory.get("/<id>")
def item(organization: str, id: str) -> str:
    """Show one item; the address stays the same from edition to edition."""
    holder = _organization(organization)
    named = {"organization": holder["id"], "id": id}
    found = tk.get_action("ogip_inventory_entry_show")({}, named)
    return tk.render("ogip/public_inventory/item.html", {**_frame(holder), "item": found})


def published_instead(organization: str) -> Response | None:
    """Return the way to the published inventory for who may not read the department's own list.

    None for members, and where nothing is published that the visitor may read.
    """
    holder = tk.get_action("organization_show")({"for_view": True}, {"id": organization})
    if tk.h.check_access("ogip_item_list", {"organization": holder["id"]}):
        return None
    try:
        wanted = {"organization": holder["id"], "limit": 1}
        tk.get_action("ogip_inventory_entry_list")({}, wanted)
    except (tk.ObjectNotFound, tk.NotAuthorized):
        return None
    return tk.redirect_to("ogip_public_inventory.read", organization=holder["name"])


def _organization(name: str) -> dict[str, Any]:
    found = tk.get_action("organization_show")({"for_view": True}, {"id": name})
    tk.check_access("ogip_inventory_entry_list", {}, {"organization": found["id"]})
    return found


def _frame(organization: dict[str, Any]) -> dict[str, Any]:
    """Return what CKAN's pages of an organization expect, and where to write to."""
    return {
        "group_dict": organization,
        "group_type": organization["type"],
        "contact": organization.get("opengov_email") or organization.get("ati_email"),
    }
