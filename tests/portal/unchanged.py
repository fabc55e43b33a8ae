"""That nothing changed: every row that a portal holds, before and after a call that was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from ckan import model

Rows = dict[str, set[str]]
# That somebody called is noted with the account and its token.
_NOTED = ("user", "api_token")


@pytest.fixture
def nothing_changes(portal: Any) -> Callable[[], AbstractContextManager[None]]:
    """`with nothing_changes(): ...` fails where any row differs afterwards, and shows which."""

    @contextmanager
    def watch() -> Iterator[None]:
        before = _rows()
        yield
        after = _rows()
        changed = {
            table: (before.get(table, set()) ^ after.get(table, set()))
            for table in before.keys() | after.keys()
        }
        assert {table: rows for table, rows in changed.items() if rows} == {}

    return watch


def _rows() -> Rows:
    """Return the rows of every table as JSON, as somebody else's connection sees them."""
    model.Session.remove()
    with model.meta.engine.connect() as connection:
        names = [name for name in sa.inspect(connection).get_table_names() if name not in _NOTED]
        return {
            name: set(connection.scalars(sa.text(f'select row_to_json(t)::text from "{name}" t')))  # noqa: S608
            for name in names
        }
