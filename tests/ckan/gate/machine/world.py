"""The portal of a run: two organizations, everybody who may try something, and its policies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ckanapi
from ckan import model
from ckan.common import config
from ckan.plugins import toolkit as tk

from ckanext.ogip import config as settings
from tests.ckan.gate.matrix.callers import Caller, commit_all_the_same
from tests.portal.reset import empty_portal

Record = dict[str, Any]

# "both" may edit in both organizations; the last three are code in the process.
CALLERS = (
    *("anonymous", "outsider", "member", "editor", "both", "org_admin", "sysadmin"),
    *("site_user", "harvester", "core_import"),
)
PEOPLE = CALLERS[:7]
# What refuses in words; anything else that is raised is a mistake of the portal.
REFUSALS = (
    *(ckanapi.ValidationError, ckanapi.NotAuthorized, ckanapi.NotFound),
    *(tk.ValidationError, tk.NotAuthorized, tk.ObjectNotFound),
)
POLICIES = {
    "federal": "",
    "no licence needed": "rules: {OG-102: {severity: warn}}\n",
    "short titles only": "rules: {OG-222: {severity: block}}\n",
    "licence not to be overridden": "not_overridable: [OG-102]\n",
    "changes wait": "material_changes: held\n",
}


@dataclass
class World:
    """Makes the same portal for each example; `folder` holds the policy files."""

    app: Any
    api: Callable[[Record | None], Any]
    make_organization: Callable[..., Record]
    make_user: Callable[..., Record]
    folder: Path
    organizations: dict[str, Record] = field(default_factory=dict)
    people: dict[str, Record | None] = field(default_factory=dict)
    tables: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Empty the portal and let everybody in."""
        empty_portal(self.tables)
        self.use_policy("federal")
        here, there = self.make_organization(name="here"), self.make_organization(name="there")
        self.organizations = {"here": here, "there": there}
        self.people = {
            "anonymous": None,
            "outsider": self.make_user(),
            "member": self.make_user("member", here),
            "editor": self.make_user("editor", here),
            "both": self.make_user("editor", here),
            "org_admin": self.make_user("admin", here),
            "sysadmin": self.make_user(sysadmin=True),
        }
        self._add_member(self.people["both"], there)

    def caller(self, name: str) -> Caller:
        """Return the caller of a name; code in the process acts as the sysadmin."""
        return Caller(name, self.people.get(name, self.people["sysadmin"]), self.api, self.app)

    def use_policy(self, name: str) -> None:
        """Put one of the policies in force."""
        path = self.folder / f"{name.replace(' ', '-')}.yaml"
        if not path.exists():
            head = f'name: {path.stem}\nbase: federal\nversion: "1"\ntitle: {{en: A, fr: B}}\n'
            path.write_text(head + POLICIES[name], encoding="utf-8")
        config[settings.POLICY] = str(path)

    @staticmethod
    def _add_member(person: Record | None, organization: Record) -> None:
        assert person
        group = model.Group.get(organization["id"])
        member = {"table_id": person["id"], "table_name": "user", "capacity": "editor"}
        model.Session.add(model.Member(group=group, **member))
        model.Session.commit()


def done(attempt: Callable[[], Any]) -> bool:
    """Run an attempt and tell whether it was let; whoever catches the refusal commits all the same.

    What the models refuse, they refuse again and again until it is taken back.
    """
    try:
        attempt()
    except REFUSALS:
        return False
    else:
        return True
    finally:
        commit_all_the_same()
        model.Session.remove()
