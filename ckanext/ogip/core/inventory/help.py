"""What the help sheets of a template say about each column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..coded_fields import field_help
from ..text import Language, Text
from .template import Column, Kind


def sheet_name(sheet: str, language: Language) -> str:
    """Return the name of the sheet `inventory` or `help`."""
    return _text("sheets", sheet).get(language)


def introduction(language: Language) -> Sequence[str]:
    """Return the paragraphs above the table of columns."""
    return [Text(**_document()[part]).get(language) for part in ("intro", "advice")]


def headings(language: Language) -> Sequence[str]:
    """Return the header of the table of columns."""
    return [Text(**heading).get(language) for heading in _document()["headings"]]


def column_help(column: Column, language: Language) -> Sequence[str]:
    """Return a row of the table: label, name, obligation, what to write, the values there are."""
    return [
        column.label.get(language),
        column.name,
        _text("obligations", column.obligation).get(language),
        f"{_meaning(column).get(language)} {_text('kinds', column.kind).get(language)}",
        "\n".join(choices_of(column, language)),
    ]


def choices_of(column: Column, language: Language) -> Sequence[str]:
    """Return what the list of a column offers; nothing for a column without one."""
    if column.kind is Kind.YES_NO:
        return ("Y", "N")
    if column.kind is Kind.LANGUAGE:
        return ("en", "fr", "en+fr", "iu", "zxx", "other")
    return [choice.label.get(language) for choice in column.vocabulary or ()]


def _meaning(column: Column) -> Text:
    if column.name in _document()["columns"]:
        return _text("columns", column.name)
    return field_help(column.asset.name) if column.asset else column.label


def _text(part: str, key: str) -> Text:
    return Text(**_document()[part][key])


@cache
def _document() -> Mapping[str, Any]:
    return yaml.safe_load(Path(__file__).with_name("help.yaml").read_text("utf-8"))
