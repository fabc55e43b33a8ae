"""Fixtures for every tier; those of a running portal only where CKAN's test plugin is loaded.

`pytest tests/core -p no:ckan` loads none of them, nor CKAN itself.
"""

from __future__ import annotations

import pytest

PORTAL_FIXTURES = ("tests.portal.app", "tests.portal.reset", "tests.portal.people")


def pytest_configure(config: pytest.Config) -> None:
    """Add the fixtures of a running portal when the run has a CKAN configuration."""
    if not config.getoption("ckan_ini", None):
        return
    for module in PORTAL_FIXTURES:
        config.pluginmanager.import_plugin(module)
