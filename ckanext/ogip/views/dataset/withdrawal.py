"""Taking a public asset away, bringing it back, and the notice that stands in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ...gate.refusal import Refusal
from ...gate.withdrawal import StaysWithdrawn
from ..errors import answer_like_core

__all__ = ["ogip_withdrawal"]

GONE = 410

ogip_withdrawal = Blueprint("ogip_withdrawal", __name__, url_prefix="/dataset/ogip")
answer_like_core(ogip_withdrawal)


@ogip_withdrawal.get("/<id>/withdraw")
def ask(id: str) -> str:
    """Ask for the reason and the explanation."""
    return _form(_to_withdraw(id))


@ogip_withdrawal.post("/<id>/withdraw")
def withdraw(id: str) -> Response | str:
    """Withdraw; a refused form is shown again with what was typed."""
    dataset = _to_withdraw(id)
    form = tk.request.form
    said = {
        "reason": form.get("reason", ""),
        "explanation": {lang: form.get(f"explanation-{lang}", "") for lang in ("en", "fr")},
    }
    try:
        tk.get_action("ogip_withdraw")({}, {"id": dataset["id"], **said})
    except tk.ValidationError as error:
        return _form(dataset, said, _problems(error, said))
    tk.h.flash_success(tk._("Withdrawn. The public reads your explanation in its place."))
    return tk.redirect_to("ogip_dataset.read", id=dataset["name"])


@ogip_withdrawal.post("/<id>/reinstate")
def reinstate(id: str) -> Response:
    """Publish again, or return to the tab with the reasons, as for a first publication."""
    try:
        tk.get_action("ogip_reinstate")({}, {"id": id})
    except Refusal:
        return tk.redirect_to("ogip_dataset.read", id=id, refused=1, _anchor="ogip-refusal")
    except tk.ValidationError as error:
        tk.h.flash_error(" ".join(error.error_summary.values()))
        return tk.redirect_to("ogip_dataset.read", id=id)
    tk.h.flash_success(tk._("Published again. Everybody can find it from now on."))
    return tk.redirect_to("ogip_dataset.read", id=id)


@ogip_withdrawal.before_app_request
def show_notice() -> ResponseReturnValue | None:
    """Answer a page of a withdrawn asset by its notice, unless the visitor may see the draft.

    These are the pages that core's dataset and resource blueprints register as `read`, of every
    dataset type: only theirs have a `package_type`.
    """
    arguments = tk.request.view_args or {}
    if tk.get_endpoint()[1] != "read" or "package_type" not in arguments:
        return None
    try:
        notice = tk.get_action("ogip_withdrawal_show")({}, {"id": arguments["id"]})
    except (tk.ObjectNotFound, tk.ValidationError):
        return None
    if _may_see(arguments["id"]):
        return None
    return tk.render("ogip/withdrawal/notice.html", {"notice": notice}), GONE


@ogip_withdrawal.app_errorhandler(StaysWithdrawn)
def explain(refusal: StaysWithdrawn) -> Response:
    """Show the tab, where the record can be published again, instead of a server error."""
    tk.h.flash_error(" ".join(refusal.error_summary.values()))
    return tk.redirect_to("ogip_dataset.read", id=refusal.dataset_id)


def _to_withdraw(dataset_id: str) -> dict[str, Any]:
    """Return the asset; whoever may not withdraw it does not learn whether it exists."""
    tk.check_access("ogip_withdraw", {}, {"id": dataset_id})
    return tk.get_action("package_show")({"for_view": True}, {"id": dataset_id})


def _may_see(reference: str) -> bool:
    try:
        tk.check_access("package_show", {}, {"id": reference})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return False
    return True


def _form(
    dataset: Mapping[str, Any],
    said: Mapping[str, Any] | None = None,
    problems: Mapping[str, str] | None = None,
) -> str:
    return tk.render(
        "ogip/withdrawal/form_page.html",
        {
            "pkg_dict": dataset,
            "dataset_type": dataset["type"],
            "said": said or {},
            "problems": problems or {},
        },
    )


def _problems(error: tk.ValidationError, said: Mapping[str, Any]) -> dict[str, str]:
    """Return the messages by the form field that they concern, in the order of the form.

    What concerns none, such as a refusal by OG-314, is told of the reason.
    """
    errors: dict[str, Any] = dict(error.error_dict)
    problems = {
        _place(field, said): " ".join(errors[field])
        for field in ("reason", "explanation")
        if field in errors
    }
    return problems or {"reason": " ".join(error.error_summary.values())}


def _place(field: str, said: Mapping[str, Any]) -> str:
    """Return the name of the form field; of the two explanations, the first that is empty."""
    if field != "explanation":
        return field
    missing = [lang for lang, text in said[field].items() if not text.strip()]
    return f"{field}-{missing[0] if missing else 'en'}"
