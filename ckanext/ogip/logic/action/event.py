"""What was done, by whom and when: the log, which can only be added to."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ... import config
from ...store import events
from ..event_view import show_events
from ..item.view import readable_organizations
from ..paging import make_cursor
from ..schema import event as schema

__all__ = ["ogip_event_list"]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_event_list)
def ogip_event_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List what was done, newest first.

    :param object_type: what it was done to: `dataset` for assets, `item` for inventory items
    :param object_id: id of the object
    :param organization: id or name; without it, all organizations whose drafts the caller reads
    :param kind: what was done, such as `publication_overridden`
    :param since: ISO date, from the start of that day in the department's time zone
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :returns: `{count, results, next_cursor}`; each result `{id, at, kind, object_type, object_id,
        organization{id, name, title}, user{id, name}, details}`, with null for no organization and
        no user; the keys of `details` depend on the kind

    Sysadmins see all organizations, and what belongs to none.
    """
    tk.check_access("ogip_event_list", context, data_dict)
    wanted = _filter(context, data_dict)
    limit = data_dict["limit"]
    found = events.page_of_events(wanted, limit + 1, data_dict.get("cursor"))
    page = found[:limit]
    more = len(found) > limit
    return {
        "count": events.count_events(wanted),
        "results": show_events(page),
        "next_cursor": make_cursor(str(page[-1].id)) if more else None,
    }


def _filter(context: Context, data_dict: Mapping[str, Any]) -> events.EventFilter:
    organization = data_dict.get("organization")
    return events.EventFilter(
        organizations=[organization] if organization else readable_organizations(context),
        object_type=data_dict.get("object_type"),
        object_id=data_dict.get("object_id"),
        kind=data_dict.get("kind"),
        since=_start_of(data_dict.get("since")),
    )


def _start_of(day: datetime.date | None) -> datetime.datetime | None:
    midnight = datetime.time(tzinfo=config.time_zone())
    return datetime.datetime.combine(day, midnight) if day else None
