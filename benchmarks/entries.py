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


@dataclass(frozen=True, slots=True)
class Study:
    """A benchmark that compares things within CKAN with ogip, and does its own timing.

    `address` is where a worker finds the function, which returns the fields of its entry in
    var/bench.json: value, unit, baseline, ratio, runs. `least` or `most` is the ratio, or where
    there is none the value, that is promised.
    """

    name: str
    address: str
    least: float | None = None
    most: float | None = None


def find(address: str) -> Callable[[Desk], Any]:
    """Return the operation at an address."""
    module, name = address.split(":")
    return getattr(importlib.import_module(module), name)


def all_entries() -> dict[str, Entry | Study]:
    """Return every benchmark by name, in the order of the modules."""
    return {entry.name: entry for module in _modules() for entry in getattr(module, "ENTRIES", ())}


# Imported in workers alone, or run by itself.
_NEED_CKAN = frozenset(
    {
        "__main__",
        "catalogue",
        "desk",
        "inventory_file_studies",
        "item_studies",
        "priority_studies",
        "reconcile_studies",
        "sweep_studies",
        "sweeping",
        "worker",
    }
)


def _modules() -> Iterator[Any]:
    package = importlib.import_module(__package__ or "benchmarks")
    names = {found.name for found in pkgutil.iter_modules(package.__path__)} - _NEED_CKAN
    # The catalogue only grows in a run: what begins with a small one comes first.
    for name in sorted(names, key=lambda name: (name == "reconcile", name)):
        yield importlib.import_module(f"{package.__name__}.{name}")
