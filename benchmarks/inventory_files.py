"""Inventory files: importing a large one, importing it again, and exporting."""

from __future__ import annotations

from .entries import Study

_STUDIES = "benchmarks.inventory_file_studies"

ENTRIES = (
    Study("import.vs_upsert", f"{_STUDIES}:vs_upsert", least=5.0),
    Study("import.vs_copy", f"{_STUDIES}:vs_copy", most=3.0),
    Study("import.unchanged", f"{_STUDIES}:unchanged", most=1.0),
    # Megabytes that the command needs at most.
    Study("export.xlsx", f"{_STUDIES}:export_xlsx", most=300.0),
)
