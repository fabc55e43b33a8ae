"""What keeps an inventory from being submitted: one sentence for each cause, with its items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ...core.findings import Finding
from ...gate.refusal import for_programs
from ...model.item import Item

# Of a long list the first ones show what is missing; who corrects them submits again.
SHOWN_ITEMS = 10
SHOWN_CAUSES = 50
Shown = tuple[Item, dict[str, Any]]


@dataclass(slots=True)
class Causes:
    """The causes found so far, by rule and sentence, and the items in which they were found."""

    items: int = 0
    _found: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict[Any, Any])

    def add(self, shown: Shown, findings: Sequence[Finding]) -> None:
        """Count what stands against one item, given with its columns."""
        self.items += 1
        for finding in findings:
            said = for_programs(finding)
            key = (said["rule"], said["message"])
            cause = self._found.setdefault(key, {**said, "count": 0, "items": []})
            cause["count"] += 1
            if len(cause["items"]) < SHOWN_ITEMS:
                cause["items"].append(_named(*shown))

    def as_list(self) -> list[dict[str, Any]]:
        """Return the causes, those that concern most items first."""
        found = sorted(self._found.values(), key=lambda cause: -cause["count"])
        return found[:SHOWN_CAUSES]


def _named(item: Item, facts: dict[str, Any]) -> dict[str, Any]:
    title = {"en": facts["title_en"], "fr": facts["title_fr"]}
    return {"id": item.id, "ref_number": item.ref_number, "title": title}
