"""A portal with the plugin `ogip_bilingual` alone, and a small schema of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from ckan import plugins as p
from ckan.common import config
from ckan.tests.helpers import CKANTestApp, _get_test_app, call_action

HERE = Path(__file__).parent
SETTINGS = {
    "ckan.plugins": ["ogip_bilingual", "scheming_datasets", "scheming_organizations"],
    "scheming.dataset_schemas": f"file://{HERE}/dataset.yaml",
    "scheming.organization_schemas": f"file://{HERE}/organization.yaml",
    "scheming.presets": (
        "ckanext.scheming:presets.json ckanext.ogip:schemas/bilingual_presets.yaml"
    ),
    "ckan.auth.create_unowned_dataset": True,
}


@pytest.fixture(scope="package")
def _kept() -> dict[str, CKANTestApp]:
    return {}


@pytest.fixture(autouse=True)
def bilingual_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have only this portal's plugins loaded, whatever the configuration file lists."""
    for key, value in SETTINGS.items():
        monkeypatch.setitem(config, key, value)
    if p.plugin_loaded("ogip") or not p.plugin_loaded("ogip_bilingual"):
        p.load_all()


@pytest.fixture
def portal(bilingual_plugins: None, _kept: dict[str, CKANTestApp]) -> CKANTestApp:
    """The application of this folder; the fixtures `app` and `clean_portal` build on it."""
    if "app" not in _kept:
        _kept["app"] = _get_test_app()
    return _kept["app"]


@pytest.fixture
def browser(app: CKANTestApp, sysadmin: dict[str, Any]) -> CKANTestApp:
    """The application with somebody logged in who may edit everything."""
    with app.client.session_transaction(base_url=config["ckan.site_url"]) as session:
        session["_user_id"] = sysadmin["id"]
        session["_fresh"] = True
    return app


@pytest.fixture
def name() -> str:
    """A name that no other record has."""
    return f"b{uuid4().hex}"


@pytest.fixture
def create(name: str) -> Callable[..., dict[str, Any]]:
    """Create a dataset through the action, complete but for what a test is about."""

    def create(**fields: Any) -> dict[str, Any]:
        contact = {"en": "Data desk", "fr": "Bureau des données"}
        return call_action("package_create", **{"name": name, "contact": contact, **fields})

    return create
