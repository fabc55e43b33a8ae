"""Who is importing: one import into an organization at a time, and whether it is still alive.

The locks are those of a connection of its own. They outlast the transactions of the import, and
end with the process, however it ends. What is noted about the progress is seen by others at once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from ckan import model

from ...model.inventory_import import RUNNING

_PAUSE = 0.2  # seconds between two tries
# Two numbers make a lock: what it is about, and the id. `ogip_…` tells it from locks of others.
_INVENTORY, _IMPORT = "ogip_inventory", "ogip_import"
_KEY = "hashtext(:about), hashtext(:id)"
_TRY = sa.text(f"select pg_try_advisory_lock({_KEY})")
_WAIT = sa.text(f"select pg_advisory_lock({_KEY})")
_RELEASE = sa.text(f"select pg_advisory_unlock({_KEY})")
_HELD = sa.text(
    "select exists(select from pg_locks where locktype = 'advisory' and granted"
    " and classid = hashtext(:about)::oid and objid = hashtext(:id)::oid and objsubid = 2"
    " and database = (select oid from pg_database where datname = current_database()))"
)


class BusyError(Exception):
    """Somebody else is importing into the organization."""


class Claim:
    """The right to import, held by this process."""

    def __init__(self, connection: sa.Connection) -> None:
        """Work with a connection that commits each statement."""
        self._connection = connection
        self._held: list[dict[str, str]] = []

    def try_import(self, import_id: str) -> bool:
        """Claim an import; false where another process works on it."""
        return self._try(_IMPORT, import_id)

    def wait_for_inventory(self, organization_id: str) -> None:
        """Wait until nobody else imports into the organization, however long it takes."""
        key = {"about": _INVENTORY, "id": organization_id}
        self._connection.execute(_WAIT, key)
        self._held.append(key)

    def ask_for_inventory(self, organization_id: str, patience: float) -> None:
        """Wait a few seconds for others. Raises BusyError."""
        end = time.monotonic() + patience
        while not self._try(_INVENTORY, organization_id):
            if time.monotonic() >= end:
                raise BusyError
            time.sleep(_PAUSE)

    def note(self, import_id: str, rows_done: int, rows_total: int | None) -> None:
        """Note how far an import is."""
        self._connection.execute(
            sa.text(
                "update ogip_import set state = :state, rows_done = :done, rows_total = :total"
                " where id = :id"
            ),
            {"state": RUNNING, "done": rows_done, "total": rows_total, "id": import_id},
        )

    def release(self) -> None:
        """Let others go on."""
        while self._held:
            self._connection.execute(_RELEASE, self._held.pop())

    def _try(self, about: str, subject: str) -> bool:
        key = {"about": about, "id": subject}
        if not self._connection.scalar(_TRY, key):
            return False
        self._held.append(key)
        return True


@contextmanager
def claiming() -> Iterator[Claim]:
    """Give a claim that is let go of at the end."""
    with model.ensure_engine().connect() as connection:
        claim = Claim(connection.execution_options(isolation_level="AUTOCOMMIT"))
        try:
            yield claim
        finally:
            claim.release()


def is_alive(import_id: str) -> bool:
    """Tell whether a process works on an import."""
    return bool(model.Session.scalar(_HELD, {"about": _IMPORT, "id": import_id}))
