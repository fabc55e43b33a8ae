"""The facts an item shares with its asset: reading them there, comparing, handing them over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..values import read_bilingual, read_text
from .template import SHARED
from .values import Value


def facts_of_asset(record: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the shared facts as an asset holds them, by column name; `title` is CKAN's own field.

    `record` is a dataset dict; bilingual values may be in CKAN's stored form (JSON text).
    """
    facts: dict[str, str | None] = {}
    for column, field in SHARED:
        value = record.get(field.name)
        text = read_bilingual(value).get(field.lang) if field.lang else read_text(value)
        facts[column.name] = text or None
    if facts["title_en"] is None and facts["title_fr"] is None:
        facts["title_en"] = read_text(record.get("title")) or None
    return facts


def differences(
    values: Mapping[str, Value], asset: Mapping[str, str | None]
) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield column, the file's value and the asset's value where the two do not agree."""
    for column, _field in SHARED:
        if column.name in values:
            stated = as_text(values[column.name])
            if stated != asset.get(column.name):
                yield column.name, stated, asset.get(column.name)


def draft_of_item(
    values: Mapping[str, Value], *, item_id: str, ref_number: str, organization_id: str, type: str
) -> dict[str, Any]:
    """Return the fields of a draft asset that carries the facts of an item, blanks left out."""
    draft: dict[str, Any] = {
        "type": type,
        "name": asset_name(ref_number, item_id),
        "owner_org": organization_id,
        "ref_number": ref_number,
        "private": True,
        "state": "draft",
    }
    for column, field in SHARED:
        value = as_text(values.get(column.name))
        if value is None:
            continue
        if field.lang:
            draft.setdefault(field.name, {})[field.lang] = value
        else:
            draft[field.name] = value
    return draft


def asset_name(ref_number: str, item_id: str) -> str:
    """Return a dataset name that is unique even where departments number alike."""
    slug = re.sub(r"[^a-z0-9]+", "-", ref_number.casefold()).strip("-")[:80].strip("-")
    return "-".join(part for part in (slug, item_id[:8]) if part)


def as_text(value: Value) -> str | None:
    """Return a value as a dataset field holds it."""
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)
