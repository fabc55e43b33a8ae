"""How current 100,000 records are: computed, and asked for by page."""

from __future__ import annotations

from .entries import Study

# Seconds for 100,000 records; then milliseconds for a page of them, the slowest of twenty.
ENTRIES = (
    Study("lifetime.all", "benchmarks.lifetime_studies:all_due", most=3),
    Study("lifetime.list", "benchmarks.lifetime_studies:listed", most=100),
)
