"""Judging, measured: one record in memory, and the whole catalogue. Imported in workers alone.

`SWEEP_SIZE` sets the size of the catalogue, 100,000 assets with three resources each by default.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING, Any

from ckanext.ogip.gate.judge import judge, known_about
from ckanext.ogip.gate.record import from_model

from .sweeping import fill, package_of, some_ids, stream, sweep, sweep_in_background

if TYPE_CHECKING:
    from .desk import Desk

SIZE = int(os.environ.get("SWEEP_SIZE", "100000"))
SMALL = SIZE // 10
CHECKS = 300
SHOWN = 300
# What a sweep of the catalogue took, by its size: the studies of one run share it.
_swept: dict[int, float] = {}


def check_one(desk: Desk) -> dict[str, Any]:
    """Judge one stored record, with the facts about it, by all rules."""
    record = from_model(package_of(desk.draft()["id"]))
    facts = known_about(record)
    judge(record, facts)
    seconds = [_seconds(lambda: judge(record, facts)) for _ in range(CHECKS)]
    return _figures(median(seconds) * 1000, "ms", "one check in memory by all rules", runs=CHECKS)


def linearity(desk: Desk) -> dict[str, Any]:
    """Sweep a tenth of the catalogue, then all of it: time by record, and the memory it needs."""
    small, memory = _sweep(desk, SMALL), _memory()
    whole = _sweep(desk, SIZE)
    baseline = (
        f"{SMALL} records: {small:.1f} s, {SIZE}: {whole:.1f} s; "
        f"memory {memory:.0f} MB after the first, {_memory():.0f} MB after the second"
    )
    return _figures(whole, "s", baseline, whole / small / (SIZE / SMALL))


def vs_show(desk: Desk) -> dict[str, Any]:
    """Compare a sweep with a loop of `package_show` over the same records."""
    whole = _sweep(desk, SIZE)
    ids = some_ids(SHOWN)
    shown = _seconds(lambda: [desk.call("package_show", {"id": each}) for each in ids])
    loop = shown / SHOWN * SIZE
    baseline = f"package_show loop: {loop:.0f} s, from {SHOWN} of {SIZE}"
    return _figures(whole, "s", baseline, loop / whole)


def vs_stream(desk: Desk) -> dict[str, Any]:
    """Compare a sweep with reading the same rows, as JSON, out of PostgreSQL and no more."""
    whole = _sweep(desk, SIZE)
    streamed = _seconds(stream)
    return _figures(whole, "s", f"streaming the rows: {streamed:.1f} s", whole / streamed)


def workers(desk: Desk) -> dict[str, Any]:
    """Compare a sweep by two background workers with one by a single one."""
    fill(desk, SIZE)
    one, two = sweep_in_background(1), sweep_in_background(2)
    return _figures(two, "s", f"one worker: {one:.1f} s", one / two)


def _sweep(desk: Desk, size: int) -> float:
    """Sweep a catalogue of a size, once in a run, and return the seconds."""
    if size not in _swept:
        fill(desk, size)
        _swept[size] = _seconds(lambda: sweep(size))
    return _swept[size]


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _memory() -> float:
    """Return the most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _figures(
    value: float, unit: str, baseline: str, ratio: float | None = None, *, runs: int = 1
) -> dict[str, Any]:
    return {
        "value": round(value, 3),
        "unit": unit,
        "baseline": baseline,
        "ratio": None if ratio is None else round(ratio, 3),
        "runs": runs,
    }
