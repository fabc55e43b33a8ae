"""`python -m benchmarks [NAME ...]`; RUNS= sets how often each is run.

Exit status: 0 measured, 1 a portal or an operation failed, 2 a wrong argument. A missed target does
not fail the run: on a busy machine a figure needs a reader.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from . import report
from .entries import Entry, Study, all_entries
from .portals import OGIP, PORTALS, ROOT, NoPortalError
from .workers import WorkerError, alternate, started

RESULTS = ROOT / "var" / "bench.json"
DEFAULT_RUNS = "30"
FEWEST_RUNS = 2


class WrongArgumentError(ValueError):
    """The command line or RUNS cannot be read."""


def main(names: Sequence[str]) -> int:
    """Measure the named benchmarks, or all, and return the exit status."""
    try:
        entries, runs = _entries(names), _runs()
    except WrongArgumentError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        results = _measure(entries, runs)
    except (NoPortalError, WorkerError) as error:
        print(f"Failed: measuring\nWhy:    {error}", file=sys.stderr)
        return 1
    report.write(RESULTS, results, keep_others=bool(names))
    print(f"\nWritten to {RESULTS.relative_to(ROOT)}")
    return 0


def _measure(entries: Sequence[Entry | Study], runs: int) -> list[report.Measured | report.Studied]:
    results: list[report.Measured | report.Studied] = []
    compared = any(isinstance(entry, Entry) for entry in entries)
    with started(PORTALS if compared else (OGIP,)) as workers:
        print(report.heading())
        for entry in entries:
            if isinstance(entry, Study):
                with_ogip = next(worker for worker in workers if worker.portal is OGIP)
                results.append(report.Studied(entry, with_ogip.figures(entry)))
            else:
                results.append(report.Measured(entry, alternate(entry, workers, runs)))
            print(report.row(results[-1]), flush=True)
    return results


def _entries(names: Sequence[str]) -> list[Entry | Study]:
    known = all_entries()
    unknown = [name for name in names if name not in known]
    if unknown:
        raise WrongArgumentError(
            f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(known)}"
        )
    return [known[name] for name in names or known]


def _runs() -> int:
    text = os.environ.get("RUNS", DEFAULT_RUNS)
    if not text.isdecimal() or int(text) < FEWEST_RUNS:
        raise WrongArgumentError(f"RUNS={text} is not a number of {FEWEST_RUNS} or more")
    return int(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
