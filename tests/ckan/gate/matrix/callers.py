"""Who tries: people over HTTP, code in the process, and CKAN's functions themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import ckanapi
from ckan import model
from ckan.logic.schema import default_create_package_schema, default_update_package_schema
from ckan.plugins import toolkit as tk

from ckanext.ogip.gate.refusal import Refusal

from .table import DENIED, DONE, IN_PROCESS, INVALID, REFUSED

Record = dict[str, Any]
CORE_MODULES = ("create", "update", "patch", "delete")


@dataclass(frozen=True)
class Caller:
    """One who tries: `call` runs an action as they would, `person` is who they are."""

    name: str
    person: Record
    api: Any
    app: Any

    def call(self, action: str, payload: Record, files: Any = None, **context: Any) -> Any:
        """Run an action; `context` is what code in the process puts into the context."""
        if self.name not in IN_PROCESS:
            return self.api(self.person).call_action(action, payload, files=files)
        model.Session.remove()
        full = {"user": self.person["name"], "ignore_auth": True, "model": model, **context}
        if self.name == "harvester":
            full["schema"] = _harvest_schema(action)
        function = _core_function(action) if self.name == "core_import" else tk.get_action(action)
        return function(full, dict(payload))


def outcome(attempt: Callable[[], Any], wanted: str) -> str:
    """Run an attempt and return how it ended; whoever catches the error commits all the same.

    What nobody stopped ended as `wanted`, if that is something that may be done: whether it did,
    only its traces tell.
    """
    try:
        attempt()
    except (ckanapi.NotAuthorized, tk.NotAuthorized):
        return DENIED
    except (ckanapi.ValidationError, tk.ValidationError) as error:
        return REFUSED if _is_refusal(error) else INVALID
    else:
        return wanted if wanted in DONE else "done"
    finally:
        commit_all_the_same()


def commit_all_the_same() -> None:
    """Commit as who ignores a refusal; what was written past the actions is refused once more."""
    try:
        model.Session.commit()
    except tk.ValidationError:
        model.Session.rollback()


def _is_refusal(error: Exception) -> bool:
    said = getattr(error, "error_dict", {})
    return "ogip" in said or isinstance(error, Refusal) or isinstance(error.__context__, Refusal)


def _core_function(action: str) -> Callable[..., Any]:
    modules = (import_module(f"ckan.logic.action.{name}") for name in CORE_MODULES)
    return next(getattr(module, action) for module in modules if hasattr(module, action))


def _harvest_schema(action: str) -> Any:
    """As `ckanext-harvest` does it: CKAN's schema, with any id and any name taken."""
    creating = action == "package_create"
    schema = default_create_package_schema() if creating else default_update_package_schema()
    anything = [tk.get_validator("ignore_missing"), tk.get_validator("unicode_safe")]
    return {**schema, "id": anything, "name": anything}
