"""What can be measured: each module of this package that has `ENTRIES` adds its own.

Knows no CKAN: the operations that entries name run in a worker of their own.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .desk import Desk

# Prepares what is to be done, and returns the part that is timed.
Operation = Callable[["Desk"], Callable[[], Any]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A benchmark: the same operation on each portal.

    `target`: the ratio to plain CKAN that is promised, None where nothing is.
    """

    name: str
    operation: Operation
    target: float | None = None

    @property
    def address(self) -> str:
        """Return where a worker finds the operation: `benchmarks.gate:create`."""
        return f"{self.operation.__module__}:{self.operation.__name__}"


def find(address: str) -> Operation:
    """Return the operation at an address."""
    module, name = address.split(":")
    return getattr(importlib.import_module(module), name)


def all_entries() -> dict[str, Entry]:
    """Return every benchmark by name, in the order of the modules."""
    return {entry.name: entry for module in _modules() for entry in getattr(module, "ENTRIES", ())}


def _modules() -> Iterator[Any]:
    package = importlib.import_module(__package__ or "benchmarks")
    for found in pkgutil.iter_modules(package.__path__):
        if found.name not in ("__main__", "desk", "worker"):
            yield importlib.import_module(f"{package.__name__}.{found.name}")
