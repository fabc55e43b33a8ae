"""The release plan as the API shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.calendar.period_end import Precision
from ...core.release_plan.chart import value_and_effort
from ...core.release_plan.conversion import conversion_queue
from ...core.release_plan.entry import Entry
from ...core.release_plan.history import History, Slip
from ...core.release_plan.table import line
from ...core.release_plan.targets import progress_by_period
from ...model.release_plan import ReleaseTarget
from ...store.release_plan.lines import PlanLine
from ...store.release_plan.targets import targets_of
from ..item.view import organizations_by_id
from ..people import names_by_id
from .lines import Plan

# Pages and callers get the beginning of a long queue; the list itself is paged.
SHOWN_QUEUE = 100


def show_lines(plan: Plan, lines: Sequence[PlanLine]) -> list[dict[str, Any]]:
    """Return lines with their organizations; why and by whom a day moved is for insiders."""
    organizations = organizations_by_id({each.organization_id for each in lines})
    people = names_by_id(_people(each.entry.history for each in lines)) if not plan.public else {}
    return [
        {
            "id": each.entry.item,
            "organization": organizations.get(each.organization_id, {"id": each.organization_id}),
            **line(each.entry, plan.today, public=plan.public),
            "state": each.entry.progress(plan.today).value,
            "first_planned": _iso(each.entry.history.baseline),
            "slips": show_slips(each.entry.history, people, public=plan.public),
            "url": dict(each.urls),
        }
        for each in lines
    ]


def show_slips(
    history: History, people: Mapping[str, str], *, public: bool
) -> list[dict[str, Any]]:
    """Return the moves to later days, for the public without people and reasons."""
    slips = [_show_slip(slip, people) for slip in history.slips]
    hidden = ("by", "reason") if public else ()
    return [{name: slip[name] for name in slip if name not in hidden} for slip in slips]


def show_moves(history: History, people: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return every change of a planned day, the newest first."""
    return [
        {
            "planned": _iso(move.planned),
            "on": move.on.isoformat(),
            "by": people.get(move.by),
            "reason": move.reason,
        }
        for move in reversed(history.moves)
    ]


def summary_of(plan: Plan, organization_id: str, unit: Precision) -> dict[str, Any]:
    """Return what the whole plan of an organization comes to."""
    entries = plan.entries
    queue = conversion_queue(entries, plan.today)
    return {
        "unit": unit.value,
        "periods": _periods(plan, organization_id, unit),
        "months": _periods(plan, organization_id, Precision.MONTH),
        "chart": _chart(entries, public=plan.public),
        "conversions": {
            "count": len(queue),
            "results": [_conversion(each, public=plan.public) for each in queue[:SHOWN_QUEUE]],
        },
    }


def show_target(target: ReleaseTarget, people: Mapping[str, str]) -> dict[str, Any]:
    """Return what was promised for a period."""
    return {
        "organization": target.organization_id,
        "unit": target.unit,
        "period_start": target.period_start.isoformat(),
        "count": target.count,
        "by": people.get(target.user_id or ""),
        "modified": target.modified.isoformat(),
    }


def _periods(plan: Plan, organization_id: str, unit: Precision) -> list[dict[str, Any]]:
    promised = {
        target.period_start: target.count for target in targets_of([organization_id], unit.value)
    }
    return [
        period.as_dict() for period in progress_by_period(plan.entries, promised, plan.today, unit)
    ]


def _chart(entries: Sequence[Entry], *, public: bool) -> dict[str, Any]:
    chart = value_and_effort(entries).as_dict()
    if public:
        for point in chart["points"]:
            point["items"] = [_without_number(item) for item in point["items"]]
    return chart


def _conversion(conversion: Any, *, public: bool) -> dict[str, Any]:
    shown = {**conversion.as_dict(), "title": conversion.entry.title.as_dict()}
    return _without_number(shown) if public else shown


def _without_number(shown: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in shown.items() if name != "ref_number"}


def _people(histories: Any) -> set[str | None]:
    return {move.by for history in histories for move in history.moves}


def people_of(history: History) -> dict[str, str]:
    """Return the names of those who moved the day."""
    return names_by_id(_people([history]))


def _show_slip(slip: Slip, people: Mapping[str, str]) -> dict[str, Any]:
    return {**slip.as_dict(), "by": people.get(slip.by)}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
