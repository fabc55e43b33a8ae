"""CKAN does not start where it would hand out the files of drafts to anybody."""

import ckan.plugins as p
import pytest
from ckan.common import config
from ckan.exceptions import CkanConfigurationException
from ckan.lib import files

from ckanext.ogip.implementations.storage import RESOURCES, require_private_storage


@pytest.fixture
def storages(portal, monkeypatch):
    """Let CKAN have these storages: `storages(vault={"path": ..., "public": True})`."""

    def declare(**settings):
        for name, each in settings.items():
            for key, value in {"type": "ckan:fs", "initialize": True, **each}.items():
                monkeypatch.setitem(config, f"{files.STORAGE_PREFIX}{name}.{key}", value)
        files.storages.reset()
        files.storages.collect()

    yield declare
    monkeypatch.undo()
    files.storages.reset()
    files.storages.collect()


def test_a_public_storage_of_resources_is_named(storages, tmp_path, monkeypatch):
    monkeypatch.setitem(config, RESOURCES, "vault")
    storages(vault={"path": str(tmp_path / "vault"), "public": True})

    with pytest.raises(CkanConfigurationException, match=r"storage\.vault is public"):
        require_private_storage()


def test_a_storage_for_the_web_server_to_serve_is_as_public(storages, tmp_path, monkeypatch):
    monkeypatch.setitem(config, RESOURCES, "vault")
    storages(vault={"path": str(tmp_path / "vault"), "type": "ckan:fs:public"})

    with pytest.raises(CkanConfigurationException, match=r"storage\.vault is public"):
        require_private_storage()


def test_a_public_storage_around_the_folder_of_resources_is_named(storages, tmp_path, monkeypatch):
    monkeypatch.setitem(config, "ckan.storage_path", str(tmp_path / "all"))
    storages(logos={"path": str(tmp_path / "all"), "public": True})

    with pytest.raises(CkanConfigurationException, match=r"storage\.logos is public"):
        require_private_storage()


def test_a_private_storage_beside_a_public_one_is_fine(storages, tmp_path, monkeypatch):
    monkeypatch.setitem(config, RESOURCES, "vault")
    storages(
        vault={"path": str(tmp_path / "vault")},
        logos={"path": str(tmp_path / "logos"), "public": True},
    )

    require_private_storage()

    assert files.get_storage("logos").settings.public


def test_the_check_is_part_of_the_start(storages, tmp_path, monkeypatch):
    monkeypatch.setitem(config, RESOURCES, "vault")
    storages(vault={"path": str(tmp_path / "vault"), "public": True})

    with pytest.raises(CkanConfigurationException, match="is public"):
        p.get_plugin("ogip").configure(config)
