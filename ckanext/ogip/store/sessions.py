"""Sessions beside the one at work: what others see, and where actions read and write meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ckan import model


@contextmanager
def working_in(session: Any) -> Iterator[None]:
    """Let `model.Session` be this session; the one that it was comes back untouched."""
    held = model.Session()
    model.Session.registry.set(session)
    try:
        yield
    finally:
        model.Session.registry.set(held)


@contextmanager
def as_others_see(*, unchanging: bool = False) -> Iterator[None]:
    """Read, and index, what is committed, with a connection of its own; nothing is written.

    `unchanging`: every query sees the same moment.
    """
    session = model.Session.session_factory()
    with working_in(session):
        try:
            if unchanging:
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield
        finally:
            session.close()
