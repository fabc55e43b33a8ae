"""Who is importing: one import into an organization at a time, and whether it is still alive."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager

import sqlalchemy as sa

from ...model.inventory_import import RUNNING
from .. import claims

_PAUSE = 0.2  # seconds between two tries
_INVENTORY, _IMPORT = "ogip_inventory", "ogip_import"


class BusyError(Exception):
    """Somebody else is importing into the organization."""


class Claim(claims.Claim):
    """The right to import, held by this process."""

    def try_import(self, import_id: str) -> bool:
        """Claim an import; false where another process works on it."""
        return self.try_for(_IMPORT, import_id)

    def wait_for_inventory(self, organization_id: str) -> None:
        """Wait until nobody else imports into the organization, however long it takes."""
        self.wait_for(_INVENTORY, organization_id)

    def ask_for_inventory(self, organization_id: str, patience: float) -> None:
        """Wait a few seconds for others. Raises BusyError."""
        end = time.monotonic() + patience
        while not self.try_for(_INVENTORY, organization_id):
            if time.monotonic() >= end:
                raise BusyError
            time.sleep(_PAUSE)

    def note(self, import_id: str, rows_done: int, rows_total: int | None) -> None:
        """Note how far an import is."""
        self.connection.execute(
            sa.text(
                "update ogip_import set state = :state, rows_done = :done, rows_total = :total"
                " where id = :id"
            ),
            {"state": RUNNING, "done": rows_done, "total": rows_total, "id": import_id},
        )


def claiming() -> AbstractContextManager[Claim]:
    """Give a claim that is let go of at the end."""
    return claims.holding(Claim)


def is_alive(import_id: str) -> bool:
    """Tell whether a process works on an import."""
    return claims.is_held(_IMPORT, import_id)
