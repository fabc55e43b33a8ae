"""Records to which an entry can be tied."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError

_SHOWN = 10
# The index gives back more than is shown: some have an entry already.
_LOOKED_AT = 25


def free_records(organization_id: str, words: str) -> list[dict[str, Any]]:
    """Return records of an organization that the person may see and that have no entry yet."""
    wanted = {
        "q": words,
        "fq": f'owner_org:"{organization_id}"',
        "rows": _LOOKED_AT,
        "include_private": True,
        "include_drafts": True,
    }
    try:
        found = tk.get_action("package_search")({}, wanted)["results"]
    except SearchError:
        # Words that the index cannot read find nothing.
        return []
    return [each for each in found if not _has_entry(each)][:_SHOWN]


def name_in(typed: str) -> str:
    """Return the name or id of a record in what was typed, which may be the address of its page."""
    return urlsplit(typed.strip()).path.rstrip("/").rpartition("/")[2]


def _has_entry(record: dict[str, Any]) -> bool:
    shown = tk.get_action("package_show")({}, {"id": record["id"]})
    return bool((shown.get("ogip") or {}).get("inventory_item"))
