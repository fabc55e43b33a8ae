"""What the actions are told about an item of the demonstration and its asset."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..core.text import LANGUAGES
from .content import DemoItem, Department
from .dates import as_fields

# Names of the inventory template for texts in both languages, and where an item keeps them.
_BILINGUAL_COLUMNS = {
    "title": "title",
    "description": "description",
    "program_alignment_architecture": "program",
    "portal_url": "portal_url",
}


def asset_name(item: DemoItem) -> str:
    """Return the name of an item's asset, the last part of its address."""
    return item.ref.casefold()


def asset_fields(item: DemoItem, department: Department, today: date) -> dict[str, Any]:
    """Return the fields of an item's asset beyond those it has from the inventory.

    An asset that says nothing gets nothing: it is the one that was only just promoted.
    """
    if not item.asset:
        return {}
    fields = {**department.common, **item.asset}
    return {
        name: as_fields(value, today)
        for name, value in fields.items()
        if value is not None and name != "resources"
    }


def item_facts(item: DemoItem, department: Department) -> dict[str, Any]:
    """Return the facts of an item as `ogip_item_create` takes them; what is not known is absent.

    The state of an item with an asset follows from what happens to the asset.
    """
    facts = {
        "ref_number": item.ref,
        "type": item.type,
        "state": item.state if item.asset is None else None,
        "source": item.source,
        "title": item.title,
        "description": item.description,
        "program": department.programs[item.program].as_dict(),
        "portal_url": item.portal_url or None,
        "date_published": _iso(item.date_published),
        "language": item.language,
        "size": item.size,
        "eligible_for_release": _yes_no(item.eligible),
        "date_released": _iso(item.date_released),
        "user_votes": item.votes,
    }
    return {name: value for name, value in facts.items() if value is not None}


def inventory_row(item: DemoItem, department: Department) -> dict[str, Any]:
    """Return an item as a row of the inventory template; all rows have the same columns."""
    facts = item_facts(item, department)
    single = (
        "ref_number",
        "date_published",
        "language",
        "size",
        "eligible_for_release",
        "date_released",
        "user_votes",
    )
    row = {name: facts.get(name) for name in single}
    for column, field in _BILINGUAL_COLUMNS.items():
        texts: Mapping[str, str] = facts.get(field, {})
        row.update({f"{column}_{lang}": texts.get(lang) for lang in LANGUAGES})
    return row


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _yes_no(eligible: bool | None) -> str | None:
    return None if eligible is None else "Y" if eligible else "N"
