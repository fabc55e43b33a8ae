"""Advice to PostgreSQL on how to answer some queries, where it knows too little to choose well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import sqlalchemy as sa
from ckan import model

_NOW = sa.text("select current_setting(:name)")
_SET = sa.text("select set_config(:name, :value, true)")


@contextmanager
def planned(settings: Mapping[str, str]) -> Iterator[None]:
    """Have the queries inside planned under these settings, such as `{"work_mem": "64MB"}`.

    They last no longer than the transaction, also when a query fails.
    """
    before = {name: model.Session.scalar(_NOW, {"name": name}) for name in settings}
    _set(settings)
    yield
    _set(before)


def _set(settings: Mapping[str, str]) -> None:
    for name, value in settings.items():
        model.Session.execute(_SET, {"name": name, "value": value})
