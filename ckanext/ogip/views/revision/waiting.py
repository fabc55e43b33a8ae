"""After a form: say that what was saved waits for approval, instead of what core says."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint, Response

__all__ = ["ogip_waiting"]

ogip_waiting = Blueprint("ogip_waiting", __name__)

_SAVING = frozenset({"edit", "scheming_edit_page", "new", "delete"})
_SAVED = 302


@ogip_waiting.before_app_request
def note_the_time() -> None:
    """Remember when a form arrived, to tell what it saved from what waited before."""
    if _is_form_of_a_record():
        tk.g.ogip_form_arrived = datetime.datetime.now(datetime.UTC)


@ogip_waiting.after_app_request
def say_that_it_waits(answer: Response) -> Response:
    """Say so above the next page, and do not lead to the page of a file that nobody sees yet."""
    if answer.status_code != _SAVED or not _is_form_of_a_record():
        return answer
    dataset_id = _arguments()["id"]
    if _was_held(dataset_id):
        tk.h.flash_notice(
            tk._("Saved. It waits for approval; until then everybody sees the version before it.")
        )
        if _arguments().get("resource_id"):
            answer.location = tk.h.url_for("ogip_revision.read", id=dataset_id)
    return answer


def _is_form_of_a_record() -> bool:
    """Tell whether the request is a form of core's or scheming's about a record that exists.

    Only theirs have a `package_type`.
    """
    known = {"id", "package_type"} <= _arguments().keys()
    return tk.request.method == "POST" and known and tk.get_endpoint()[1] in _SAVING


def _was_held(dataset_id: str) -> bool:
    try:
        revision = tk.get_action("ogip_revision_show")({}, {"id": dataset_id})
    except (tk.ObjectNotFound, tk.NotAuthorized):
        return False
    changed = datetime.datetime.fromisoformat(revision["changed_at"])
    return revision["mode"] == "held" and changed >= tk.g.ogip_form_arrived


def _arguments() -> Mapping[str, Any]:
    return tk.request.view_args or {}
