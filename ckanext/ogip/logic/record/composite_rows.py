"""Rows of composite fields as forms send them: `relationship-0-related_type`.

scheming gathers them only where the record does not hold the field yet. A form page patches a
record that does, so without this an edited row would be dropped without a word.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

# A hidden input of each composite field, so that a form can say "no rows".
MARKER = "ogip_rows"


def gather_rows(data: dict[str, Any]) -> None:
    """Replace the single entries of a form by lists of rows, in place as scheming does it."""
    composites = _composite_fields()
    rows: dict[str, dict[int, dict[str, Any]]] = {name: {} for name in _marked(data, composites)}
    for key in list(data):
        field, _, rest = key.partition("-")
        index, _, subfield = rest.partition("-")
        if field in composites and index.isdecimal() and subfield:
            rows.setdefault(field, {}).setdefault(int(index), {})[subfield] = data.pop(key)
    for field, by_index in rows.items():
        data[field] = [by_index[index] for index in sorted(by_index)]


def _marked(data: dict[str, Any], composites: set[str]) -> set[str]:
    marked = data.pop(MARKER, [])
    return composites & set(marked if isinstance(marked, list) else [marked])


def _composite_fields() -> set[str]:
    return {
        field["field_name"]
        for schema in tk.h.scheming_dataset_schemas().values()
        for field in schema["dataset_fields"]
        if "repeating_subfields" in field
    }
