"""Reading a published record, and putting it into the search index."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .entries import Entry

if TYPE_CHECKING:
    from .desk import Desk


def show(desk: Desk) -> Callable[[], Any]:
    """Show a published record to its editor, who sees the department's own block too."""
    dataset_id = _published(desk)
    return lambda: desk.call("package_show", {"id": dataset_id})


def index(desk: Desk) -> Callable[[], Any]:
    """Read a published record anew and index it."""
    dataset_id = _published(desk)
    return lambda: desk.index(dataset_id)


def _published(desk: Desk) -> str:
    dataset_id = desk.draft()["id"]
    desk.publish(dataset_id)
    return dataset_id


ENTRIES = (Entry("show", show), Entry("index", index))
