"""Material changes of public records: what waits for a decision, and what was decided."""

from __future__ import annotations

import datetime
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...store.revision import revisions
from ..item.view import readable_organizations
from ..paging import make_cursor
from ..revision.view import show_revision, show_revisions
from ..revision.waiting import waiting_revision
from ..schema import revision as schema

__all__ = ["ogip_revision_list", "ogip_revision_show"]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_revision_show)
def ogip_revision_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show what waits for a decision about a public asset, beside what the public sees.

    :param id: id or name of the asset
    :returns: a result of `ogip_revision_list`, and `{base_fingerprint, differences{fields,
        resources}, conflicts, record}`. A field is `{field, before, after, material}`; a resource
        `{id, name{en, fr}, change, fields, file}`, where `change` is `added`, `removed` or
        `changed`, and `file` is `{name, size, staged}` where a new file waits, else null.
        `conflicts` are `{field, resource_id}`, changed differently in public meanwhile. `record` is
        the asset as it would be
    :raises ObjectNotFound: nothing waits
    """
    tk.check_access("ogip_revision_show", context, data_dict)
    revision = waiting_revision(model.Package.get(data_dict["id"]))
    return show_revision(revision, context)


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_revision_list)
def ogip_revision_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List revisions of public assets, newest first.

    :param organization: id or name; without it, all organizations whose drafts the caller reads
    :param state: `open` (the default), `applied`, `reviewed`, `discarded` or `superseded`
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :returns: `{count, results, next_cursor}`; each result `{id, dataset_id, name, title{en, fr},
        organization{id, name, title}, mode, state, fingerprint, opened_by, opened_at, changed_by,
        changed_at, decided_by, decided_at, reason}`, people by their names, null for nobody. `mode`
        is `held` or `visible_at_once`

    Sysadmins see all organizations.
    """
    tk.check_access("ogip_revision_list", context, data_dict)
    organization = data_dict.get("organization")
    wanted = revisions.RevisionFilter(
        organizations=[organization] if organization else readable_organizations(context),
        state=data_dict["state"],
    )
    limit = data_dict["limit"]
    found = revisions.page_of_revisions(wanted, limit + 1, _after(data_dict.get("cursor")))
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return {
        "count": revisions.count_revisions(wanted),
        "results": show_revisions(page),
        "next_cursor": make_cursor(last.opened_at.isoformat(), last.id) if last else None,
    }


def _after(cursor: tuple[str, ...] | None) -> tuple[datetime.datetime, str] | None:
    if cursor is None:
        return None
    moment, id_ = cursor
    try:
        return datetime.datetime.fromisoformat(moment), id_
    except ValueError:
        message = tk._("This is not a cursor that a list has answered. Start from the first page.")
        raise tk.ValidationError({"cursor": [message]}) from None
