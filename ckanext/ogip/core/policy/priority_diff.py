"""What changes from one policy to another about release priority, as keys of texts with values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..priority.settings import PrioritySettings
from ..priority.toolkit import load_toolkit
from ..text import Text

Change = tuple[str, Mapping[str, Any]]


def priority_changes(before: PrioritySettings, after: PrioritySettings) -> Iterator[Change]:
    """Yield the key and the values of each change, in the order of the keys of a policy."""
    toolkit = load_toolkit()
    if before.mode is not after.mode:
        yield "priority_mode", {"before": before.mode.value, "after": after.mode.value}
    names: Mapping[str, Text] = toolkit.dimensions
    yield from _numbers("priority_weight", names, before.weights, after.weights)
    for band, percent in after.bands.items():
        if before.bands[band] != percent:
            values = {"before": before.bands[band], "after": percent}
            yield "priority_band", {"band": band.value, **values}
    if before.minimum_completeness != after.minimum_completeness:
        values = {"before": before.minimum_completeness, "after": after.minimum_completeness}
        yield "priority_completeness", values
    names = {name: entry.purpose for name, entry in toolkit.thresholds.items()}
    yield from _numbers("priority_threshold", names, before.thresholds, after.thresholds)
    for statement in toolkit.statements.values():
        counted, counts = statement.id in before.statements, statement.id in after.statements
        if counted != counts:
            key = "priority_statement_on" if counts else "priority_statement_off"
            yield key, {"statement": statement.text.as_dict()}


def _numbers(
    key: str, names: Mapping[str, Text], before: Mapping[str, int], after: Mapping[str, int]
) -> Iterator[Change]:
    for name, text in names.items():
        if before[name] != after[name]:
            yield key, {"name": text.as_dict(), "before": before[name], "after": after[name]}
