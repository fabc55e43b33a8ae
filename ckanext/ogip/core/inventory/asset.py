"""The facts an item shares with its asset: reading them there, comparing, handing them over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..text import LANGUAGES
from ..values import read_bilingual, read_codes, read_text
from .template import SHARED, AssetField, Column, Kind
from .values import SEPARATOR, Value


def facts_of_asset(record: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the shared facts as an asset holds them, by column name; `title` is CKAN's own field.

    `record` is a dataset dict; bilingual values may be in CKAN's stored form (JSON text).
    """
    facts: dict[str, str | None] = {}
    for column, field in SHARED:
        facts[column.name] = _fact(column, field, record.get(field.name)) or None
    if facts["title_en"] is None and facts["title_fr"] is None:
        facts["title_en"] = read_text(record.get("title")) or None
    return facts


def _fact(column: Column, field: AssetField, value: object) -> str:
    if field.lang:
        return read_bilingual(value).get(field.lang)
    if column.kind is not Kind.CODES:
        return read_text(value)
    chosen = read_codes(value)
    return SEPARATOR.join(code.value for code in column.vocabulary or () if code.value in chosen)


def differences(
    values: Mapping[str, Value], asset: Mapping[str, str | None]
) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield column, the file's value and the asset's value where the two do not agree."""
    for column, _field in SHARED:
        if column.name in values:
            stated = as_text(values[column.name])
            if stated != asset.get(column.name):
                yield column.name, stated, asset.get(column.name)


def changes_of_asset(stated: Mapping[str, str | None], record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that make an asset say what a file says; a blank clears the fact.

    `stated`: columns that differ and their values; `record`: the dataset as it is, of whose
    bilingual fields the language that the file does not change is kept.
    """
    changes: dict[str, Any] = {}
    for column, field in SHARED:
        if column.name not in stated:
            continue
        value = stated[column.name] or ""
        if field.lang:
            now = read_bilingual(record.get(field.name))
            texts = changes.setdefault(field.name, {lang: now.get(lang) for lang in LANGUAGES})
            texts[field.lang] = value
        elif column.kind is Kind.CODES:
            changes[field.name] = value.split(SEPARATOR) if value else []
        else:
            changes[field.name] = value
    return changes


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
            draft[field.name] = value.split(SEPARATOR) if column.kind is Kind.CODES else value
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
