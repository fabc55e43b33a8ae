"""The release plan of an organization: list, months, chart, targets, files, calendar."""

from __future__ import annotations

import io
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ...core.release_plan.table import PROGRESS
from ..errors import answer_like_core
from .chart import PICTURE, dots_of
from .filters import BANDS, PAGE_SIZES, UNITS, PlanFilters, progress_links
from .timeline import months_of

__all__ = ["ogip_release_plan"]

ogip_release_plan = Blueprint("ogip_release_plan", __name__, url_prefix="/ogip/release-plan")
answer_like_core(ogip_release_plan)
# Months show what is in them as far as this many lines of the plan reach.
_LOOKED_AT = 1000


@ogip_release_plan.get("/<organization>")
def read(organization: str) -> str:
    """Show the plan; filters, page size and place are in the address."""
    holder = _organization(organization)
    filters = PlanFilters.from_address(tk.request.args)
    page = _list(holder, {**filters.arguments(), "facets": True, "summary": True})
    whole = not (filters.narrowed or filters.cursor or page["next_cursor"])
    everything = page if whole else _list(holder, {"limit": _LOOKED_AT})
    return tk.render(
        "ogip/release_plan/read.html",
        {
            **_frame(holder),
            "filters": filters,
            "page": page,
            "total": everything["count"],
            "states": progress_links(holder["name"], filters, page),
            "bands": BANDS,
            "units": UNITS,
            "page_sizes": PAGE_SIZES,
            "months": months_of(page["summary"], everything["results"]),
            "dots": dots_of(page["summary"]["chart"]),
            "picture": PICTURE,
        },
    )


@ogip_release_plan.get("/<organization>.ics")
def calendar(organization: str) -> Response:
    """Return the planned days as a calendar."""
    holder = tk.get_action("organization_show")({}, {"id": organization})
    feed = tk.get_action("ogip_release_plan_feed")({}, {"organization": holder["id"]})
    return _file(feed, feed["content"].encode())


@ogip_release_plan.get("/<organization>/export.<any(csv, xlsx):format>")
def export(organization: str, format: str) -> Response:
    """Return exactly what is filtered as a file."""
    holder = tk.get_action("organization_show")({}, {"id": organization})
    filters = PlanFilters.from_address(tk.request.args)
    output = io.BytesIO()
    wanted = {"organization": holder["id"], "format": format, "output": output, **filters.chosen()}
    answer = tk.get_action("ogip_release_plan_export")({}, wanted)
    return _file(answer, output.getvalue())


@ogip_release_plan.post("/<organization>")
def target(organization: str) -> Response:
    """Promise a number of releases for a period, and go back to the targets."""
    holder = _organization(organization)
    unit = tk.request.form.get("unit", "")
    given = {name: tk.request.form.get(name, "") for name in ("period", "count", "unit")}
    try:
        tk.get_action("ogip_release_target_set")({}, {"organization": holder["id"], **given})
        tk.h.flash_success(tk._("The target is saved."))
    except tk.ValidationError as error:
        tk.h.flash_error(" ".join(error.error_summary.values()))
    address = tk.h.url_for("ogip_release_plan.read", organization=holder["name"], unit=unit)
    return tk.redirect_to(f"{address}#targets")


@ogip_release_plan.get("/<organization>/<path:ref_number>")
def item(organization: str, ref_number: str) -> str:
    """Show when an item is planned to come out, and ask for another day."""
    holder = _organization(organization)
    return _item_page(holder, _item(holder, ref_number), {}, {})


@ogip_release_plan.post("/<organization>/<path:ref_number>")
def plan(organization: str, ref_number: str) -> Response | str:
    """Plan another day and go back to the plan; a refusal keeps what was typed."""
    holder = _organization(organization)
    found = _item(holder, ref_number)
    given = {name: tk.request.form.get(name, "") for name in ("planned_date", "reason")}
    try:
        tk.get_action("ogip_release_plan_set")({}, {"item_id": found["id"], **given})
    except tk.ValidationError as error:
        return _item_page(holder, found, given, error.error_dict)
    tk.h.flash_success(tk._("The release plan is changed."))
    return tk.redirect_to(
        "ogip_release_plan.item", organization=holder["name"], ref_number=ref_number
    )


def _item_page(
    holder: dict[str, Any], found: dict[str, Any], given: dict[str, Any], errors: dict[str, Any]
) -> str:
    planned = tk.get_action("ogip_release_plan_show")({}, {"item_id": found["id"]})
    shown = {"item": found, "planned": planned, "given": given, "errors": errors}
    return tk.render("ogip/release_plan/item.html", {**_frame(holder), **shown})


def _organization(name: str) -> dict[str, Any]:
    found = tk.get_action("organization_show")({"for_view": True}, {"id": name})
    tk.check_access("ogip_release_plan_list", {}, {"organization": found["id"]})
    return found


def _item(holder: dict[str, Any], ref_number: str) -> dict[str, Any]:
    named = {"organization": holder["id"], "ref_number": ref_number}
    return tk.get_action("ogip_item_show")({}, named)


def _list(holder: dict[str, Any], arguments: dict[str, Any]) -> dict[str, Any]:
    wanted = {"organization": holder["id"], **arguments}
    return tk.get_action("ogip_release_plan_list")({}, wanted)


def _frame(holder: dict[str, Any]) -> dict[str, Any]:
    return {"group_dict": holder, "group_type": holder["type"], "progress": PROGRESS}


def _file(answer: dict[str, Any], content: bytes) -> Response:
    response = Response(content, content_type=answer["media_type"])
    response.headers["Content-Disposition"] = f"attachment; filename={answer['filename']}"
    return response
