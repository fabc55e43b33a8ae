"""Which files a rule must see, and what it says about those that nobody has looked at yet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..findings import Severity
from ..resource import Resource
from ..results import CouldNotCheck
from ..subject import Subject
from .facts import FileFacts, Link, facts_of
from .gathered import read_part

# The message of every rule on files for a record none of whose files was looked at.
NOTHING_EXAMINED = "nothing_examined"
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Examined(Generic[Part]):
    """The resources with what is known about them, and those about which nothing is known."""

    seen: tuple[tuple[Resource, Part], ...]
    unseen: tuple[Resource, ...]

    def gaps(self, severity: Severity | None = None) -> Iterator[CouldNotCheck]:
        """Say what could not be seen: each resource, or once that nobody has looked at any."""
        if not self.seen and len(self.unseen) > 1:
            yield CouldNotCheck(NOTHING_EXAMINED, "resources", severity=severity)
            return
        for resource in self.unseen:
            yield CouldNotCheck("not_examined", "url", resource, severity=severity)


def is_kept_here(resource: Resource) -> bool:
    """Tell whether the portal itself keeps the file."""
    return bool(resource.upload_name or resource.text("url_type"))


def files_of(subject: Subject, not_files: Collection[str]) -> list[Resource]:
    """Return the resources that are files: not those whose type is in `not_files`, unless seen.

    A type is typed by an editor: calling a file a website does not hide what a job found in it.
    """
    files = _facts(subject)
    return [
        resource
        for resource in subject.resources
        if resource.has_address
        and (
            resource.type not in not_files
            or is_kept_here(resource)
            or _content(files, resource) is not None
        )
    ]


def visits(subject: Subject, resources: Iterable[Resource]) -> Examined[Link]:
    """Return the last visit to the address of each resource."""
    files = _facts(subject)
    if not files:  # nobody has looked at any
        return Examined((), tuple(resources))

    def visited(resource: Resource) -> Link | None:
        entry = facts_of(files, resource)
        return entry.link if entry else None

    return _sorted(resources, visited)


def contents(
    subject: Subject,
    resources: Iterable[Resource],
    part: Callable[[FileFacts], Part | None],
) -> Examined[Part]:
    """Return a part of what is known about the present files of resources."""
    files = _facts(subject)
    if not files:
        return Examined((), tuple(resources))

    def examined(resource: Resource) -> Part | None:
        entry = _content(files, resource)
        return part(entry) if entry else None

    return _sorted(resources, examined)


def _sorted(
    resources: Iterable[Resource], look_up: Callable[[Resource], Part | None]
) -> Examined[Part]:
    seen: list[tuple[Resource, Part]] = []
    unseen: list[Resource] = []
    for resource in resources:
        part = look_up(resource)
        if part is None:
            unseen.append(resource)
        else:
            seen.append((resource, part))
    return Examined(tuple(seen), tuple(unseen))


def _facts(subject: Subject) -> Mapping[str, Any]:
    return read_part(subject.facts.get("files"))


def _content(files: Mapping[str, Any], resource: Resource) -> FileFacts | None:
    entry = facts_of(files, resource)
    return entry if entry and entry.is_current else None
