"""Core's answers for what an action refuses: 404, 403 and 400 pages instead of server errors."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, Forbidden, NotFound


def answer_like_core(blueprint: Blueprint) -> None:
    """Let the pages of a blueprint answer what actions raise as the pages of core do.

    NotFound by 404, NotAuthorized by 403, and a filter that makes no sense by 400.
    """
    blueprint.register_error_handler(tk.ObjectNotFound, _not_found)
    blueprint.register_error_handler(tk.NotAuthorized, _not_authorized)
    blueprint.register_error_handler(tk.ValidationError, _makes_no_sense)


def _not_found(error: tk.ObjectNotFound) -> ResponseReturnValue:
    return current_app.handle_http_exception(NotFound(error.message or tk._("Not found")))


def _not_authorized(error: tk.NotAuthorized) -> ResponseReturnValue:
    message = error.message or tk._("You are not allowed to see this page.")
    return current_app.handle_http_exception(Forbidden(message))


def _makes_no_sense(error: tk.ValidationError) -> ResponseReturnValue:
    return current_app.handle_http_exception(BadRequest(" ".join(error.error_summary.values())))
