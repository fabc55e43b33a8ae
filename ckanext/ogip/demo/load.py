"""The whole demonstration, loaded through the actions; what exists is left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk

from . import accounts, assets, inventory, organizations
from .content import Department, DemoItem, Person, Portal, read_portal

Tell = Callable[[str], None]


@dataclass(slots=True)
class Loaded:
    """What a run created; a second run creates nothing. `refused` names drafts the gate kept."""

    users: int = 0
    organizations: int = 0
    items: int = 0
    assets: int = 0
    published: int = 0
    refused: int = 0


def load(accounts_file: Path, today: date, tell: Tell) -> Loaded:
    """Load what is missing and report progress to `tell`.

    Raises AccountsFileError, and ValidationError or NotAuthorized from the actions.
    """
    portal = read_portal()
    done = Loaded()
    created = _load_people(portal, accounts_file, tell)
    done.users = len(created)
    for department in portal.departments:
        tell(department.title.en)
        _load_department(department, created, done)
        _load_assets(department, today, tell, done)
    return done


def _load_people(portal: Portal, accounts_file: Path, tell: Tell) -> list[Person]:
    """Write the log-ins down before the accounts exist, so that no password is ever lost."""
    prefixes = {p.user: d.prefix for d in portal.departments for p in d.people}
    existing = organizations.existing_users(portal.everybody)
    known = accounts.known_passwords(accounts_file)
    passwords = accounts.choose_passwords(portal.everybody, known, existing)
    entries: list[dict[str, Any]] = [
        {
            "role": person.role,
            "label": accounts.label_of(person, prefixes.get(person.user, "")),
            "user": person.user,
            "password": passwords[person.user],
        }
        for person in portal.everybody
    ]
    accounts.write_accounts(accounts_file, entries)
    missing = [person for person in portal.everybody if person.user not in existing]
    for person in missing:
        tell(person.user)
        password = passwords[person.user]
        if password:
            organizations.create_user(person, prefixes.get(person.user, ""), password)
    return missing


def _load_department(department: Department, created: list[Person], done: Loaded) -> None:
    if organizations.create_organization(department):
        done.organizations += 1
    else:
        for person in department.people:
            if person in created:
                organizations.add_member(department, person)
    done.items += inventory.load_items(department, department.person("STEW").user)


def _load_assets(department: Department, today: date, tell: Tell, done: Loaded) -> None:
    stored = inventory.stored_items(department)
    for item in department.items:
        if item.asset is not None:
            _load_asset(item, department, stored[item.ref], today, tell, done)


def _load_asset(
    item: DemoItem,
    department: Department,
    stored: dict[str, Any],
    today: date,
    tell: Tell,
    done: Loaded,
) -> None:
    asset = assets.promote(stored, department.person("STEW").user)
    if assets.describe(item, department, stored, asset, today):
        tell(item.ref)
        done.assets += 1
    try:
        done.published += assets.publish(item, department, asset)
    except tk.ValidationError as refusal:
        done.refused += 1
        tell(f"{item.ref}: {refusal}")
