"""A change of a public record that waits for somebody's decision: what changes, and deciding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context
from flask import Blueprint, send_file
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ...core.findings import Decision
from ...logic.revision.staged_file import staged_file
from ..dataset.verdict import BLOCKS, to_do
from ..errors import answer_like_core
from .changes import conflicts_in_words, files_of, rows_of

__all__ = ["ogip_revision"]

ogip_revision = Blueprint("ogip_revision", __name__, url_prefix="/dataset/ogip")
answer_like_core(ogip_revision)


@ogip_revision.get("/<id>/revision")
def read(id: str) -> str:
    """Show what the revision changes and what the rules say, and offer the decision."""
    return _page(id)


@ogip_revision.post("/<id>/revision/approve")
def approve(id: str) -> Response | str:
    """Approve the version that was read, or show the page again with the reason against it."""
    form = tk.request.form
    comment = form.get("comment", "")
    given = {"id": id, "fingerprint": form.get("fingerprint", ""), "comment": comment}
    try:
        done = tk.get_action("ogip_revision_approve")({}, given)
    except tk.ValidationError as error:
        return _page(id, {"comment": comment}, _problems(error, "comment"))
    if done["state"] == "reviewed":
        tk.h.flash_success(tk._("Reviewed. The record stays as it is."))
    else:
        tk.h.flash_success(tk._("Approved. Everybody sees the new version from now on."))
    return tk.redirect_to("ogip_dataset.read", id=done["name"])


@ogip_revision.post("/<id>/revision/discard")
def discard(id: str) -> Response | str:
    """Discard the version that was read, or show the page again with what was typed."""
    form = tk.request.form
    reason = form.get("reason", "")
    given = {"id": id, "fingerprint": form.get("fingerprint", ""), "reason": reason}
    try:
        done = tk.get_action("ogip_revision_discard")({}, given)
    except tk.ValidationError as error:
        return _page(id, {"reason": reason}, _problems(error, "reason"))
    tk.h.flash_success(tk._("Discarded. The public record stays as it was."))
    return tk.redirect_to("ogip_dataset.read", id=done["name"])


@ogip_revision.get("/<id>/revision/file/<resource_id>")
def file(id: str, resource_id: str) -> ResponseReturnValue:
    """Send a file that waits for approval to who may edit the record, never to be shown inline."""
    context: Context = {"user": tk.current_user.name, "auth_user_obj": tk.current_user}
    staged = staged_file(context, id, resource_id)
    answer = send_file(
        staged.path, "application/octet-stream", as_attachment=True, download_name=staged.name
    )
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _page(
    id: str, said: Mapping[str, str] | None = None, problems: Mapping[str, str] | None = None
) -> str:
    """Render the page; `said` and `problems` after a refusal: what was typed, what is wrong."""
    revision = tk.get_action("ogip_revision_show")({}, {"id": id})
    dataset = tk.get_action("package_show")({"for_view": True}, {"id": revision["dataset_id"]})
    # Whoever may read the revision may read what is wrong with it, collaborators included.
    judging = {"id": revision["dataset_id"], "revision": True}
    assessment = tk.get_action("ogip_check")({"ignore_auth": True}, judging)
    return tk.render(
        "ogip/revision/read.html",
        {
            "pkg_dict": dataset,
            "dataset_type": dataset["type"],
            "revision": revision,
            "rows": rows_of(dataset, revision["differences"]["fields"]),
            "files": files_of(dataset, revision),
            "conflicts": conflicts_in_words(dataset, revision),
            "refused": assessment["decision"] == Decision.REFUSE,
            "blocks": to_do(assessment, dataset)[BLOCKS],
            "said": said or {},
            "problems": problems or {},
        },
    )


def _problems(error: tk.ValidationError, field: str) -> dict[str, str]:
    """Return the messages by the form field that they concern."""
    errors: dict[str, Any] = dict(error.error_dict)
    if isinstance(errors.get(field), list):
        return {field: " ".join(errors[field])}
    return {"decision": " ".join(str(each) for each in error.error_summary.values())}
