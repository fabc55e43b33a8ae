"""Writing: create a record, change one field of a draft, publish it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .entries import Entry

if TYPE_CHECKING:
    from .desk import Desk


def create(desk: Desk) -> Callable[[], Any]:
    """Create a complete record with three resources that the public does not see."""
    record = desk.record()
    return lambda: desk.call("package_create", record)


def update(desk: Desk) -> Callable[[], Any]:
    """Save a draft as a client does that read it first: whole, one field changed."""
    record = desk.call("package_show", {"id": desk.draft()["id"]})
    record["maintainer_email"] = "data-desk@department.example"
    return lambda: desk.call("package_update", record)


def publish(desk: Desk) -> Callable[[], Any]:
    """Make a complete record public, as an editor."""
    dataset_id = desk.draft()["id"]
    return lambda: desk.publish(dataset_id)


ENTRIES = (
    Entry("gate.create", create, target=1.10),
    Entry("gate.update", update, target=1.10),
    Entry("gate.publish", publish, target=1.10),
)
