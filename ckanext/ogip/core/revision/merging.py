"""Joining two changes of one record: what the public version and a revision became since a base.

A field that only one side changed has that side's value. Where both did, and differently, the
revision's value stands, and is named as a conflict where it counts. What CKAN keeps for itself,
such as dates and states, is that of the public version.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..fingerprint import left_out, same_content
from .differences import KEPT, KEPT_OF_FILES, Record, resources_by_id


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed differently; `field` is None for a file that one side removed.

    `resource_id` is None for a field of the record.
    """

    field: str | None
    resource_id: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The joined record, and what nobody but a person can decide."""

    record: dict[str, Any]
    conflicts: tuple[Conflict, ...]


@dataclass(slots=True)
class _Merger:
    immaterial: Collection[str]
    conflicts: list[Conflict] = field(default_factory=list[Conflict])

    def record(self, base: Record, public: Record, held: Record) -> dict[str, Any]:
        uncounted = left_out(self.immaterial)[0]
        return self._join((base, public, held), KEPT, uncounted, None)

    def resources(self, base: Record, public: Record, held: Record) -> list[dict[str, Any]]:
        versions = (resources_by_id(base), resources_by_id(public), resources_by_id(held))
        joined: list[dict[str, Any]] = []
        for id_ in _order(*(list(version) for version in versions)):
            resource = self._resource(id_, *(version.get(id_) for version in versions))
            if resource is not None:
                joined.append(resource | {"position": len(joined)})
        return joined

    def _resource(
        self, id_: str, base: Record | None, public: Record | None, held: Record | None
    ) -> dict[str, Any] | None:
        if public is not None and held is not None:
            uncounted = left_out(self.immaterial)[1 if held.get("url_type") else 2]
            return self._join((base or {}, public, held), KEPT_OF_FILES, uncounted, id_)
        there = public if held is None else held
        if there is None:
            return None
        if base is None:
            return dict(there)
        if not self._same_resource(base, there):
            self.conflicts.append(Conflict(None, id_))
            return dict(held) if held is not None else None
        return None

    def _same_resource(self, one: Record, other: Record) -> bool:
        uncounted = left_out(self.immaterial)[1 if other.get("url_type") else 2]
        names = (one.keys() | other.keys()) - uncounted
        return all(same_content(one.get(name), other.get(name)) for name in names)

    def _join(
        self,
        versions: tuple[Record, Record, Record],
        kept: Collection[str],
        uncounted: Collection[str],
        resource_id: str | None,
    ) -> dict[str, Any]:
        base, public, held = versions
        joined: dict[str, Any] = {}
        for name in dict.fromkeys([*public, *held]):
            chosen = public
            if name in kept:
                chosen = public if name in public else held
            elif not same_content(held.get(name), base.get(name)):
                chosen = held
                agreed = same_content(public.get(name), base.get(name)) or same_content(
                    public.get(name), held.get(name)
                )
                if not agreed and name not in uncounted:
                    self.conflicts.append(Conflict(name, resource_id))
            if name in chosen:
                joined[name] = chosen[name]
        return joined


def merge(
    base: Mapping[str, Any],
    public: Mapping[str, Any],
    held: Mapping[str, Any],
    immaterial: Collection[str] = (),
) -> Merged:
    """Join what changed from `base` to `public` with what changed from `base` to `held`."""
    merger = _Merger(immaterial)
    record = merger.record(base, public, held)
    record["resources"] = merger.resources(base, public, held)
    return Merged(record, tuple(merger.conflicts))


def _order(base: list[str], public: list[str], held: list[str]) -> list[str]:
    """Return all ids: in the order of the revision where it changed that, else of the public."""
    common = set(base) & set(public) & set(held)
    moved = [id_ for id_ in held if id_ in common] != [id_ for id_ in base if id_ in common]
    first, second = (held, public) if moved else (public, held)
    return list(dict.fromkeys([*first, *second]))
