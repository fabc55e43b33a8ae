"""The columns of the TBS inventory template, as data from `template.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from ..text import Language, Text


class Kind(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    DATE = "date"
    LANGUAGE = "language"
    WHOLE_NUMBER = "whole_number"
    COUNT = "count"
    YES_NO = "yes_no"
    URL = "url"


class Obligation(StrEnum):
    """What the template says about filling in a column."""

    MANDATORY = "mandatory"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class AssetField:
    """Where an asset holds a fact: a dataset field, and the language inside a bilingual one."""

    name: str
    lang: Language | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the template; `asset` is None for a fact only the inventory holds."""

    name: str
    kind: Kind
    label: Text
    obligation: Obligation
    aliases: tuple[str, ...]
    max_length: int
    asset: AssetField | None


def _column(entry: Mapping[str, Any]) -> Column:
    asset = entry.get("asset")
    return Column(
        name=entry["name"],
        kind=Kind(entry["kind"]),
        label=Text(**entry["label"]),
        obligation=Obligation(entry["obligation"]),
        aliases=tuple(entry.get("aliases", ())),
        max_length=entry.get("max_length", 100),
        asset=AssetField(asset[0], asset[1] if len(asset) > 1 else None) if asset else None,
    )


def _load() -> tuple[Column, ...]:
    document = yaml.safe_load(Path(__file__).with_name("template.yaml").read_text("utf-8"))
    return tuple(_column(entry) for entry in document["columns"])


COLUMNS: tuple[Column, ...] = _load()
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}
# Facts that are read from the asset once the item has one.
SHARED: tuple[tuple[Column, AssetField], ...] = tuple(
    (column, column.asset) for column in COLUMNS if column.asset
)
KEY = BY_NAME["ref_number"]


def find_column(header: str) -> Column | None:
    """Return the column a header cell names, whatever its case and surrounding blanks."""
    name = header.strip().casefold()
    for column in COLUMNS:
        if name == column.name or name in column.aliases:
            return column
    return None
