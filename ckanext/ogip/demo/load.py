"""The whole demonstration, loaded through the actions; what exists is left alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk

from . import accounts, assets, eligibility, inventory, organizations, roles
from .content import DemoItem, Department, Person, Portal, read_portal

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
    loader = _Loader(today, tell)
    newcomers = loader.load_people(portal, accounts_file)
    for department in portal.departments:
        tell(department.title.en)
        loader.load_department(department, newcomers)
        loader.load_assets(department)
    return loader.done


@dataclass(slots=True)
class _Loader:
    today: date
    tell: Tell
    done: Loaded = field(default_factory=Loaded)

    def load_people(self, portal: Portal, accounts_file: Path) -> list[Person]:
        """Create the accounts that are missing and return them.

        Their log-ins are written down first, so that no password is ever lost.
        """
        prefixes = {p.user: d.prefix for d in portal.departments for p in d.people}
        existing = organizations.existing_users(portal.everybody)
        known = accounts.known_passwords(accounts_file)
        passwords = accounts.choose_passwords(portal.everybody, known, existing)
        labels = {p.user: accounts.label_of(p, prefixes.get(p.user, "")) for p in portal.everybody}
        entries = [
            {
                "role": person.role,
                "label": labels[person.user],
                "user": person.user,
                "password": passwords[person.user],
            }
            for person in portal.everybody
        ]
        accounts.write_accounts(accounts_file, entries)
        newcomers = [person for person in portal.everybody if person.user not in existing]
        for person in newcomers:
            self.tell(person.user)
            organizations.create_user(person, labels[person.user], passwords[person.user])
        self.done.users = len(newcomers)
        return newcomers

    def load_department(self, department: Department, newcomers: Sequence[Person]) -> None:
        """Create a department, its roles, and the items its inventory lacks."""
        if organizations.create_organization(department):
            self.done.organizations += 1
        else:
            for person in set(newcomers).intersection(department.people):
                organizations.add_member(department, person)
        roles.give_roles(department, self.today)
        self.done.items += inventory.load_items(department)

    def load_assets(self, department: Department) -> None:
        """Decide about, promote, describe and publish what is not yet."""
        stored = inventory.stored_items(department)
        for item in department.items:
            if item.asset is not None:
                eligibility.decide(item, department, stored[item.ref])
                self._load_asset(item, department, stored[item.ref])

    def _load_asset(self, item: DemoItem, department: Department, stored: dict[str, Any]) -> None:
        asset = assets.promoted(item, department, stored)
        if assets.is_untouched(asset, stored):
            self.tell(item.ref)
            assets.describe(asset, item, department, self.today)
            self.done.assets += 1
        try:
            self.done.published += assets.publish(asset, item, department)
        except tk.ValidationError as refusal:
            self.done.refused += 1
            reasons: Any = refusal.error_dict.get("ogip", [])
            rules = ", ".join(reason["rule"] for reason in reasons)
            self.tell(f"{item.ref}: {rules or refusal}")
