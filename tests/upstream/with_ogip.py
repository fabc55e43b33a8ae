"""A pytest plugin: every test runs with ogip loaded, whatever plugins it asks for itself.

CKAN's tests load no plugin unless they say so, and then exactly those they name. They also begin by
dropping every table, ours too, which this keeps them from: a test slot has all tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import ckan.plugins as p
import pytest
from ckan import model
from ckan.common import aslist, config

from ckanext.ogip import catalogue

OURS = ["ogip", "ogip_bilingual", "scheming_datasets"]
_load_all = p.load_all


def pytest_configure() -> None:
    """Load ogip before the plugins of each test; keep its tables, and the rules it has read."""
    p.load_all = _load_all_with_ours
    model.repo.tables_created_and_initialised = True
    # The settings of ogip are the same in every test; reading the rules each time takes an hour.
    catalogue.reload = cache(catalogue.reload)


def _load_all_with_ours(force_update: bool = False) -> None:
    asked = [name for name in aslist(config.get("ckan.plugins")) if name not in OURS]
    config["ckan.plugins"] = [*OURS, *asked]
    _load_all(force_update)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Load the plugins before the other fixtures of the test, which may already need them."""
    names = getattr(item, "fixturenames", None)
    if names is not None and "with_plugins" not in names:
        names.insert(0, "with_plugins")
    yield
