"""The inventory: its list, searched and counted."""

from __future__ import annotations

from .entries import Study

ENTRIES = (Study("items.search", "benchmarks.item_studies:search", most=100),)
