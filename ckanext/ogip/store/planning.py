"""Advice to PostgreSQL on how to answer some queries, where it knows too little to choose well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import sqlalchemy as sa
from ckan import model

_NOW = sa.text(
    "select name, current_setting(name, true) as value from unnest(cast(:names as text[])) as name"
)
_SET = sa.text(
    "select set_config(name, value, true)"
    " from unnest(cast(:names as text[]), cast(:values as text[])) as given(name, value)"
)


@contextmanager
def planned(settings: Mapping[str, str]) -> Iterator[None]:
    """Have the queries inside planned under these settings, such as `{"work_mem": "64MB"}`.

    They last no longer than the transaction, also when a query fails. A setting of an extension
    that nobody has used yet is there when it is.
    """
    names = {"names": list(settings)}
    before = {row.name: row.value for row in model.Session.execute(_NOW, names)}
    _set(settings)
    yield
    _set(before)


def _set(settings: Mapping[str, str | None]) -> None:
    values = {"names": list(settings), "values": list(settings.values())}
    model.Session.execute(_SET, values)
