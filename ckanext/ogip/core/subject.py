"""What is judged: a typed, read-only view of one record (a canonical dict) and the facts about it.

Shape: bilingual values are `{"en", "fr"}`, keywords `{"en": [...], "fr": [...]}`, multiples are
lists, resources a list of dicts; the stored form (JSON strings, one code for a list) reads alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from .facts import Facts
from .record import Record
from .resource import Resource
from .values import read_mappings


class Kind(StrEnum):
    """What a subject is. An asset is a dataset in CKAN's sense, whatever its type."""

    ASSET = "asset"
    INVENTORY_ITEM = "inventory_item"
    ORGANIZATION = "organization"
    PLAN = "plan"
    SYSTEM = "system"
    ISSUE = "issue"


OTHER_KINDS = frozenset(kind.value for kind in Kind) - {Kind.ASSET.value}


class Subject(Record):
    """A record and its resources; no defaults are invented.

    The kind is not read from the record: whoever types a record could choose its rules then.
    `facts` are what jobs and tables know beyond the dict (see `facts`).
    """

    __slots__ = ("facts", "kind", "resources")

    def __init__(self, data: Mapping[str, Any], facts: Facts, kind: Kind) -> None:
        """View `data`; use `from_dict`."""
        super().__init__(data)
        self.facts = facts
        self.kind = kind
        self.resources = tuple(
            Resource(resource, position)
            for position, resource in enumerate(read_mappings(data.get("resources")), start=1)
        )

    @classmethod
    def from_dict(
        cls,
        data: Mapping[str, Any],
        facts: Mapping[str, Any] | None = None,
        kind: Kind = Kind.ASSET,
    ) -> Subject:
        """View a dict, with the facts gathered about it."""
        return cls(data, Facts(facts or {}), kind)

    @property
    def data(self) -> Mapping[str, Any]:
        """Return the dict behind the view."""
        return self._data

    @property
    def id(self) -> str | None:
        """Return the dataset id, None before the first save."""
        return self.text("id") or None

    @property
    def type(self) -> str:
        """Return the dataset type: `dataset`, `info`, or blank where the dict has none."""
        return self.text("type")
