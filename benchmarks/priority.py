"""Scoring everything that may be released anew."""

from __future__ import annotations

from .entries import Study

# Seconds for 100,000 items.
ENTRIES = (Study("priority.rescore", "benchmarks.priority_studies:rescored", most=60),)
