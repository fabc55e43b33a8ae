"""The inventory's way to the public, for the members of the organization: see it, and take it."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint, make_response
from werkzeug.wrappers import Response

from ..errors import answer_like_core

__all__ = ["ogip_inventory_publication"]

ogip_inventory_publication = Blueprint(
    "ogip_inventory_publication",
    __name__,
    url_prefix="/ogip/inventory/<organization>/publication",
)
answer_like_core(ogip_inventory_publication)

_UNDER_WAY = ("waiting", "running")


@ogip_inventory_publication.get("")
def read(organization: str) -> Response | str:
    """Show how far the inventory is, and offer the step that comes next."""
    if tk.request.headers.get("HX-Request") and not _is_under_way(organization):
        # The page that waits for a worker is no longer the right one.
        answer = make_response("")
        answer.headers["HX-Refresh"] = "true"
        return answer
    return _page(organization)


@ogip_inventory_publication.post("/submit")
def submit(organization: str) -> Response | str:
    """Send the inventory as it is now for approval; a large one is left to a worker."""
    try:
        told = tk.get_action("ogip_inventory_submit")({}, {"organization": organization})
    except tk.ValidationError as error:
        return _page(organization, error.error_dict, _sentences(error))
    if told["submission"]:
        tk.h.flash_success(tk._("The inventory is being submitted in the background."))
    else:
        tk.h.flash_success(tk._("The inventory is submitted. Somebody else can approve it now."))
    return _back(organization)


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
        return _page(organization, {}, _sentences(error))
    tk.h.flash_success(said)
    return _back(organization)


def _back(organization: str) -> Response:
    return tk.redirect_to("ogip_inventory_publication.read", organization=organization)


def _page(
    name: str, refusal: dict[str, Any] | None = None, problems: list[str] | None = None
) -> str:
    holder = tk.get_action("organization_show")({"for_view": True}, {"id": name})
    shown = tk.get_action("ogip_inventory_show")({}, {"organization": holder["id"]})
    frame = {"group_dict": holder, "group_type": holder["type"]}
    submission = shown["submission"]
    if refusal is None and submission and submission["state"] == "refused":
        kept: dict[str, Any] = submission["refusal"]
        refusal, problems = kept, kept.get("organization", [])
    causes = refusal.get("causes", []) if refusal else []
    told = {"record": _record(shown), "causes": causes, "problems": problems or []}
    return tk.render("ogip/public_inventory/publication.html", {**frame, **shown, **told})


def _is_under_way(organization: str) -> bool:
    holder = tk.get_action("organization_show")({}, {"id": organization})
    shown = tk.get_action("ogip_inventory_show")({}, {"organization": holder["id"]})
    return bool(shown["submission"] and shown["submission"]["state"] in _UNDER_WAY)


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
    """Return what a person reads of a refusal that names no items; those are shown by cause."""
    return [] if "causes" in error.error_dict else list(error.error_summary.values())
