"""A pytest plugin: every test runs with ogip loaded, whatever plugins it asks for itself.

CKAN's tests load no plugin unless they say so, and then exactly those they name. They also begin by
dropping every table, ours too, which this keeps them from: a test slot has all tables.
"""

from __future__ import annotations

from functools import cache
from unittest import mock

import ckan.plugins as p
import pytest
import yaml
from ckan import model
from ckan.common import aslist, config

from ckanext.ogip import catalogue

OURS = ["ogip", "ogip_bilingual", "scheming_datasets"]
_load_all, _unload_all = p.load_all, p.unload_all


def pytest_configure() -> None:
    """Load ogip before the plugins of each test; keep its tables, and the rules it has read."""
    p.load_all, p.unload_all = _load_all_with_ours, _unload_all_quietly
    model.repo.tables_created_and_initialised = True
    # Rules and schemas are the same in every test; reading them anew each time takes an hour.
    catalogue.reload = cache(catalogue.reload)
    yaml.SafeLoader = yaml.CSafeLoader


def _load_all_with_ours(force_update: bool = False) -> None:
    asked = [name for name in aslist(config.get("ckan.plugins")) if name not in OURS]
    config["ckan.plugins"] = [*OURS, *asked]
    _unload_all_quietly()
    _load_all(force_update)


def _unload_all_quietly() -> None:
    """Unload all plugins; CKAN works out its settings once the next are loaded."""
    with mock.patch.object(p.core, "plugins_update"):
        _unload_all()


@pytest.fixture(autouse=True)
def ogip_loaded() -> None:
    """Load ogip for tests that ask for no plugins; it stays loaded until a test unloads it."""
    missing = [name for name in OURS if not p.plugin_loaded(name)]
    if missing:
        p.load(*missing)
