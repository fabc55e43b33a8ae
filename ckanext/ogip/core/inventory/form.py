"""The form of an inventory item: what a person enters, how it is called and explained.

Groups and order are in `form.yaml`. Fields are those of the API (`inventory.item`), with the
reference number and the type of asset.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..labels import help_of_field, label_of_field
from ..text import Text
from ..vocabulary import Vocabulary, parse_vocabulary
from .item import BILINGUAL, column_name
from .template import ASSET_TYPE, BY_NAME, KEY, Column, Kind

TYPE = "type"


class Input(StrEnum):
    """How a field is entered."""

    TEXT = "text"
    LINES = "lines"
    DATE = "date"
    NUMBER = "number"
    ADDRESS = "address"
    CHOICE = "choice"
    CHOICES = "choices"


_INPUTS: Mapping[Kind, Input] = {
    Kind.DATE: Input.DATE,
    Kind.LANGUAGE: Input.CHOICES,
    Kind.WHOLE_NUMBER: Input.NUMBER,
    Kind.COUNT: Input.NUMBER,
    Kind.URL: Input.ADDRESS,
    Kind.CODE: Input.CHOICE,
    Kind.CODES: Input.CHOICES,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `in_both` for a text in English and in French, `shared` for a fact of the asset.

    `joined_by` stands between the codes of a list where the API wants them as one text.
    """

    name: str
    label: Text
    help: Text | None
    input: Input
    in_both: bool
    shared: bool
    choices: Vocabulary | None = None
    joined_by: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together."""

    name: str
    label: Text
    fields: tuple[Field, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Return the groups in their order."""
    document = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return tuple(
        Group(each["name"], Text(**each["label"]), tuple(map(_field, each["fields"])))
        for each in document["groups"]
    )


def column_of(name: str) -> Column:
    """Return the column of a field; of one in two languages, the English column."""
    if name == TYPE:
        return ASSET_TYPE
    return BY_NAME[column_name(name, "en") if name in BILINGUAL else name]


def _field(entry: Mapping[str, Any]) -> Field:
    name = entry["name"]
    column = column_of(name)
    asset = column.asset.name if column.asset else None
    choices = parse_vocabulary(name, entry["choices"]) if "choices" in entry else column.vocabulary
    return Field(
        name=name,
        label=_text(entry.get("label")) or (label_of_field(asset) if asset else column.label),
        help=_text(entry.get("help")) or (help_of_field(asset) if asset else None),
        input=Input.LINES if entry.get("lines") else _INPUTS.get(column.kind, Input.TEXT),
        in_both=name in BILINGUAL,
        shared=bool(asset) or column in (KEY, ASSET_TYPE),
        choices=choices,
        joined_by="+" if column.kind is Kind.LANGUAGE else None,
    )


def _text(given: Mapping[str, str] | None) -> Text | None:
    return Text(**given) if given else None
