"""What is checked and why, for everybody: the list of rules, and a page for each."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint

from ...logic.schema.rule import MAX_PAGE
from ..errors import answer_like_core
from .filters import Filters, by_topic, options_of

__all__ = ["ogip_rules"]

ogip_rules = Blueprint("ogip_rules", __name__, url_prefix="/ogip/rules")
answer_like_core(ogip_rules)


@ogip_rules.get("/")
def index() -> str:
    """List the rules by topic; words and filters are in the address."""
    filters = Filters.from_address(tk.request.args)
    found = _list(filters.arguments())
    return tk.render(
        "ogip/rules/index.html",
        {
            "filters": filters,
            "options": options_of(_list({})),
            "topics": by_topic(found),
            "total": len(found),
        },
    )


@ogip_rules.get("/<id>")
def show(id: str) -> str:
    """Explain one rule."""
    rule = tk.get_action("ogip_rule_show")({}, {"id": id})
    return tk.render("ogip/rules/show.html", {"rule": rule})


def _list(filters: dict[str, str]) -> list[dict[str, Any]]:
    return tk.get_action("ogip_rule_list")({}, {**filters, "limit": MAX_PAGE})["results"]
