"""A missing or wrong setting stops start-up, naming the setting and what is wrong with it."""

import subprocess
import sys
from pathlib import Path

import pytest
from ckan.common import config
from ckan.exceptions import CkanConfigurationException

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def policy_as_before(monkeypatch):
    yield
    monkeypatch.undo()
    catalogue.reload()


def test_a_policy_that_is_neither_pack_nor_file_is_named_with_the_packs_there_are(monkeypatch):
    monkeypatch.setitem(config, settings.POLICY, "provincial")

    with pytest.raises(CkanConfigurationException, match=r"policy = provincial.*federal"):
        catalogue.reload()


def test_every_mistake_of_a_policy_file_is_named_with_its_line(monkeypatch, tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text("name: ours\nversoin: 1\n", encoding="utf-8")
    monkeypatch.setitem(config, settings.POLICY, str(path))

    with pytest.raises(CkanConfigurationException, match="versoin") as error:
        catalogue.reload()
    assert "line 2" in str(error.value)


def test_a_time_zone_that_does_not_exist_is_named(monkeypatch):
    monkeypatch.setitem(config, settings.TIME_ZONE, "America/Gatineau-sur-mer")

    with pytest.raises(CkanConfigurationException, match=r"ogip.time_zone = America/Gatineau"):
        settings.time_zone()


@pytest.mark.parametrize("key", [settings.MAX_IMPORT_ROWS, settings.MAX_UPLOAD_MB])
def test_a_limit_that_lets_nothing_through_is_named(monkeypatch, key):
    monkeypatch.setitem(config, key, 0)

    with pytest.raises(CkanConfigurationException, match=key):
        settings.require_positive_limits()


def test_ckan_does_not_start_with_two_bilingual_plugins_or_none(tmp_path):
    text = (ROOT / "test.ini").read_text("utf-8").replace("%(here)s", str(ROOT))
    path = tmp_path / "none.ini"
    path.write_text(text.replace("ogip ogip_bilingual", "ogip"), encoding="utf-8")
    ckan = Path(sys.executable).parent / "ckan"

    command = [ckan, "-c", path, "ogip", "rules"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode != 0
    assert "neither ogip_bilingual nor fluent" in done.stderr


def test_a_mistake_about_one_organization_stops_the_start_too(monkeypatch, tmp_path):
    path = tmp_path / "ours.yaml"
    head = 'name: ours\nbase: federal\nversion: "1"\ntitle: {en: Ours, fr: La nôtre}\n'
    path.write_text(head + "organizations:\n  health: {report_onyl: true}\n", encoding="utf-8")
    monkeypatch.setitem(config, settings.POLICY, str(path))

    with pytest.raises(CkanConfigurationException, match=r"line 6, organizations.health") as error:
        catalogue.reload()
    assert "report_onyl" in str(error.value)


def test_a_policy_whose_base_does_not_exist_stops_the_start(monkeypatch, tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text("name: ours\nbase: provincial\n", encoding="utf-8")
    monkeypatch.setitem(config, settings.POLICY, str(path))

    with pytest.raises(CkanConfigurationException, match=r"line 2, base.*provincial"):
        catalogue.reload()


def test_an_organization_that_the_portal_does_not_have_is_a_warning_in_the_log(
    monkeypatch, tmp_path, caplog, organization
):
    path = tmp_path / "ours.yaml"
    head = 'name: ours\nbase: federal\nversion: "1"\ntitle: {en: Ours, fr: La nôtre}\n'
    names = f"organizations:\n  {organization['name']}: {{}}\n  gone: {{}}\n"
    path.write_text(head + names, encoding="utf-8")
    monkeypatch.setitem(config, settings.POLICY, str(path))

    catalogue.reload()

    warnings = [line for line in caplog.messages if "no organization of this portal" in line]
    assert len(warnings) == 1
    assert warnings[0].endswith("gone")


@pytest.mark.parametrize("pack", ["federal", "ontario", "minimal"])
def test_ckan_starts_with_each_shipped_pack(monkeypatch, pack):
    monkeypatch.setitem(config, settings.POLICY, pack)

    catalogue.reload()

    assert catalogue.policy().name == pack
