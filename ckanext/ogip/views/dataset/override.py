"""Publishing against a rule: the form of those who administer the portal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ..errors import answer_like_core
from .verdict import BLOCKS, to_do

__all__ = ["ogip_override"]

ogip_override = Blueprint("ogip_override", __name__, url_prefix="/dataset/ogip")
answer_like_core(ogip_override)

_FIELDS = ("reason_code", "explanation", "confirmed")


@ogip_override.get("/<id>/override")
def ask(id: str) -> str:
    """Ask for the reason, the explanation and the confirmation."""
    return _form(_to_override(id))


@ogip_override.post("/<id>/override")
def decide(id: str) -> Response | str:
    """Publish by decision; a refused form is shown again with what was typed."""
    dataset = _to_override(id)
    said = {name: tk.request.form.get(name, "") for name in _FIELDS}
    missing = _missing(said)
    if missing:
        return _form(dataset, said, missing)
    decision = {name: said[name] for name in ("reason_code", "explanation")}
    try:
        tk.get_action("ogip_publish")({}, {"id": dataset["id"], "override": decision})
    except tk.ValidationError as error:
        return _form(dataset, said, _problems(error, said))
    tk.h.flash_success(tk._("Published by your decision. Your reason is in the log."))
    return tk.redirect_to("ogip_dataset.read", id=dataset["name"])


def blocking(assessment: Mapping[str, Any], dataset: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands against the record, as the form lists it: `overridden` and `locked`."""
    things = to_do(assessment, dataset)[BLOCKS]
    beyond = assessment["not_overridable"]
    return {
        "overridden": [each for each in things if each.finding["rule"] not in beyond],
        "locked": [each for each in things if each.finding["rule"] in beyond],
    }


def _to_override(dataset_id: str) -> dict[str, Any]:
    """Return the asset; whoever may not override does not learn whether it exists."""
    tk.check_access("ogip_publish", {}, {"id": dataset_id, "override": {}})
    return tk.get_action("package_show")({"for_view": True}, {"id": dataset_id})


def _form(
    dataset: Mapping[str, Any],
    said: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> str:
    assessment = tk.get_action("ogip_check")({}, {"id": dataset["id"]})
    return tk.render(
        "ogip/override/form_page.html",
        {
            "pkg_dict": dataset,
            "dataset_type": dataset["type"],
            "against": blocking(assessment, dataset),
            "said": said or {},
            "problems": problems or {},
        },
    )


def _missing(said: Mapping[str, str]) -> dict[str, str]:
    """Return what to do about each part of the form that is empty, in the order of the form."""
    asked = {
        "reason_code": tk._("Choose a reason."),
        "explanation": tk._("Explain in at least one sentence why this must not wait."),
        "confirmed": tk._("Confirm that you take this decision."),
    }
    return {name: words for name, words in asked.items() if not said[name].strip()}


def _problems(error: tk.ValidationError, said: Mapping[str, str]) -> dict[str, str]:
    """Return the message by the form field it concerns: the reason while that one is missing."""
    errors: dict[str, Any] = dict(error.error_dict)
    messages = errors.get("override")
    if not isinstance(messages, list):
        return {"reason_code": " ".join(str(each) for each in error.error_summary.values())}
    explains = said["reason_code"] and "ogip" not in errors
    return {"explanation" if explains else "reason_code": " ".join(messages)}
