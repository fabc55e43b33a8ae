"""Core's answers for what an action refuses: 404 and 403 pages instead of server errors."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, NotFound


def answer_like_core(blueprint: Blueprint) -> None:
    """Let the pages of a blueprint answer NotFound by 404 and NotAuthorized by 403."""
    blueprint.register_error_handler(tk.ObjectNotFound, _not_found)
    blueprint.register_error_handler(tk.NotAuthorized, _not_authorized)


def _not_found(error: tk.ObjectNotFound) -> ResponseReturnValue:
    return current_app.handle_http_exception(NotFound(error.message or tk._("Not found")))


def _not_authorized(error: tk.NotAuthorized) -> ResponseReturnValue:
    message = error.message or tk._("You are not allowed to see this page.")
    return current_app.handle_http_exception(Forbidden(message))
