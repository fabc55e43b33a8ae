"""What differs between two versions of a record, field by field and file by file.

Records are dataset dicts in any form that `core.fingerprint` reads alike. Resources are matched by
their ids. What CKAN derives from other fields is no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from ..fingerprint import SYSTEM_FIELDS, SYSTEM_RESOURCE_FIELDS, left_out, same_content
from ..values import structured

Record = Mapping[str, Any]

# Of the fields that do not count for the fingerprint, those that somebody writes all the same.
_WRITTEN = frozenset({"name", "tags", "groups", "title", "notes"})
_WRITTEN_OF_FILES = frozenset(
    [
        "name",
        "description",
        "mimetype",
        "mimetype_inner",
        "cache_url",
        "cache_last_updated",
        "datastore_active",
        "datastore_contains_all_records_of_source_file",
    ]
)
# What CKAN keeps for itself or derives, and no version of a record decides.
KEPT = SYSTEM_FIELDS - _WRITTEN
KEPT_OF_FILES = SYSTEM_RESOURCE_FIELDS - _WRITTEN_OF_FILES


class Change(StrEnum):
    """What happened to a resource."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with another value; `material` where the change counts for the fingerprint."""

    field: str
    before: Any
    after: Any
    material: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the change as plain JSON, values out of their stored form."""
        return {
            "field": self.field,
            "before": structured(self.before),
            "after": structured(self.after),
            "material": self.material,
        }


@dataclass(frozen=True, slots=True)
class ResourceChange:
    """A resource that came, went or has other fields; `resource` is the later version of it."""

    id: str
    change: Change
    resource: Record
    fields: tuple[FieldChange, ...] = ()

    @property
    def material(self) -> bool:
        """Tell whether the change counts: a resource always does when it comes or goes."""
        return self.change is not Change.CHANGED or any(each.material for each in self.fields)


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs from one version of a record to another."""

    fields: tuple[FieldChange, ...]
    resources: tuple[ResourceChange, ...]

    @property
    def material(self) -> bool:
        """Tell whether anything differs that counts for the fingerprint."""
        changes = (*self.fields, *self.resources)
        return any(change.material for change in changes)

    def __bool__(self) -> bool:
        """Tell whether anything differs at all."""
        return bool(self.fields or self.resources)


def differences(before: Record, after: Record, immaterial: Collection[str] = ()) -> Differences:
    """Compare two versions of a record; `immaterial` are the policy's fields that do not count."""
    of_records, of_files, of_links = left_out(immaterial)
    fields = _fields(before, after, KEPT | _derived(before, after), of_records)
    old, new = resources_by_id(before), resources_by_id(after)
    resources: list[ResourceChange] = [
        ResourceChange(id_, Change.REMOVED, old[id_]) for id_ in old if id_ not in new
    ]
    for id_, resource in new.items():
        if id_ not in old:
            resources.append(ResourceChange(id_, Change.ADDED, resource))
            continue
        uncounted = of_files if resource.get("url_type") else of_links
        changed = tuple(_fields(old[id_], resource, KEPT_OF_FILES, uncounted))
        if changed:
            resources.append(ResourceChange(id_, Change.CHANGED, resource, changed))
    return Differences(tuple(fields), tuple(resources))


def resources_by_id(record: Record) -> dict[str, Record]:
    """Return the resources of a record by their ids, in order; one without an id gets its place."""
    found: dict[str, Record] = {}
    resources = cast("list[Record]", record.get("resources") or [])
    for position, resource in enumerate(resources):
        found[str(resource.get("id") or f"#{position}")] = resource
    return found


def _fields(
    before: Record, after: Record, skipped: Collection[str], uncounted: Collection[str]
) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*before, *after]):
        if name in skipped:
            continue
        old, new = before.get(name), after.get(name)
        if not same_content(old, new):
            yield FieldChange(name, old, new, name not in uncounted)


def _derived(before: Record, after: Record) -> set[str]:
    """Return the texts that are only one language of a field beside them."""
    bilingual = {"title": "title_translated", "notes": "notes_translated"}
    return {name for name, source in bilingual.items() if source in before or source in after}
