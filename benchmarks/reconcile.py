"""Finding what is public without a valid approval."""

from __future__ import annotations

from .entries import Study

_STUDIES = "benchmarks.reconcile_studies"

ENTRIES = (
    # Seconds: the issue asks for 100,000 public records in 10 s.
    Study("reconcile.all_approved", f"{_STUDIES}:all_approved", most=10),
    Study("reconcile.all_moved", f"{_STUDIES}:all_moved"),
    Study("reconcile.none_approved", f"{_STUDIES}:none_approved", most=10),
)
