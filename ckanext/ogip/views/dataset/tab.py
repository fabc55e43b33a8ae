"""The tab "Open government" of an asset: what blocks, what to do about it, and publishing."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.views.resource import CreateView
from flask import Blueprint
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ...core.findings import Decision
from ...gate.judge import is_exempt
from ..errors import answer_like_core
from .data_change import data_changes_of
from .life import steps
from .override import blocking
from .verdict import to_do, verdict

__all__ = ["ogip_dataset"]

ogip_dataset = Blueprint("ogip_dataset", __name__, url_prefix="/dataset/ogip")
answer_like_core(ogip_dataset)


@ogip_dataset.get("/<id>")
def read(id: str) -> str:
    """Show the tab; `?refused=1` after a refusal puts the reasons on top."""
    dataset = _readable(id)
    assessment = tk.get_action("ogip_check")({}, {"id": dataset["id"], "include_passed": True})
    if assessment["would_refuse"]:
        # A portal that only reports refuses nothing: the notice above says what it would.
        assessment["decision"] = Decision.ALLOW
    groups = to_do(assessment, dataset)
    public = dataset["ogip"]["state"] == "published"
    refused = assessment["decision"] == Decision.REFUSE
    return tk.render(
        "ogip/dataset/read.html",
        {
            "pkg_dict": dataset,
            "dataset_type": dataset["type"],
            "assessment": assessment,
            "groups": groups,
            "verdict": verdict(assessment, groups, public),
            "steps": steps(dataset, ready=not refused),
            "public": public,
            "refused": refused and not public and "refused" in tk.request.args,
            "data_changes": data_changes_of(dataset),
            "against": blocking(assessment, dataset) if refused else None,
        },
    )


@ogip_dataset.post("/<id>/publish")
def publish(id: str) -> Response:
    """Publish, or return to the tab with the reasons.

    A redirect either way: reloading, going back and switching the language do not publish again.
    """
    try:
        published = tk.get_action("ogip_publish")({}, {"id": id})
    except tk.ValidationError as error:
        if "ogip" not in error.error_dict:
            tk.h.flash_error(_in_words(error))
        return tk.redirect_to("ogip_dataset.read", id=id, refused=1, _anchor="ogip-refusal")
    tk.h.flash_success(tk._("Published. Everybody can find it from now on."))
    for finding in published["would_refuse"]:
        tk.h.flash_notice(tk._("Would be refused: %(message)s") % {"message": finding["message"]})
    return tk.redirect_to("ogip_dataset.read", id=id)


@ogip_dataset.post("/<id>/finish")
def finish(id: str) -> ResponseReturnValue:
    """Save the file or link of the resource form, then go to the tab instead of publishing.

    The saving is core's own: what it shows for a faulty form is shown, and only where it would
    lead on to the next form does this lead to the checks.
    """
    dataset = _readable(id)
    if not {"id", "save"} <= tk.request.form.keys():
        return tk.abort(400, tk._("This is not what the resource form sends."))
    answer = CreateView().post(dataset["type"], id)
    if isinstance(answer, str):
        return answer
    return tk.redirect_to("ogip_dataset.read", id=id)


def _readable(dataset_id: str) -> dict[str, Any]:
    """Return the asset; like core's page, do not tell outsiders that a hidden one exists."""
    try:
        dataset = tk.get_action("package_show")({"for_view": True}, {"id": dataset_id})
    except tk.NotAuthorized:
        raise tk.ObjectNotFound(tk._("Dataset not found")) from None
    if is_exempt(dataset["type"]):
        raise tk.ObjectNotFound(tk._("The rules do not apply to records of this type."))
    return dataset


def _in_words(error: tk.ValidationError) -> str:
    return " ".join(f"{field}: {message}" for field, message in error.error_summary.items())
