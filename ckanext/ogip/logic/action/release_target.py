"""How many releases an organization promises for a month, fiscal quarter or fiscal year."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...core.calendar.fiscal import period_of
from ...core.calendar.period_end import Precision
from ...core.entered import form_of, read_count
from ...store import events
from ...store.release_plan.targets import set_target, target_of, targets_of
from ..entered_errors import invalid
from ..item.access import commit_unless_deferred
from ..item.view import readable_organizations
from ..people import caller_id, names_by_id
from ..release_plan.view import show_target
from ..schema import release_plan as schema

__all__ = ["ogip_release_target_list", "ogip_release_target_set"]

PROMISED = "release_target_set"
_HIGHEST = 1_000_000


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_release_target_list)
def ogip_release_target_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List what was promised, by organization and period.

    :param organization: id or name; without it, all organizations whose inventory the caller reads
    :param unit: `month`, `quarter` or `year`, fiscal ones
    :returns: `{count, results}`, each result `{organization, unit, period_start, count, by,
        modified}`; `by` is for members only, null for others
    """
    tk.check_access("ogip_release_target_list", context, data_dict)
    organization = data_dict.get("organization")
    wanted = [organization] if organization else readable_organizations(context)
    found = targets_of(wanted, data_dict.get("unit"))
    people = _people(context, data_dict, found)
    return {"count": len(found), "results": [show_target(target, people) for target in found]}


@tk.validate_action_data(schema.ogip_release_target_set)
def ogip_release_target_set(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Promise a number of releases for a period, or take the promise back.

    :param organization: id or name
    :param period: ISO date, any day of the period
    :param unit: `month`, `quarter` (default) or `year`, fiscal ones
    :param count: whole number; blank takes the promise back
    :returns: `{organization, unit, period_start, period_end, name{en, fr}, count}`
    """
    tk.check_access("ogip_release_target_set", context, data_dict)
    form = form_of({"count": data_dict.get("count")}, "count")
    count = form.read("count", lambda value: read_count(value, _HIGHEST))
    if form.problems:
        raise invalid((problem.field, problem.message) for problem in form.problems)
    organization_id, by = data_dict["organization"], caller_id(context)
    period = period_of(data_dict["period"], Precision(data_dict["unit"]))
    stored = target_of(organization_id, period)
    before = stored.count if stored else None
    if before != count:
        set_target(organization_id, period, count, by)
        details = {
            "unit": period.unit.value,
            "period_start": period.start.isoformat(),
            "before": before,
            "after": count,
        }
        events.record(PROMISED, events.INVENTORY, organization_id, organization_id, by, details)
    commit_unless_deferred(context)
    return {
        "organization": organization_id,
        "unit": period.unit.value,
        "period_start": period.start.isoformat(),
        "period_end": period.end.isoformat(),
        "name": period.name.as_dict(),
        "count": count,
    }


def _people(context: Context, data_dict: dict[str, Any], found: list[Any]) -> dict[str, str]:
    try:
        tk.check_access("ogip_item_list", context, {"organization": data_dict.get("organization")})
    except tk.NotAuthorized:
        return {}
    return names_by_id(target.user_id for target in found)
