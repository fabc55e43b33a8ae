"""The record that publishes an inventory: its first draft and its files, from `own_record.yaml`."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from ..text import LANGUAGES, Language, Text
from .asset import asset_name
from .csv_writer import write_csv
from .export import Values, cells_of_items
from .json_writer import write_json
from .layout import layout

_LAYOUT = layout("tbs")


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the record: the fields of its resource, its name and its content."""

    fields: Mapping[str, Any]
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose inventory it is."""

    id: str
    name: str
    title: Text
    email: str


def first_draft(
    holder: Holder, today: date, *, license_id: str, jurisdiction: str
) -> dict[str, Any]:
    """Return the fields of the record on the day it is made."""
    titles: dict[Language, str] = {lang: holder.title.get(lang) for lang in LANGUAGES}
    return {
        **{name: _filled(value, titles) for name, value in _document()["fields"].items()},
        "name": asset_name(f"inventory-{holder.name}", holder.id),
        "owner_org": holder.id,
        "license_id": license_id,
        "jurisdiction": jurisdiction,
        "state": "draft",
        "private": True,
        "date_published": today.isoformat(),
        "time_period_coverage_start": today.isoformat(),
        "maintainer_email": holder.email,
        "business_owner": holder.title.en,
    }


def files_of(holder: Holder, items: Iterable[Values]) -> Sequence[OwnFile]:
    """Return the files of the record: the inventory as CSV and JSON, and what its columns mean."""
    columns, rows = _LAYOUT.shown(public=True), list(items)
    names = [column.name for column in columns]
    table, objects, dictionary = io.BytesIO(), io.BytesIO(), io.BytesIO()
    write_csv(table, names, cells_of_items(rows, columns))
    write_json(objects, rows, columns)
    meanings = [(column.name, column.label.en, column.label.fr) for column in columns]
    write_csv(dictionary, ("column", "label_en", "label_fr"), meanings)
    ends = {"inventory.csv": table, "inventory.json": objects, "dictionary.csv": dictionary}
    return [
        OwnFile(fields, f"{holder.name}-{end}", stream.getvalue())
        for fields, (end, stream) in zip(_document()["resources"], ends.items(), strict=True)
    ]


def digest_of(files: Iterable[OwnFile]) -> str:
    """Return what tells these files from others."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.content).digest())
    return digest.hexdigest()


def _filled(value: object, titles: Mapping[Language, str]) -> object:
    if not isinstance(value, dict):
        return value
    texts = cast("Mapping[Language, object]", value)
    return {
        lang: text.format(organization=titles[lang]) if isinstance(text, str) else text
        for lang, text in texts.items()
    }


@cache
def _document() -> Mapping[str, Any]:
    return yaml.safe_load(Path(__file__).with_name("own_record.yaml").read_text("utf-8"))
