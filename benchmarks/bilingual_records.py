"""Real texts to measure the language guess on: bilingual pairs, and texts in English only.

Reads a folder that holds `data/` (records and inventories of open.canada.ca) and `plans/` (plans as
CSV); a file that is not there is passed over. Nothing of it is kept in the project.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Pair = tuple[str, str]

_RECORDS = ("csa_packages_sample.jsonl", "yukon_package.json")
_INVENTORIES = ("tbs_inventory_full19cols_2019-07-08.csv",)
_ENGLISH_INVENTORIES = ("tbs_inventory_statcan_12cols_2019-02-23.csv",)
_INVENTORY_COLUMNS = ("title", "description", "publisher", "program_alignment_architecture")
# Plans of English-speaking departments: columns that hold a sentence or a heading.
_PLAN_COLUMNS = (
    "objective",
    "commitment",
    "activity",
    "deliverable",
    "description",
    "risk",
    "duty",
)


def records_in(folder: Path) -> list[dict[str, Any]]:
    """Return the datasets, as `package_show` gives them."""
    found: list[dict[str, Any]] = []
    for name in _RECORDS:
        text = _read(folder / "data" / name)
        lines = text.splitlines() if name.endswith(".jsonl") else [text]
        found += [json.loads(line) for line in lines if line.strip()]
    return [record.get("result", record) for record in found]


def pairs_in(folder: Path) -> list[Pair]:
    """Return every different (English, French) pair of texts that are not the same."""
    pairs = {pair for record in records_in(folder) for pair in _pairs_of(record)}
    for name in _INVENTORIES:
        for row in _rows(folder / "data" / name):
            pairs |= {(_cell(row, f"{c}_en"), _cell(row, f"{c}_fr")) for c in _INVENTORY_COLUMNS}
    return sorted((en, fr) for en, fr in pairs if en and fr and en.casefold() != fr.casefold())


def english_texts_in(folder: Path) -> list[str]:
    """Return every different text of the files that are in English only."""
    texts = {
        _cell(row, column)
        for name in _ENGLISH_INVENTORIES
        for row in _rows(folder / "data" / name)
        for column in ("title", "description")
    }
    for path in sorted((folder / "plans").glob("*.csv")):
        texts |= {_cell(row, column) for row in _rows(path) for column in _PLAN_COLUMNS}
    return sorted(texts - {""})


def _pairs_of(record: Mapping[str, Any]) -> Iterator[Pair]:
    for field in ("title_translated", "notes_translated"):
        yield _pair(record.get(field))
    for resource in record.get("resources") or ():
        yield _pair(resource.get("name_translated"))


def _pair(texts: Mapping[str, str] | None) -> Pair:
    texts = texts or {}
    french = texts.get("fr") or texts.get("fr-t-en") or ""
    return (texts.get("en") or "").strip(), french.strip()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    return csv.DictReader(_read(path).splitlines(keepends=True))


def _cell(row: Mapping[str, str], column: str) -> str:
    return (row.get(column) or "").strip()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig") if path.is_file() else ""
