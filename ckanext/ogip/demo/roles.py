"""Who holds which role of open government in a department of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import ckan.plugins.toolkit as tk

from .acting import somebody, the_site
from .content import Department
from .dates import as_fields


def give_roles(department: Department, today: date) -> None:
    """Give the people of a department their roles, and let one act for another.

    Does nothing where the department names none. What was given before, or ended since, is left.
    """
    if not department.roles:
        return
    known = tk.get_action("ogip_role_list")(
        the_site(), {"organization": department.name, "include_ended": True, "limit": 1000}
    )
    given = {(role["user"].get("name"), role["role"]) for role in known["results"]}
    assign = tk.get_action("ogip_role_assign")
    for wanted in _assignments(department, as_fields(department.roles, today)):
        if (wanted["user"], wanted["role"]) not in given:
            principal = wanted.get("delegate_of")
            assign(somebody(principal) if principal else the_site(), wanted)


def _assignments(department: Department, told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what people hold themselves, then what was passed on."""
    for person in department.people:
        yield {
            "organization": department.name,
            "user": person.user,
            "role": person.role,
            "valid_from": told["from"],
            "valid_until": told["until"].get(person.role),
        }
    for passed_on in told["delegations"]:
        yield {"organization": department.name, **passed_on}
