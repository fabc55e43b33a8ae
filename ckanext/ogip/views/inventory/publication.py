"""The inventory's way to the public, for the members of the organization: see it, and take it."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ..errors import answer_like_core

__all__ = ["ogip_inventory_publication"]

ogip_inventory_publication = Blueprint(
    "ogip_inventory_publication",
    __name__,
    url_prefix="/ogip/inventory/<organization>/publication",
)
answer_like_core(ogip_inventory_publication)


@ogip_inventory_publication.get("")
def read(organization: str) -> str:
    """Show how far the inventory is, and offer the step that comes next."""
    return _page(organization)


@ogip_inventory_publication.post("/submit")
def submit(organization: str) -> Response | str:
    """Send the inventory as it is now for approval."""
    said = tk._("The inventory is submitted. Somebody else can approve it now.")
    return _step(organization, "ogip_inventory_submit", {}, said)


@ogip_inventory_publication.post("/decide")
def decide(organization: str) -> Response | str:
    """Approve or refuse the list that was submitted."""
    form = tk.request.form
    given = {name: form.get(name, "") for name in ("fingerprint", "decision", "comment")}
    said = tk._("Your decision is recorded.")
    return _step(organization, "ogip_inventory_approve", given, said)


@ogip_inventory_publication.post("/publish")
def publish(organization: str) -> Response | str:
    """Let the public see the approved list."""
    said = tk._("The inventory is published.")
    return _step(organization, "ogip_inventory_publish", {}, said)


def _step(organization: str, action: str, given: dict[str, str], said: str) -> Response | str:
    try:
        tk.get_action(action)({}, {"organization": organization, **given})
    except tk.ValidationError as error:
        return _page(organization, _sentences(error))
    tk.h.flash_success(said)
    return tk.redirect_to("ogip_inventory_publication.read", organization=organization)


def _page(name: str, problems: list[str] | None = None) -> str:
    holder = tk.get_action("organization_show")({"for_view": True}, {"id": name})
    shown = tk.get_action("ogip_inventory_show")({}, {"organization": holder["id"]})
    frame = {"group_dict": holder, "group_type": holder["type"]}
    return tk.render(
        "ogip/public_inventory/publication.html",
        {**frame, **shown, "record": _record(shown), "problems": problems or []},
    )


def _record(shown: dict[str, Any]) -> dict[str, Any] | None:
    """Return the record that publishes the inventory, where there is one."""
    public = shown["public"]
    if not public or not public["dataset_id"]:
        return None
    try:
        return tk.get_action("package_show")({}, {"id": public["dataset_id"]})
    except (tk.ObjectNotFound, tk.NotAuthorized):
        return None


def _sentences(error: tk.ValidationError) -> list[str]:
    """Return what a person reads of a refusal, item by item where items are named."""
    found: Any = error.error_dict.get("items")
    return found or list(error.error_summary.values())
