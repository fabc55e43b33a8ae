"""The columns of an inventory item, those of the TBS template first, from `template.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from ..text import Language, Text
from ..vocabulary import Vocabulary, load_vocabulary, parse_vocabulary
from .words import words_of


class Kind(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    DATE = "date"
    LANGUAGE = "language"
    WHOLE_NUMBER = "whole_number"
    COUNT = "count"
    YES_NO = "yes_no"
    URL = "url"
    CODE = "code"
    CODES = "codes"


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
    """One column; `asset` is None for a fact only the inventory holds.

    `default` is what a blank cell means; `spellings` leads from the words people write in a cell
    to the code of the vocabulary, or to a blank.
    """

    name: str
    kind: Kind
    label: Text
    obligation: Obligation
    max_length: int
    asset: AssetField | None
    vocabulary: Vocabulary | None = field(default=None, hash=False)
    default: str | None = None
    spellings: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)


def _column(entry: Mapping[str, Any]) -> Column:
    asset = entry.get("asset")
    vocabulary = _vocabulary(entry)
    return Column(
        name=entry["name"],
        kind=Kind(entry["kind"]),
        label=Text(**entry["label"]),
        obligation=Obligation(entry["obligation"]),
        max_length=entry.get("max_length", 100),
        asset=AssetField(asset[0], asset[1] if len(asset) > 1 else None) if asset else None,
        vocabulary=vocabulary,
        default=entry.get("default"),
        spellings=_spellings(vocabulary, entry.get("spellings", {})) if vocabulary else {},
    )


def _vocabulary(entry: Mapping[str, Any]) -> Vocabulary | None:
    given = entry.get("vocabulary")
    if given is None:
        return None
    return load_vocabulary(given) if isinstance(given, str) else parse_vocabulary("own", given)


def _spellings(vocabulary: Vocabulary, others: Mapping[str, str]) -> dict[str, str]:
    """Return what may stand in a cell: code, label in either language, and the other spellings.

    A label such as `Small: up to 100 MB` is known by its first words too.
    """
    known = {words_of(spelling): code for spelling, code in others.items()}
    for choice in vocabulary:
        for label in (choice.label.en, choice.label.fr):
            known[words_of(label)] = known[words_of(label.partition(":")[0])] = choice.value
    return {**known, **{words_of(code): code for code in vocabulary.codes}}


def _load(kind: str) -> tuple[Column, ...]:
    document = yaml.safe_load(Path(__file__).with_name("template.yaml").read_text("utf-8"))
    return tuple(_column(entry) for entry in document[kind])


COLUMNS: tuple[Column, ...] = _load("columns")
# What was decided about an item; files show it, and no import reads it.
DERIVED: tuple[Column, ...] = _load("derived")
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}
# Facts that are read from the asset once the item has one.
SHARED: tuple[tuple[Column, AssetField], ...] = tuple(
    (column, column.asset) for column in COLUMNS if column.asset
)
KEY = BY_NAME["ref_number"]
# The type of an item that has an asset is the asset's; it is no field of the asset's form.
ASSET_TYPE = BY_NAME["asset_type"]
