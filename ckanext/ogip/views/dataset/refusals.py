"""Where a refusal goes that a core page did not expect: to the tab that explains it."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import ServiceUnavailable
from werkzeug.wrappers import Response

from ...gate.faults import WriteFailedError
from ...gate.refusal import Refusal

__all__ = ["ogip_refusals"]

ogip_refusals = Blueprint("ogip_refusals", __name__)


@ogip_refusals.app_errorhandler(Refusal)
def show_refusal(refusal: Refusal) -> Response:
    """Show the "Open government" tab instead of a server error.

    Several core pages publish without catching a ValidationError, among them the "Publish" button
    of the Midnight Blue resource form. What was saved before stays saved; the tab says what blocks.
    """
    dataset = tk.get_action("package_show")({}, {"id": refusal.dataset_id})
    if dataset["ogip"]["state"] == "published":
        # The tab judges what is stored, which is in order; only the refused change was not.
        reasons = " ".join(refusal.error_summary.values())
        message = tk._("Nothing was changed, because the public record would break a rule.")
        tk.h.flash_error(f"{message} {reasons}")
        return tk.redirect_to("ogip_dataset.read", id=dataset["name"])
    return tk.redirect_to(
        "ogip_dataset.read", id=dataset["name"], refused=1, _anchor="ogip-refusal"
    )


@ogip_refusals.app_errorhandler(WriteFailedError)
def show_failure(failure: WriteFailedError) -> ResponseReturnValue:
    """Say which service failed, by 503: the pages that do not expect it would answer with 500."""
    return current_app.handle_http_exception(ServiceUnavailable(failure.said))
