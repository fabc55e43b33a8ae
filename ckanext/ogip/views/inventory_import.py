"""Importing an inventory file: choose it, see what would happen, confirm, read the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from .errors import answer_like_core
from .held_file import held, hold, let_go

__all__ = ["ogip_import"]

ogip_import = Blueprint("ogip_import", __name__, url_prefix="/ogip/inventory/<organization>/import")
answer_like_core(ogip_import)


@ogip_import.get("")
def choose(organization: str) -> str:
    """Ask for the file."""
    return _form(_organization(organization))


@ogip_import.post("")
def preview(organization: str) -> str:
    """Show what importing the file would do; nothing is written."""
    holder = _organization(organization)
    upload = tk.request.files.get("upload")
    if not upload:
        return _form(holder, [tk._("Choose a file first.")])
    try:
        # Counts the rows without mistakes even where the file has some: they can be imported alone.
        report = _import(holder, upload, dry_run=True, keep_going=True)
    except tk.ValidationError as error:
        return _form(holder, _sentences(error))
    return _page("preview", holder, report=report, file_name=upload.filename, token=hold(upload))


@ogip_import.post("/confirm")
def confirm(organization: str) -> Response | str:
    """Import the file that was previewed, and go to the report."""
    holder = _organization(organization)
    token = tk.request.form.get("token", "")
    upload = held(token)
    if upload is None:
        return _form(holder, [tk._("The file is no longer here. Choose it again.")])
    try:
        report = _import(holder, upload, keep_going="keep_going" in tk.request.form)
    except tk.ValidationError as error:
        return _form(holder, _sentences(error))
    let_go(token)
    return tk.redirect_to("ogip_import.report", organization=holder["name"], id=report["id"])


@ogip_import.get("/<id>")
def report(organization: str, id: str) -> str:
    """Show what an import did; the address can be shared with the organization's members."""
    shown = tk.get_action("ogip_import_show")({}, {"id": id})
    holder = tk.get_action("organization_show")({}, {"id": organization})
    if shown["organization"] != holder["id"]:
        raise tk.ObjectNotFound(tk._("There is no such import."))
    return _page("report", holder, report=shown)


def _organization(name: str) -> dict[str, Any]:
    found = tk.get_action("organization_show")({}, {"id": name})
    tk.check_access("ogip_inventory_import", {}, {"organization": found["id"]})
    return found


def _import(holder: Mapping[str, Any], upload: FileStorage, **how: bool) -> dict[str, Any]:
    wanted = {"organization": holder["id"], "upload": upload, **how}
    return tk.get_action("ogip_inventory_import")({}, wanted)


def _form(holder: dict[str, Any], problems: list[str] | None = None) -> str:
    return _page("choose", holder, problems=problems or [])


def _page(name: str, holder: dict[str, Any], **shown: Any) -> str:
    frame = {"group_dict": holder, "group_type": holder["type"]}
    return tk.render(f"ogip/import/{name}.html", frame | shown)


def _sentences(error: tk.ValidationError) -> list[str]:
    found = error.error_dict.values()
    return [str(each) for said in found for each in (said if isinstance(said, list) else [said])]
