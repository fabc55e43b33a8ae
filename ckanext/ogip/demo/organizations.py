"""The accounts and the organizations of the demonstration, through CKAN's actions."""

from __future__ import annotations

from collections.abc import Collection

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ..core.text import Text
from .acting import the_site
from .content import Department, Person

COORDINATOR = "OGC"


def existing_users(people: Collection[Person]) -> set[str]:
    """Return the accounts that exist already, also those that somebody deleted."""
    return {person.user for person in people if _exists("user_show", person.user)}


def create_user(person: Person, label: str, password: str) -> None:
    """Create an account; its profile says in both languages that it is no person."""
    tk.get_action("user_create")(
        the_site(),
        {
            "name": person.user,
            "email": person.email,
            "password": password,
            "fullname": label,
            "about": _about(person),
        },
    )
    if person.sysadmin:
        tk.get_action("user_patch")(the_site(), {"id": person.user, "sysadmin": True})


def create_organization(department: Department) -> bool:
    """Create a department with its members and return True; leave an existing one alone."""
    if _exists("organization_show", department.name):
        return False
    coordinator = department.person(COORDINATOR)
    # CKAN makes whoever creates an organization its administrator.
    context: Context = {"user": coordinator.user, "ignore_auth": True}
    members = [
        {"name": person.user, "capacity": person.capacity}
        for person in department.people
        if person is not coordinator
    ]
    tk.get_action("organization_create")(
        context,
        {
            "name": department.name,
            "title_translated": department.title.as_dict(),
            "shortform": department.shortform.as_dict(),
            "description_translated": department.description.as_dict(),
            **department.details,
            "users": members,
        },
    )
    return True


def add_member(department: Department, person: Person) -> None:
    """Make an account a member of a department that existed before the account."""
    member = {"id": department.name, "username": person.user, "role": person.capacity}
    tk.get_action("organization_member_create")(the_site(), member)


def _about(person: Person) -> str:
    where = person.department or Text("", "")
    english = f"Demo account: {person.title.en}" + (f", {where.en}" if where.en else "")
    french = f"Compte de démonstration\u00a0: {person.title.fr}"
    return f"{english}. {french}" + (f", {where.fr}." if where.fr else ".")


def _exists(action: str, name: str) -> bool:
    try:
        tk.get_action(action)(the_site(), {"id": name})
    except tk.ObjectNotFound:
        return False
    return True
