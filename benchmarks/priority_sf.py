"""`python -m benchmarks.priority_sf FOLDER`: our priorities next to those that a city gave.

Writes the figures of docs/priority.md. FOLDER is described in `city_inventory`.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from ckanext.ogip.core.policy.priority import default_priority

from .city_inventory import CLASSIFICATION, PUBLIC, VALUE, Row, rows_in
from .city_models import (
    Cuts,
    best_cuts,
    best_weights,
    by_bands,
    by_table,
    completeness,
    inputs,
    most_frequent,
    scores,
)
from .page import table, write_figures
from .portals import ROOT

PAGE = ROOT / "docs" / "priority.md"


def figures(rows: Sequence[Row]) -> str:
    """Return the table, with a column for all rows and one for those that are public."""
    public = [row for row in rows if row[CLASSIFICATION] == PUBLIC]
    columns = [_column(rows), _column(public)]
    lines = [[name, *(column[name] for column in columns)] for name in columns[0]]
    heads = ["how", f"all {len(rows):,} rows", f"{len(public):,} public rows"]
    return "\n".join(table(heads, lines))


def _column(rows: Sequence[Row]) -> dict[str, str]:
    """Return what each way of guessing reproduces, by its name."""

    def share(count: int) -> str:
        return f"{100 * count / len(rows):.1f} %"

    def fitted(cuts: Cuts) -> str:
        return f"{share(cuts.fitting)} (P1 from {cuts.first}, P2 from {cuts.second})"

    shipped = default_priority()
    judged = inputs(rows, with_judgements=True)
    facts, answers = scores(inputs(rows, with_judgements=False), shipped), scores(judged, shipped)
    policy, cuts = best_weights(judged)
    weights = policy.weights
    return {
        "always the most frequent priority": share(most_frequent(rows)),
        "table of value by classification": share(by_table(rows, VALUE, CLASSIFICATION)),
        "table of value alone": share(by_table(rows, VALUE)),
        "model, facts alone": share(by_bands(facts)),
        "model, facts alone, bands fitted": fitted(best_cuts(facts)),
        "model, facts and the city's two judgements": share(by_bands(answers)),
        "the same, bands fitted": fitted(best_cuts(answers)),
        "the same, bands and weights fitted": (
            f"{fitted(cuts)}, value {weights['value']}, risk {weights['risk']}"
        ),
        "statements answered by facts alone": f"{completeness(facts):.1f} %",
        "statements answered with the judgements": f"{completeness(answers):.1f} %",
    }


def main(arguments: Sequence[str]) -> int:
    """Write the figures; end with code 2 where the folder holds no inventory."""
    parser = ArgumentParser(
        prog="python -m benchmarks.priority_sf",
        description="Compare release priorities with those of a city.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder with data/ in it")
    given = parser.parse_args(arguments)
    rows = rows_in(given.folder)
    if not rows:
        parser.error(f"there is no inventory in {given.folder / 'data'}")
    write_figures(PAGE, figures(rows))
    print(f"Written to {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
