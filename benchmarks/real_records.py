"""`python -m benchmarks.real_records FOLDER [--as-of DAY]`: what the packs say about real records.

Writes the figures of docs/real-records.md. FOLDER is described in `bilingual_records`.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .bilingual_records import records_in
from .page import write_figures
from .portals import ROOT
from .real_tables import failure_table, record_table, step_table, unclear_table
from .real_verdicts import Record, verdicts

PAGE = ROOT / "docs" / "real-records.md"


def figures(records: Sequence[Record], as_of: date) -> str:
    """Return the tables about the records, each under its heading."""
    judged = verdicts(records, as_of)
    tables = {
        "Each record": record_table(judged),
        "What fails": failure_table(judged),
        "What could not be checked (federal)": unclear_table(judged),
        "What the first steps change": step_table(records, as_of),
    }
    parts = [f"{len(records)} records, judged as of {as_of.isoformat()}."]
    parts += ["\n".join([f"### {heading}", "", *table]) for heading, table in tables.items()]
    return "\n\n".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Write the figures; end with code 2 where the folder holds no records."""
    parser = ArgumentParser(
        prog="python -m benchmarks.real_records", description="Judge real records by every pack."
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder with data/ in it")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DAY", help="for example 2026-12-31; today"
    )
    given = parser.parse_args(arguments)
    records = records_in(given.folder)
    if not records:
        parser.error(f"there are no records in {given.folder / 'data'}")
    write_figures(PAGE, figures(records, given.as_of or date.today()))  # noqa: DTZ011 - as people date it
    print(f"Written to {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
