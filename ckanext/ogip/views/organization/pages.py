"""The page of an organization: who holds which role until when, and its work at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ...core.vocabulary import load_vocabulary
from ..entry import messages
from ..errors import answer_like_core
from .glance import glances

__all__ = ["ogip_organization"]

ogip_organization = Blueprint("ogip_organization", __name__, url_prefix="/organization/ogip")
answer_like_core(ogip_organization)

_PAGE = 100
_FIELDS = ("user", "role", "valid_from", "valid_until", "delegate_of")


@ogip_organization.get("/<organization>")
def read(organization: str) -> str:
    """Show the work at a glance, and to members the roles; the place in them is in the address."""
    shown = _frame(organization)
    holder = shown["group_dict"]
    member = tk.h.check_access("ogip_role_list", {"organization": holder["id"]})
    page = _roles(holder, tk.request.args) if member else None
    return tk.render(
        "ogip/organization/read.html",
        {
            **shown,
            "glances": glances(holder),
            "page": page,
            "counting": bool(page and _roles(holder, {"ended": "1"}, limit=1)["count"]),
            "ended": tk.request.args.get("ended", ""),
            "caller": tk.current_user.name if tk.current_user.is_authenticated else "",
            "may_assign": _may_assign(holder),
        },
    )


@ogip_organization.get("/<organization>/assign")
def ask(organization: str) -> str:
    """Ask who gets which role, and for how long."""
    shown = _frame(organization)
    tk.check_access("ogip_role_assign", {}, {"organization": shown["group_dict"]["id"]})
    return _form(shown, {name: tk.request.args.get(name, "") for name in _FIELDS}, {})


@ogip_organization.get("/<organization>/delegate/<id>")
def ask_delegate(organization: str, id: str) -> str:
    """Ask who acts for the holder of a role, and until when."""
    shown = _frame(organization)
    role = _role(shown, id)
    return _form(shown, {"role": role["role"], "delegate_of": role["user"].get("name", "")}, {})


@ogip_organization.post("/<organization>/assign")
def assign(organization: str) -> Response | str:
    """Give the role and go back to the list; a refused form is shown again with what was typed."""
    shown = _frame(organization)
    said = {name: tk.request.form.get(name, "") for name in _FIELDS}
    wanted = {"organization": shown["group_dict"]["id"], **said}
    try:
        tk.get_action("ogip_role_assign")({}, wanted)
    except tk.ValidationError as error:
        return _form(shown, said, messages(error))
    passed_on = said["delegate_of"]
    done = tk._("The role is passed on for this time.") if passed_on else tk._("The role is given.")
    tk.h.flash_success(done)
    return tk.redirect_to("ogip_organization.read", organization=organization)


@ogip_organization.get("/<organization>/end/<id>")
def ask_end(organization: str, id: str) -> str:
    """Say what ends, and ask once."""
    shown = _frame(organization)
    return _ending(shown, _role(shown, id), {})


@ogip_organization.post("/<organization>/end/<id>")
def end(organization: str, id: str) -> Response | str:
    """End the role and go back to the list."""
    shown = _frame(organization)
    try:
        tk.get_action("ogip_role_revoke")({}, {"id": id})
    except tk.ValidationError as error:
        return _ending(shown, _role(shown, id), messages(error))
    tk.h.flash_success(tk._("The role has ended. What was decided in it stays."))
    return tk.redirect_to("ogip_organization.read", organization=organization)


def _frame(organization: str) -> dict[str, Any]:
    holder = tk.get_action("organization_show")({"for_view": True}, {"id": organization})
    return {"group_dict": holder, "group_type": holder["type"]}


def _may_assign(holder: Mapping[str, Any]) -> bool:
    return bool(tk.h.check_access("ogip_role_assign", {"organization": holder["id"]}))


def _roles(
    holder: Mapping[str, Any], query: Mapping[str, str], limit: int = _PAGE
) -> dict[str, Any]:
    wanted = {
        "organization": holder["id"],
        "include_ended": bool(query.get("ended")),
        "cursor": query.get("cursor", ""),
        "limit": limit,
    }
    return tk.get_action("ogip_role_list")({}, wanted)


def _role(shown: Mapping[str, Any], id: str) -> dict[str, Any]:
    """Return an assignment of the organization that the caller may end."""
    tk.check_access("ogip_role_revoke", {}, {"id": id})
    role = tk.get_action("ogip_role_show")({}, {"id": id})
    if role["organization"]["id"] != shown["group_dict"]["id"]:
        raise tk.ObjectNotFound(tk._("There is no such role."))
    return role


def _people(holder: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the members of an organization by the names that people read."""
    found = tk.get_action("organization_show")(
        {}, {"id": holder["id"], "include_users": True, "include_dataset_count": False}
    )
    named = [
        {"name": user["name"], "display_name": user["display_name"]} for user in found["users"]
    ]
    return sorted(named, key=lambda each: each["display_name"].casefold())


def _form(
    shown: Mapping[str, Any], said: Mapping[str, str], errors: Mapping[str, list[str]]
) -> str:
    return tk.render(
        "ogip/organization/assign.html",
        {
            **shown,
            "said": said,
            "errors": errors,
            "people": _people(shown["group_dict"]),
            "roles": [choice.value for choice in load_vocabulary("role")],
        },
    )


def _ending(
    shown: Mapping[str, Any], role: Mapping[str, Any], errors: Mapping[str, list[str]]
) -> str:
    return tk.render("ogip/organization/end.html", {**shown, "role": role, "errors": errors})
