"""Signals of demand: who asks for what, counted by kind, source and period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.demand import FIELDS, demand_of, read_signal
from ...gate.judge import today
from ...store import events, signals
from ..demand.arguments import signal_rows
from ..demand.entering import UNCHANGED, Known, SignalReport, owner, read_rows, write_signals
from ..demand.view import show_signals
from ..entered_errors import invalid
from ..item.access import commit_unless_deferred, find_item
from ..item.view import readable_organizations
from ..paging import make_cursor
from ..people import caller_id
from ..priority.rescoring import follow_signals
from ..schema import signal as schema

__all__ = ["ogip_signal_add", "ogip_signal_import", "ogip_signal_list"]

ENTERED, IMPORTED = "signal_entered", "signals_imported"


@tk.validate_action_data(schema.ogip_signal_add)
def ogip_signal_add(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Enter a count of people who asked for something; the same period again corrects it.

    :param item_id: id of the item they asked for, or
    :param organization: id or name, where it is about no item of the inventory
    :param kind: `suggestions`, `votes`, `ati`, `inquiries`, `views` or `consultations`
    :param source: where it was counted, a code of `signal_source`
    :param count: whole number
    :param period_start: ISO date, the first day counted
    :param period_end: ISO date, the last one, at most 24 months later
    :param reference: what tells counts of one source apart, such as the number of a request
    :param note: at most 500 characters
    :returns: the signal, as `ogip_signal_list`, and `result`, `created`, `updated` or `unchanged`
    :raises ValidationError: by argument; also where a text holds what can lead to a person, or
        where days of the period were counted already. Nothing is changed then
    """
    if data_dict.get("item_id"):
        find_item(context, {"id": data_dict["item_id"]})
    tk.check_access("ogip_signal_add", context, data_dict)
    item_id = data_dict.get("item_id")
    organization_id = _organization_of(context, data_dict)
    signals.lock_signals(organization_id)
    try:
        answer = _enter(organization_id, item_id, data_dict, caller_id(context))
    except tk.ValidationError:
        # Also lets go of the lock.
        model.Session.rollback()
        raise
    commit_unless_deferred(context)
    return answer


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_signal_list)
def ogip_signal_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List signals, newest first, and what they add up to.

    :param item_id: only those about this item
    :param organization: id or name; without it, all organizations whose inventory the caller reads
    :param kind: only this kind
    :param source: only this source
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :returns: `{count, results, next_cursor, demand}`; each result `{id, organization, item_id,
        ref_number, kind, source, count, period_start, period_end, reference, note, user, created}`;
        `demand`, for one item only, is `{counts{kind: number}, total, period_start, period_end}`
        of the last 24 months, else null
    """
    if data_dict.get("item_id"):
        find_item(context, {"id": data_dict["item_id"]})
    tk.check_access("ogip_signal_list", context, data_dict)
    wanted = _filter(context, data_dict)
    limit = data_dict["limit"]
    found = signals.page_of_signals(wanted, limit + 1, data_dict.get("cursor"))
    page = found[:limit]
    return {
        "count": signals.count_signals(wanted),
        "results": show_signals(page),
        "next_cursor": make_cursor(str(page[-1].id)) if len(found) > limit else None,
        "demand": _demand(wanted) if wanted.item_id else None,
    }


@tk.validate_action_data(schema.ogip_signal_import)
def ogip_signal_import(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Enter signals from a CSV file or rows.

    :param organization: id or name
    :param upload: a CSV file (multipart), or
    :param rows: a list of objects with the columns as keys: those of `ogip_signal_add`, and
        `ref_number` of the item, blank for the organization as a whole
    :param dry_run: true to learn what would happen, and change nothing
    :param keep_going: true to apply the good rows of a file that has bad ones; otherwise one bad
        row keeps the whole file out
    :returns: `{dry_run, applied, rows, created, updated, unchanged, errors[{row, column, value,
        rule, message{en, fr}}], errors_total, ignored_columns}`
    :raises ValidationError: the file as a whole cannot be read
    """
    tk.check_access("ogip_signal_import", context, data_dict)
    organization_id = data_dict["organization"]
    file = signal_rows(data_dict)
    report = SignalReport(data_dict["dry_run"], file.ignored)
    signals.lock_signals(organization_id)
    references = {row.cells["ref_number"] for row in file.rows if row.cells.get("ref_number")}
    items = signals.ids_by_reference(organization_id, references)
    read_rows(file.rows, organization_id, items, report, today())
    applied = not report.dry_run and (data_dict["keep_going"] or not report.errors)
    if applied:
        _apply(report, organization_id, caller_id(context))
        commit_unless_deferred(context)
    elif not context.get("defer_commit"):
        # Lets go of the lock.
        model.Session.rollback()
    return report.as_dict(applied=applied)


def _enter(
    organization_id: str, item_id: str | None, data_dict: Mapping[str, Any], by: str | None
) -> dict[str, Any]:
    given = {name: data_dict[name] for name in FIELDS if name in data_dict}
    signal, problems = read_signal(given, today())
    if signal is None:
        raise invalid((problem.field, problem.message) for problem in problems)
    known = Known(signals.signals_about(organization_id, item_id))
    problem = known.problem(signal)
    if problem:
        raise invalid([(problem.field, problem.message)])
    outcome, stored = known.outcome(signal)
    before = stored.count if stored else None
    if stored is None:
        row = {**signals.columns_of(signal), **owner(organization_id, item_id, by)}
        stored = signals.add_signal(row)
    elif outcome != UNCHANGED:
        signals.correct_signal(stored, signal, by)
    if outcome != UNCHANGED:
        _follow_one(stored, before, by)
    return {**show_signals([stored])[0], "result": outcome}


def _follow_one(stored: Any, before: int | None, by: str | None) -> None:
    """Score the item anew and log the count."""
    same = ("kind", "source", "reference")
    days = {name: getattr(stored, name).isoformat() for name in ("period_start", "period_end")}
    details = {
        **{name: getattr(stored, name) for name in same},
        **days,
        "before": before,
        "after": stored.count,
    }
    about = (events.ITEM, stored.item_id) if stored.item_id else (
        events.INVENTORY, stored.organization_id)  # fmt: skip
    events.record(ENTERED, *about, stored.organization_id, by, details)
    if stored.item_id:
        follow_signals([stored.item_id], stored.organization_id, by)


def _apply(report: SignalReport, organization_id: str, by: str | None) -> None:
    if not report.changed:
        return
    write_signals(report, organization_id, by)
    touched = sorted({item_id for item_id, _signal, _stored in report.changed if item_id})
    follow_signals(touched, organization_id, by)
    details = {**report.counts, "refused": len({error["row"] for error in report.errors})}
    events.record(IMPORTED, events.INVENTORY, organization_id, organization_id, by, details)


def _organization_of(context: Context, data_dict: Mapping[str, Any]) -> str:
    if data_dict.get("item_id"):
        return find_item(context, {"id": data_dict["item_id"]}).organization_id
    return data_dict["organization"]


def _filter(context: Context, data_dict: Mapping[str, Any]) -> signals.SignalFilter:
    organization = data_dict.get("organization")
    return signals.SignalFilter(
        organizations=[organization] if organization else readable_organizations(context),
        item_id=data_dict.get("item_id"),
        kind=data_dict.get("kind"),
        source=data_dict.get("source"),
    )


def _demand(wanted: signals.SignalFilter) -> dict[str, Any]:
    demand = demand_of(signals.signals_of(wanted), today())
    return {
        "counts": dict(demand.counts),
        "total": demand.total,
        "period_start": demand.period_start.isoformat(),
        "period_end": demand.period_end.isoformat(),
    }
