"""Who is at work on what: locks that outlast transactions, and end with the process.

They are those of a connection of its own. What is noted on it about the progress is seen by others
at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import sqlalchemy as sa
from ckan import model

# Two numbers make a lock: what it is about, and the id. `ogip_…` tells it from locks of others.
_KEY = "hashtext(:about), hashtext(:id)"
_TRY = sa.text(f"select pg_try_advisory_lock({_KEY})")
_WAIT = sa.text(f"select pg_advisory_lock({_KEY})")
_RELEASE = sa.text(f"select pg_advisory_unlock({_KEY})")
_HELD = sa.text(
    "select exists(select from pg_locks where locktype = 'advisory' and granted"
    " and classid = hashtext(:about)::oid and objid = hashtext(:id)::oid and objsubid = 2"
    " and database = (select oid from pg_database where datname = current_database()))"
)


class Claim:
    """The right to work on something, held by this process."""

    def __init__(self, connection: sa.Connection) -> None:
        """Work with a connection that commits each statement."""
        self.connection = connection
        self._held: list[dict[str, str]] = []

    def try_for(self, about: str, subject: str) -> bool:
        """Claim something; false where another process has it."""
        key = {"about": about, "id": subject}
        if not self.connection.scalar(_TRY, key):
            return False
        self._held.append(key)
        return True

    def wait_for(self, about: str, subject: str) -> None:
        """Wait until nobody else has it, however long it takes, and claim it."""
        key = {"about": about, "id": subject}
        self.connection.execute(_WAIT, key)
        self._held.append(key)

    def release(self) -> None:
        """Let others go on."""
        while self._held:
            self.connection.execute(_RELEASE, self._held.pop())


_Kind = TypeVar("_Kind", bound=Claim)


@contextmanager
def holding(kind: type[_Kind]) -> Iterator[_Kind]:
    """Give a claim that is let go of at the end."""
    with model.ensure_engine().connect() as connection:
        claim = kind(connection.execution_options(isolation_level="AUTOCOMMIT"))
        try:
            yield claim
        finally:
            claim.release()


def is_held(about: str, subject: str) -> bool:
    """Tell whether a process works on something."""
    return bool(model.Session.scalar(_HELD, {"about": about, "id": subject}))
