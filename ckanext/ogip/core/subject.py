"""The record under judgement: a typed, read-only view of one canonical dataset dict and its facts.

Shape: bilingual values are `{"en", "fr"}`, keywords `{"en": [...], "fr": [...]}`, multiples are
lists, resources a list of dicts; the stored form (JSON strings, one code for a list) reads alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from .record import Record
from .resource import Resource
from .values import structured


class Subject(Record):
    """A record and its resources; no defaults are invented.

    `facts` are what jobs and tables know beyond the dict (files, links, sign-offs), by name; a rule
    that needs a fact that is absent answers `CouldNotCheck`.
    """

    __slots__ = ("facts", "resources")

    def __init__(self, data: Mapping[str, Any], facts: Mapping[str, Any]) -> None:
        """View `data`; use `from_dict`."""
        super().__init__(data)
        self.facts = facts
        self.resources = tuple(
            Resource(resource, position)
            for position, resource in enumerate(_resource_dicts(data.get("resources")), start=1)
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], facts: Mapping[str, Any] | None = None) -> Subject:
        """View a dataset dict, with the facts gathered about it."""
        return cls(data, facts or {})

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


def _resource_dicts(value: object) -> Iterable[Mapping[str, Any]]:
    plain = structured(value)
    if not isinstance(plain, list | tuple):
        return
    for item in cast("Iterable[object]", plain):
        if isinstance(item, Mapping):
            yield cast("Mapping[str, Any]", item)
