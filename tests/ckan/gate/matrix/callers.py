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

from .table import DENIED, DRAFT, INVALID, PEOPLE, REFUSED

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
        if self.name in PEOPLE:
            return self.api(self.person).call_action(action, payload, files=files)
        model.Session.remove()
        full = {"user": self.person["name"], "ignore_auth": True, "model": model, **context}
        if self.name == "harvester":
            full["schema"] = _harvest_schema(action)
        function = _core_function(action) if self.name == "core_import" else tk.get_action(action)
        return function(full, dict(payload))


def outcome(attempt: Callable[[], Any]) -> str:
    """Run an attempt and return how it ended; whoever catches the error commits all the same."""
    try:
        attempt()
    except (ckanapi.NotAuthorized, tk.NotAuthorized):
        return DENIED
    except (ckanapi.ValidationError, tk.ValidationError) as error:
        return REFUSED if _is_refusal(error) else INVALID
    else:
        return DRAFT
    finally:
        model.Session.commit()


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
