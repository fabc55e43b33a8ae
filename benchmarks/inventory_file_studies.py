"""`ckan ogip inventory import` and `export` of a large file, measured. Imported in workers alone.

`IMPORT_ROWS` sets the rows of the file, 100,000 by default, of 22 columns: texts as long as the
largest file that may be uploaded allows. Commands run in processes of their own: their seconds
include the start of CKAN, their memory is all they held.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from ckan import model

from ckanext.ogip.core.inventory.layout import layout

from .portals import ROOT

if TYPE_CHECKING:
    from .desk import Desk

ROWS = int(os.environ.get("IMPORT_ROWS", "100000"))
UPSERTED = min(ROWS, 5_000)
_CHUNK = 1_000
NAMES = tuple(column.name for column in layout("tbs").columns[:22])
_VALUES = {
    "language": "en+fr",
    "eligible_for_release": "Y",
    "date_published": "2016-03-29",
    "date_released": "2020-01-31",
    "asset_type": "dataset",
    "volume": "small",
    "complexity": "low",
}
# What an import fills in itself.
_DEFAULTS = {
    "id": "gen_random_uuid()::text",
    "organization_id": "'department'",
    "state": "'under_review'",
    "created": "now()",
    "modified": "now()",
}
# What the last run of a command took and needed, by its name: the studies of one run share it.
_ran: dict[str, tuple[float, float]] = {}


def vs_upsert(desk: Desk) -> dict[str, Any]:
    """Compare an import with CKAN's `datastore_upsert` of the same rows."""
    first = _first_import(desk)
    upserted = _upsert(desk) / UPSERTED * ROWS
    baseline = f"datastore_upsert: {upserted:.0f} s, from {UPSERTED} of {ROWS}; {_memory('import')}"
    return _figures(first, "s", baseline, upserted / first)


def vs_copy(desk: Desk) -> dict[str, Any]:
    """Compare an import with a bare COPY of the file into a table like that of items."""
    first = _first_import(desk)
    copied, bare = _copy("including all"), _copy("including generated")
    baseline = f"COPY: {copied:.1f} s, without indexes {bare:.1f} s; {_memory('import')}"
    return _figures(first, "s", baseline, first / copied)


def unchanged(desk: Desk) -> dict[str, Any]:
    """Compare importing a file a second time with the first time."""
    first = _first_import(desk)
    again = _command("again", "import", str(_file()), "--organization", desk.organization_id)
    return _figures(again, "s", f"first: {first:.1f} s; {_memory('again')}", again / first)


def export_xlsx(desk: Desk) -> dict[str, Any]:
    """Return the memory that exporting the inventory as a workbook needs, in MB."""
    _first_import(desk)
    target = str(_file().with_suffix(".xlsx"))
    wanted = ("--organization", desk.organization_id, "--format", "xlsx", "--output", target)
    seconds = _command("export", "export", *wanted)
    return _figures(_ran["export"][1], "MB", f"{ROWS} rows of 29 columns in {seconds:.1f} s", None)


def _first_import(desk: Desk) -> float:
    """Import the file into an empty inventory, once in a run, and return the seconds."""
    if "import" in _ran:
        return _ran["import"][0]
    model.Session.execute(sa.text("delete from ogip_item"))
    model.Session.commit()
    return _command("import", "import", str(_file()), "--organization", desk.organization_id)


def _command(name: str, *arguments: str) -> float:
    """Run a command of the inventory, and return the seconds. Raises RuntimeError."""
    ckan = str(Path(sys.executable).with_name("ckan"))
    command = [ckan, "-c", str(ROOT / "test.ini"), "ogip", "inventory", *arguments]
    start = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(ckan, command, os.environ, file_actions=quiet)
    _pid, status, used = os.wait4(process, 0)
    if status:
        raise RuntimeError(f"{' '.join(command)}: {os.waitstatus_to_exitcode(status)}")
    _ran[name] = (time.perf_counter() - start, used.ru_maxrss / 1024)
    return _ran[name][0]


def _upsert(desk: Desk) -> float:
    """Return the seconds of bringing a part of the rows into the DataStore."""
    resource = desk.draft()["resources"][0]["id"]
    fields = [{"id": name, "type": "text"} for name in NAMES]
    table = {"resource_id": resource, "fields": fields, "primary_key": NAMES[0], "force": True}
    desk.call("datastore_create", table)
    rows = [dict(zip(NAMES, cells, strict=True)) for cells in _rows(UPSERTED)]
    chunks = [rows[at : at + _CHUNK] for at in range(0, UPSERTED, _CHUNK)]
    return _seconds(
        lambda: [
            desk.call("datastore_upsert", {"resource_id": resource, "records": each, "force": True})
            for each in chunks
        ]
    )


def _copy(like: str) -> float:
    """Return the seconds of a COPY of the file into an empty table; nothing is kept."""
    connection = model.Session.connection()
    connection.execute(sa.text(f"create table bench_copy (like ogip_item {like})"))
    for column, value in _DEFAULTS.items():
        statement = f"alter table bench_copy alter {column} set default {value}"
        connection.execute(sa.text(statement))
    statement = f"copy bench_copy ({', '.join(NAMES)}) from stdin with (format csv, header)"
    cursor = connection.connection.cursor()
    with _file().open("rb") as stream:
        seconds = _seconds(lambda: cursor.copy_expert(statement, stream))
    model.Session.rollback()
    return seconds


@cache
def _file() -> Path:
    path = Path(mkdtemp()) / "inventory.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(NAMES)
        writer.writerows(_rows(ROWS))
    return path


def _rows(number: int) -> Iterator[list[str]]:
    for row in range(number):
        yield [_cell(name, row) for name in NAMES]


def _cell(name: str, row: int) -> str:
    if name in _VALUES:
        return _VALUES[name]
    if name in {"size", "user_votes"}:
        return str(row)
    if name.startswith("portal_url"):
        return f"https://open.canada.ca/data/en/dataset/{row}"
    if name.startswith("description"):
        return f"Counts of vehicles by hour, place and class of road since 2010, number {row}."
    return f"{name.replace('_', ' ')} {row}"


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _memory(name: str) -> str:
    return f"memory of the command {_ran[name][1]:.0f} MB"


def _figures(value: float, unit: str, baseline: str, ratio: float | None) -> dict[str, Any]:
    rounded = None if ratio is None else round(ratio, 3)
    return {
        "value": round(value, 3),
        "unit": unit,
        "baseline": baseline,
        "ratio": rounded,
        "runs": 1,
    }
