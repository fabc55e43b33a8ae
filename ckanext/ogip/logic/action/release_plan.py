"""The release plan: what comes out when, what slipped, and what stands against it."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import logic, model
from ckan.types import Context

from ...core.calendar.period_end import Precision
from ...core.release_plan.history import History, Move, plan
from ...gate.faults import undone_on_failure
from ...gate.judge import today
from ...model.item import Item
from ...store import events
from ...store.item.items import asset_of
from ...store.release_plan.lines import explain_move, history_of_plan, released_on
from ..entered_errors import invalid
from ..item.access import find_item, lock_item
from ..paging import make_cursor
from ..people import caller_id
from ..release_plan.lines import facets_of, filtered, page_of, plan_of
from ..release_plan.view import people_of, show_lines, show_moves, show_slips, summary_of
from ..schema import release_plan as schema

__all__ = ["ogip_release_plan_list", "ogip_release_plan_set", "ogip_release_plan_show"]

PLANNED = "release_planned"


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_release_plan_list)
def ogip_release_plan_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List what may be released or is planned, by planned day and reference number.

    :param organization: id or name; without it, all organizations whose inventory the caller reads
    :param q: words of the titles or of the reference number
    :param state: `unplanned`, `planned`, `slipped`, `overdue` or `released`
    :param band: `P0` to `P3`, or `none`
    :param eligibility: an outcome, such as `eligible`
    :param type: `dataset` or `info`
    :param due_before: ISO date: planned before that day, and not released
    :param late: true for what is not out and later than first planned, false for the rest
    :param public: true for the public part only, which others than members get in any case
    :param facets: true adds `facets: {state|band|eligibility|type: {code: number}}`
    :param summary: true adds `summary` of the whole plan of the organization, whatever the filters
    :param unit: of the periods in the summary, `month`, `quarter` (default) or `year`, fiscal ones
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :returns: `{count, results, next_cursor, public}`; each result `{id, organization, ref_number,
        title{en, fr}, asset_type, owner, eligibility, score, completeness, band, override_reason,
        demand, planned, released, slip, needs_conversion, gaps, state, first_planned,
        slips[{before, after, days, on, by, reason}], url{en, fr}}`. `gaps` are the rules that would
        refuse the release, as the asset was last judged; null where there is no asset yet. The
        public does not get `ref_number`, `owner`, `override_reason`, `gaps`, `by` and `reason`,
        nor what is being prepared; it sees what stands in the published inventory, with the words,
        bands and days that were approved there. `summary` is `{unit, periods[], months[], chart,
        conversions{count, results[]}}`
    """
    tk.check_access("ogip_release_plan_list", context, data_dict)
    whole = plan_of(context, data_dict)
    found = filtered(whole, data_dict)
    page, more = page_of(found, data_dict["limit"], data_dict.get("cursor"))
    answer: dict[str, Any] = {
        "count": len(found.lines),
        "results": show_lines(found, page),
        "next_cursor": make_cursor(*whole.key_of(page[-1])) if more else None,
        "public": whole.public,
    }
    if data_dict["facets"]:
        answer["facets"] = facets_of(whole, data_dict)
    if data_dict["summary"]:
        answer["summary"] = _summary(whole, data_dict)
    return answer


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_release_plan_show)
def ogip_release_plan_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show when an item is planned to come out, and every day it was planned for.

    :param item_id: id of the item
    :returns: `{item_id, planned, first_planned, released, slips[], history[{planned, on, by,
        reason}]}`, the history newest first
    """
    item = find_item(context, {"id": data_dict["item_id"]})
    tk.check_access("ogip_release_plan_show", context, data_dict)
    return _show(item)


@tk.validate_action_data(schema.ogip_release_plan_set)
def ogip_release_plan_set(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Plan the day on which an item comes out, move it, or take it back.

    Where the item has an asset, the asset's field changes with it.

    :param item_id: id of the item
    :param planned_date: ISO date, today or later; blank takes the planned day back
    :param reason: why; needed for a later day, and for none
    :returns: as `ogip_release_plan_show`
    :raises ValidationError: by argument; also for what may not be released, or is released already
    """
    find_item(context, {"id": data_dict["item_id"]})
    tk.check_access("ogip_release_plan_set", context, data_dict)
    item = lock_item(data_dict["item_id"])
    try:
        asset_id = _plan(context, item, data_dict)
        if not context.get("defer_commit"):
            _commit(asset_id)
    except Exception:
        # Also lets go of the lock.
        model.Session.rollback()
        raise
    return _show(item)


def _plan(context: Context, item: Item, data_dict: dict[str, Any]) -> str | None:
    """Move the planned day; return the id of the asset that changed with it."""
    history, by = history_of_plan(item.id), caller_id(context)
    given = {name: data_dict[name] for name in ("planned_date", "reason") if name in data_dict}
    move, problems = plan(given, history, by=by or "", today=today(), released=released_on(item))
    if problems:
        raise invalid((problem.field, problem.message) for problem in problems)
    if move is None:
        return None
    _require_releasable(item, move)
    asset_id = _write(context, item, move)
    explain_move(item.id, by, move.reason)
    _log(item, history, move, by)
    return asset_id


def _require_releasable(item: Item, move: Move) -> None:
    # What was planned before somebody decided against it can still be taken out of the plan.
    if move.planned and item.eligible_for_release is False:
        message = tk._("This may not be released, so no day can be planned for it.")
        raise tk.ValidationError({"item_id": [message]})


def _write(context: Context, item: Item, move: Move) -> str | None:
    asset = asset_of(item)
    if asset is None or asset.state == model.State.DELETED:
        item.planned_release_date = move.planned
        model.Session.flush()
        return None
    day = move.planned.isoformat() if move.planned else ""
    changed = {"id": asset.id, "planned_release_date": day}
    # Anything but the id, and CKAN undoes what it leaves to the caller to commit.
    patching = tk.fresh_context(context, defer_commit=True, return_id_only=True)
    tk.get_action("package_patch")(patching, changed)
    return asset.id


def _commit(asset_id: str | None) -> None:
    """Commit, with the asset in the index first, as CKAN's own writers do."""
    if asset_id is None:
        model.Session.commit()
        return
    with undone_on_failure(asset_id):
        logic.index_update_package({"ignore_auth": True}, asset_id)
        model.Session.commit()


def _log(item: Item, history: History, move: Move, by: str | None) -> None:
    details = {
        "before": history.planned.isoformat() if history.planned else None,
        "after": move.planned.isoformat() if move.planned else None,
        "reason": move.reason,
    }
    events.record(PLANNED, events.ITEM, item.id, item.organization_id, by, details)


def _show(item: Item) -> dict[str, Any]:
    history, released = history_of_plan(item.id), released_on(item)
    people = people_of(history)
    return {
        "item_id": item.id,
        "planned": history.planned.isoformat() if history.planned else None,
        "first_planned": history.baseline.isoformat() if history.baseline else None,
        "released": released.isoformat() if released else None,
        "slips": show_slips(history, people, public=False),
        "history": show_moves(history, people),
    }


def _summary(whole: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    organization = data_dict.get("organization")
    if not organization:
        raise tk.ValidationError({"summary": [tk._("Name the organization to sum up.")]})
    return summary_of(whole, organization, Precision(data_dict["unit"]))
