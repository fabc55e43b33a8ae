"""How a package of modules becomes CKAN's dictionary of functions."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


def modules_of(package: str) -> list[ModuleType]:
    """Import the modules of a package and return them, in the order of their names."""
    names = sorted(each.name for each in iter_modules(import_module(package).__path__))
    return [import_module(f"{package}.{name}") for name in names]


def exported(modules: Iterable[ModuleType]) -> dict[str, Any]:
    """Return what the modules list in `__all__`, by name.

    Raises ValueError when two modules export the same name.
    """
    found: dict[str, Any] = {}
    for module in modules:
        for name in getattr(module, "__all__", ()):
            if name in found:
                raise ValueError(f"{name} is exported twice, the second time by {module.__name__}")
            found[name] = getattr(module, name)
    return found
