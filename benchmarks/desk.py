"""A loaded portal as an operation sees it: an empty start, one department, one editor.

The only module here that knows CKAN; imported in workers alone.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model
from ckan.lib import search
from flask import g
from flask_login import login_user

from .records import record_for

_EDITOR = "editor"
# The number that a test run holds its slot under (tests/portal/app.py).
_SLOT_LOCK = 20120826


class SlotTakenError(RuntimeError):
    """A test run or another measurement works in the slot of this portal."""


@dataclass(slots=True)
class Desk:
    """The portal of this process. `portal` is its name in `portals.py`."""

    portal: str
    organization_id: str = ""
    _held: sa.Connection | None = None
    _numbers: itertools.count[int] = field(default_factory=itertools.count)

    def open(self) -> None:
        """Empty the portal, then make the department and its editor. Raises SlotTakenError."""
        self._held = _hold_slot()
        _empty_database()
        search.clear_all()
        user = model.User(name=_EDITOR, email="editor@department.example", state="active")
        group = model.Group(name="department", title="Department", type="organization")
        group.is_organization = True
        model.Session.add_all([user, group])
        model.Session.flush()
        membership = model.Member(
            group=group, table_id=user.id, table_name="user", capacity="editor"
        )
        model.Session.add(membership)
        self.organization_id = group.id
        model.Session.commit()

    def enter(self) -> None:
        """Begin as a web request does: nothing read from the database yet but who is calling."""
        model.Session.remove()
        login_user(model.User.get(_EDITOR))
        # CKAN sets these before each request; its actions fall back on them.
        g.user, g.userobj = _EDITOR, tk.current_user

    def record(self) -> dict[str, Any]:
        """Return a new complete record with three resources, in the fields of this portal."""
        record = record_for(self.portal, self.organization_id)
        name = f"record-{next(self._numbers)}"
        # No two records of an organization share their reference number.
        reference = {"ref_number": name} if "ref_number" in record else {}
        return record | reference | {"name": name, "private": True}

    def call(self, action: str, data: dict[str, Any]) -> Any:
        """Run an action as the department's editor."""
        return tk.get_action(action)({"user": _EDITOR, "auth_user_obj": tk.current_user}, data)

    def draft(self) -> dict[str, Any]:
        """Create a record that the public does not see, and return it."""
        return self.call("package_create", self.record())

    def publish(self, dataset_id: str) -> Any:
        """Make a record public, as this portal does it."""
        if self.portal == "plain":
            return self.call(
                "package_patch", {"id": dataset_id, "private": False, "state": "active"}
            )
        return self.call("ogip_publish", {"id": dataset_id})

    def index(self, dataset_id: str) -> None:
        """Read a record and put it into the search index."""
        search.rebuild(dataset_id)


def _hold_slot() -> sa.Connection:
    engine = sa.create_engine(tk.config["sqlalchemy.url"], poolclass=sa.pool.NullPool)
    connection = engine.connect()
    if not connection.scalar(sa.text("select pg_try_advisory_lock(:id)"), {"id": _SLOT_LOCK}):
        raise SlotTakenError(f"somebody else is using {engine.url.database}; try again later")
    return connection


def _empty_database() -> None:
    connection = model.Session.connection()
    names = [
        name
        for name in sa.inspect(connection).get_table_names()
        if not name.endswith("alembic_version")
    ]
    quoted = ", ".join(f'"{name}"' for name in names)
    # Events can otherwise only be added (migration 004).
    connection.execute(sa.text("set local ogip.erase_events = 'on'"))
    connection.execute(sa.text(f"truncate {quoted} cascade"))
    model.Session.commit()
    model.Session.remove()
