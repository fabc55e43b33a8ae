"""Importing an inventory file: choose it, see what would happen, confirm, read the report.

A large file goes to a background worker in both steps; its pages show the progress.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint, make_response
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from ...core.inventory.layout import AUTO, LAYOUT_NAMES, PROFILES, layout
from ...core.inventory.template import BY_NAME
from ...language import caller_language
from ..errors import answer_like_core
from ..file_download import download
from .held_file import held, hold, let_go

__all__ = ["ogip_import"]

ogip_import = Blueprint("ogip_import", __name__, url_prefix="/ogip/inventory/<organization>/import")
answer_like_core(ogip_import)

_UNDER_WAY = ("waiting", "running")


@ogip_import.get("")
def choose(organization: str) -> str:
    """Ask for the file."""
    return _form(_organization(organization))


@ogip_import.get("/template/<profile>")
def template(organization: str, profile: str) -> Response:
    """Give the workbook to fill in."""
    _organization(organization)
    return download("ogip_inventory_template", {"profile": profile})


@ogip_import.post("")
def preview(organization: str) -> Response | str:
    """Show what importing the file would do; nothing is written."""
    holder = _organization(organization)
    upload = tk.request.files.get("upload")
    if not upload:
        return _form(holder, [tk._("Choose a file first.")])
    profile = _profile()
    try:
        # Counts the rows without mistakes even where the file has some: they can be imported alone.
        report = _import(holder, upload, profile=profile, dry_run=True, keep_going=True)
    except tk.ValidationError as error:
        return _form(holder, _sentences(error))
    if report["id"]:
        return _to_report(holder, report)
    token = hold(upload)
    named = {"file_name": upload.filename, "profile": profile}
    return _page("preview", holder, report=report, token=token, **named)


@ogip_import.post("/errors")
def preview_errors(organization: str) -> Response | str:
    """Give the rows of the previewed file that would be refused."""
    holder = _organization(organization)
    upload = held(tk.request.form.get("token", ""))
    if upload is None:
        return _form(holder, [tk._("The file is no longer here. Choose it again.")])
    wanted = {"organization": holder["id"], "upload": upload, "profile": _profile()}
    return download("ogip_inventory_errors", {**wanted, "format": _format(tk.request.form)})


@ogip_import.post("/confirm")
def confirm(organization: str) -> Response | str:
    """Import the file that was previewed, and go to the report."""
    holder = _organization(organization)
    token = tk.request.form.get("token", "")
    upload = held(token)
    if upload is None:
        return _form(holder, [tk._("The file is no longer here. Choose it again.")])
    try:
        report = _import(holder, upload, profile=_profile(), **_confirmed())
    except tk.ValidationError as error:
        return _form(holder, _sentences(error))
    let_go(token)
    return _to_report(holder, report)


@ogip_import.post("/<id>/confirm")
def confirm_large(organization: str, id: str) -> Response | str:
    """Import the file of a preview that a worker made."""
    return _repeat(organization, id, _confirmed())


@ogip_import.post("/<id>/again")
def again(organization: str, id: str) -> Response | str:
    """Begin an interrupted import again, as it was meant."""
    shown = _shown(organization, id)
    return _repeat(organization, id, {"dry_run": shown["dry_run"]})


@ogip_import.get("/<id>")
def report(organization: str, id: str) -> Response | str:
    """Show what an import does or did; the address can be shared with the members."""
    shown = _shown(organization, id)
    holder = tk.get_action("organization_show")({}, {"id": organization})
    if shown["state"] in _UNDER_WAY:
        return _page("progress", holder, report=shown)
    if tk.request.headers.get("HX-Request"):
        # The page that waits for this is no longer the right one.
        answer = make_response("")
        answer.headers["HX-Refresh"] = "true"
        return answer
    if shown["state"] != "done":
        return _page("stopped", holder, report=shown)
    if shown["dry_run"]:
        return _page("preview", holder, report=shown, file_name=shown["filename"], token="")
    return _page("report", holder, report=shown)


@ogip_import.get("/<id>/errors")
def errors(organization: str, id: str) -> Response:
    """Give the rows that an import refused."""
    _shown(organization, id)
    return download("ogip_import_errors", {"id": id, "format": _format(tk.request.args)})


def _organization(name: str) -> dict[str, Any]:
    found = tk.get_action("organization_show")({}, {"id": name})
    tk.check_access("ogip_inventory_import", {}, {"organization": found["id"]})
    return found


def _shown(organization: str, id: str) -> dict[str, Any]:
    """Return an import, under the address of its own organization only."""
    shown = tk.get_action("ogip_import_show")({}, {"id": id})
    holder = tk.get_action("organization_show")({}, {"id": organization})
    if shown["organization"] != holder["id"]:
        raise tk.ObjectNotFound(tk._("There is no such import."))
    return shown


def _import(holder: Mapping[str, Any], upload: FileStorage, **how: Any) -> dict[str, Any]:
    wanted = {"organization": holder["id"], "upload": upload, "background": "large", **how}
    return tk.get_action("ogip_inventory_import")({}, wanted)


def _repeat(organization: str, id: str, how: Mapping[str, bool]) -> Response | str:
    _shown(organization, id)
    holder = _organization(organization)
    try:
        ordered = tk.get_action("ogip_import_repeat")({}, {"id": id, **how})
    except (tk.ObjectNotFound, tk.ValidationError):
        return _form(holder, [tk._("The file is no longer here. Choose it again.")])
    return _to_report(holder, ordered)


def _confirmed() -> dict[str, bool]:
    """Return what the person chose below the preview."""
    return {name: name in tk.request.form for name in ("keep_going", "apply_to_assets")}


def _profile() -> str:
    given = tk.request.form.get("profile", AUTO)
    return given if given in PROFILES else AUTO


def _format(given: Mapping[str, str]) -> str:
    return "xlsx" if given.get("format") == "xlsx" else "csv"


def _to_report(holder: Mapping[str, Any], report: Mapping[str, Any]) -> Response:
    return tk.redirect_to("ogip_import.report", organization=holder["name"], id=report["id"])


def _form(holder: dict[str, Any], problems: list[str] | None = None) -> str:
    layouts = [(name, layout(name)) for name in LAYOUT_NAMES]
    return _page("choose", holder, problems=problems or [], layouts=layouts)


def _page(name: str, holder: dict[str, Any], **shown: Any) -> str:
    language = caller_language()
    labels = {column: each.label.get(language) for column, each in BY_NAME.items()}
    frame = {"group_dict": holder, "group_type": holder["type"], "labels": labels}
    return tk.render(f"ogip/import/{name}.html", frame | shown)


def _sentences(error: tk.ValidationError) -> list[str]:
    found = error.error_dict.values()
    return [str(each) for said in found for each in (said if isinstance(said, list) else [said])]
