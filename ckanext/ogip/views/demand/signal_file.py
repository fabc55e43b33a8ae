"""Counts of demand from a file and into one: choose it, see what would happen, confirm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ...core.signal_file import column_labels
from ...language import caller_language
from ..entry import frame
from ..errors import answer_like_core
from ..file_download import download
from ..inventory.held_file import held, hold, let_go
from ..listing import Listing
from .signals import FILTERS, given_filters, listed

__all__ = ["ogip_signal_file"]

ogip_signal_file = Blueprint(
    "ogip_signal_file", __name__, url_prefix="/ogip/inventory/<organization>/signals"
)
answer_like_core(ogip_signal_file)


@ogip_signal_file.get("/export")
def export(organization: str) -> Response:
    """Give exactly what is filtered as a file."""
    holder = frame(organization)["group_dict"]
    listing = Listing.from_address("ogip_signals.read", tk.request.args, *FILTERS)
    return download("ogip_signal_export", listed(holder, given_filters(listing)))


@ogip_signal_file.get("/import")
def choose(organization: str) -> str:
    """Ask for the file."""
    return _page("choose", _frame(organization))


@ogip_signal_file.post("/import")
def preview(organization: str) -> str:
    """Show what importing the file would do; nothing is written."""
    page = _frame(organization)
    upload = tk.request.files.get("upload")
    if not upload:
        return _page("choose", page, problems=[tk._("Choose a file first.")])
    try:
        report = _import(page, upload=upload, dry_run=True)
    except tk.ValidationError as error:
        return _page("choose", page, problems=_sentences(error))
    return _page("preview", page, report=report, token=hold(upload), file_name=upload.filename)


@ogip_signal_file.post("/import/confirm")
def confirm(organization: str) -> Response | str:
    """Import the file that was previewed, and go to the list."""
    page = _frame(organization)
    token = tk.request.form.get("token", "")
    upload = held(token)
    if upload is None:
        gone = tk._("The file is no longer here. Choose it again.")
        return _page("choose", page, problems=[gone])
    try:
        report = _import(page, upload=upload, keep_going="keep_going" in tk.request.form)
    except tk.ValidationError as error:
        return _page("choose", page, problems=_sentences(error))
    if not report["applied"]:
        # What the file is about has changed since it was previewed.
        return _page("preview", page, report=report, token=token, file_name=upload.filename)
    let_go(token)
    tk.h.flash_success(_done(report))
    return tk.redirect_to("ogip_signals.read", organization=organization)


def _frame(organization: str) -> dict[str, Any]:
    page = frame(organization)
    tk.check_access("ogip_signal_import", {}, {"organization": page["group_dict"]["id"]})
    return page


def _import(page: Mapping[str, Any], **how: Any) -> dict[str, Any]:
    wanted = {"organization": page["group_dict"]["id"], **how}
    return tk.get_action("ogip_signal_import")({}, wanted)


def _done(report: Mapping[str, Any]) -> str:
    counts = {name: tk.h.ogip_number(report[name]) for name in ("created", "updated", "unchanged")}
    return (
        tk._(
            "The file is imported: %(created)s new, %(updated)s corrected, %(unchanged)s as before."
        )
        % counts
    )


def _sentences(error: tk.ValidationError) -> list[str]:
    found = error.error_dict.values()
    return [str(each) for said in found for each in (said if isinstance(said, list) else [said])]


def _page(name: str, page: dict[str, Any], **shown: Any) -> str:
    lang = caller_language()
    labels = {column: label.get(lang) for column, label in column_labels().items()}
    frame_ = {**page, "item": None, "labels": labels, "problems": []}
    return tk.render(f"ogip/demand/{name}.html", frame_ | shown)
