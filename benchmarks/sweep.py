"""Judging: one record in memory, and sweeps of the whole catalogue."""

from __future__ import annotations

from .entries import Study

_STUDIES = "benchmarks.sweep_studies"

ENTRIES = (
    Study("check.one", f"{_STUDIES}:check_one", most=2),
    Study("sweep.linearity", f"{_STUDIES}:linearity", most=1.2),
    Study("sweep.vs_show", f"{_STUDIES}:vs_show", least=25),
    Study("sweep.vs_stream", f"{_STUDIES}:vs_stream"),
    Study("sweep.workers", f"{_STUDIES}:workers", least=1.7),
)
