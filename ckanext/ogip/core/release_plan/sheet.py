"""The release plan as rows of a file, in the language of its reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from ..formatting import format_list
from ..text import LANGUAGES, Language, Text
from .entry import Entry
from .table import NAMES, columns, line

_TITLE = "title"
_CODES = ("asset_type", "eligibility")
Cell = str | int | None


def sheet_name(lang: Language) -> str:
    """Return the name of the sheet in a workbook."""
    return NAMES["sheet"].get(lang)


def header_of_plan(lang: Language, *, public: bool) -> list[str]:
    """Return the names of the columns; titles have one for each language, the reader's first."""
    names: list[str] = []
    for key, name in columns(public=public).items():
        if key == _TITLE:
            names += [NAMES[f"title_{each}"].get(lang) for each in _order(lang)]
        else:
            names.append(name.get(lang))
    return names


def cells_of_plan(
    entries: Iterable[Entry], today: date, lang: Language, *, public: bool
) -> Iterator[list[Cell]]:
    """Yield the cells of each line; codes as their names, days as ISO 8601."""
    for entry in entries:
        cells: list[Cell] = []
        for key, value in line(entry, today, public=public).items():
            if key == _TITLE:
                cells += [entry.title.get(each) or None for each in _order(lang)]
            else:
                cells.append(_cell(key, value, lang))
        yield cells


def name_of(key: str, code: str) -> Text:
    """Return the name of an outcome or a type; an unknown code is its own."""
    return NAMES.get(f"{key}_{code}") or Text(code, code)


def _cell(key: str, value: Any, lang: Language) -> Cell:
    if value is None or value == []:
        return None
    if isinstance(value, bool):
        return NAMES["yes" if value else "no"].get(lang)
    if isinstance(value, list):
        return format_list(cast("list[str]", value), lang)
    if isinstance(value, float):
        # A spreadsheet of either language reads the point of a number that is no text.
        return int(value) if value.is_integer() else str(value)
    return name_of(key, value).get(lang) if key in _CODES else value


def _order(lang: Language) -> tuple[Language, ...]:
    return (lang, *(each for each in LANGUAGES if each != lang))
