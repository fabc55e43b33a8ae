"""A portal with the plugin `ogip_bilingual` alone and a small schema of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

HERE = Path(__file__).parent
SETTINGS = {
    "ckan.plugins": "ogip_bilingual scheming_datasets scheming_organizations",
    "scheming.dataset_schemas": f"file://{HERE}/dataset.yaml",
    "scheming.organization_schemas": f"file://{HERE}/organization.yaml",
    "scheming.presets": (
        "ckanext.scheming:presets.json ckanext.ogip:schemas/bilingual_presets.yaml"
    ),
    "ckan.auth.create_unowned_dataset": True,
    "ckan.locales_offered": ["en", "fr"],
}


@pytest.fixture(autouse=True)
def bilingual_portal(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Load the plugins of this folder's portal, whatever the configuration file lists."""
    from ckan.common import config

    for key, value in SETTINGS.items():
        monkeypatch.setitem(config, key, value)
    request.getfixturevalue("with_plugins")


@pytest.fixture
def name() -> str:
    """A name that no other record has."""
    return f"b{uuid4().hex}"


@pytest.fixture
def create(name: str) -> Callable[..., dict[str, Any]]:
    """Create a dataset through the action, complete but for what a test is about."""
    from ckan.tests.helpers import call_action

    def create(**fields: Any) -> dict[str, Any]:
        contact = {"en": "Data desk", "fr": "Bureau des données"}
        return call_action("package_create", **{"name": name, "contact": contact, **fields})

    return create
