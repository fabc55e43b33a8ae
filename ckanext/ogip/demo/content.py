"""The demonstration as its YAML files tell it: departments, people, inventory items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ..core.text import Text

FOLDER = Path(__file__).parent / "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account, called after the role it plays; `capacity` is its role in CKAN's organization."""

    user: str
    email: str
    role: str
    title: Text
    capacity: str = ""
    sysadmin: bool = False
    department: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoItem:
    """An inventory item; `asset` holds the fields and resources of its asset, if it has one.

    `refused_by` and `warned_by` are the rules that find something in a draft, `gap` says it in
    words. Texts are `{en, fr}`; a draft may lack one.
    """

    ref: str
    state: str
    type: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    program: str
    language: str
    size: int
    date_published: date | None = None
    date_released: date | None = None
    portal_url: Mapping[str, str] = field(default_factory=dict[str, str])
    eligible: bool | None = None
    votes: int | None = None
    source: str | None = None
    asset: Mapping[str, Any] | None = None
    gap: Mapping[str, str] | None = None
    refused_by: Sequence[str] = ()
    warned_by: Sequence[str] = ()

    @property
    def is_published(self) -> bool:
        """Tell whether the item has an asset that is to be public."""
        return self.asset is not None and self.state == "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """An organization with its people, programs and inventory.

    `common` holds what each of its assets has unless the asset says otherwise. `roles` says from
    when and until when its people hold their roles, and who acts for whom; empty, nobody has one.
    """

    name: str
    prefix: str
    title: Text
    shortform: Text
    description: Text
    details: Mapping[str, Any]
    people: tuple[Person, ...]
    programs: Mapping[str, Text]
    common: Mapping[str, Any]
    items: tuple[DemoItem, ...]
    roles: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def person(self, role: str) -> Person:
        """Return the account that plays a role."""
        return next(person for person in self.people if person.role == role)


@dataclass(frozen=True, slots=True)
class Portal:
    """The whole demonstration; `people` are those outside the departments."""

    people: tuple[Person, ...]
    departments: tuple[Department, ...]

    @property
    def everybody(self) -> tuple[Person, ...]:
        """Return all accounts, those of the portal first."""
        return (*self.people, *(p for department in self.departments for p in department.people))


def read_portal(folder: Path = FOLDER) -> Portal:
    """Read the YAML files of the demonstration."""
    portal = _read(folder / "portal.yaml")
    return Portal(
        people=tuple(_person(entry, None) for entry in portal["people"]),
        departments=tuple(
            _department(_read(folder / f"{name}.yaml")) for name in portal["departments"]
        ),
    )


def _read(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _department(entry: Mapping[str, Any]) -> Department:
    title = Text(**entry["title"])
    return Department(
        name=entry["name"],
        prefix=entry["prefix"],
        title=title,
        shortform=Text(**entry["shortform"]),
        description=Text(**entry["description"]),
        details=entry["details"],
        people=tuple(_person(person, title) for person in entry["people"]),
        programs={key: Text(**text) for key, text in entry["programs"].items()},
        common=entry["common"],
        items=tuple(DemoItem(**item) for item in entry["items"]),
        roles=entry.get("roles", {}),
    )


def _person(entry: Mapping[str, Any], department: Text | None) -> Person:
    return Person(**{**entry, "title": Text(**entry["title"])}, department=department)
