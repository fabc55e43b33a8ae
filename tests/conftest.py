"""Fixtures for every tier; those of a running portal only where CKAN's test plugin is loaded.

`pytest tests/core -p no:ckan` loads none of them, nor CKAN itself.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

PORTAL_FIXTURES = (
    "tests.portal.app",
    "tests.portal.reset",
    "tests.portal.people",
    "tests.portal.unchanged",
)
SET_UP = Path(__file__).parents[1] / "bin" / "test-env"
LAST_SLOT = 14

# How fast a machine is decides no test.
settings.register_profile("any speed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any speed")


def pytest_configure(config: pytest.Config) -> None:
    """Add the fixtures of a running portal when the run has a CKAN configuration."""
    if not config.getoption("ckan_ini", None):
        return
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    if worker != "gw0":
        _take_slot(LAST_SLOT + 1 - int(worker.removeprefix("gw")))
    for module in PORTAL_FIXTURES:
        config.pluginmanager.import_plugin(module)


def _take_slot(slot: int) -> None:
    """Give a second process of a parallel run a slot of its own, counted from the last."""
    settings = subprocess.run([SET_UP, str(slot)], stdout=subprocess.PIPE, text=True, check=True)
    for line in settings.stdout.splitlines():
        name, value = line.removeprefix("export ").split("=", 1)
        os.environ[name] = value
