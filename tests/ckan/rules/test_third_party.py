"""A rule of another plugin stands beside the shipped ones wherever rules appear."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from ckan import plugins as p
from ckan.exceptions import CkanConfigurationException

from ckanext.ogip import catalogue
from ckanext.ogip.core.rule_pack import RulePack
from ckanext.ogip.interfaces import IOgipChecks
from ckanext.ogip.testing.records import compliant_dataset
from ckanext.ogip_example import program_page

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def with_example(portal):
    """The portal with the example plugin, and afterwards without it."""
    p.load("ogip_example")
    yield
    p.unload("ogip_example")
    catalogue.reload()


@pytest.fixture
def draft(api, editor, organization):
    return api(editor).action.package_create(**compliant_dataset(organization["id"]))


@pytest.mark.usefixtures("with_example")
def test_it_is_listed_and_explained(api, app):
    assert api(None).action.ogip_rule_show(id="TOWN-1")["clause"] == "5.2"
    assert "The record leads to the page of its program" in app.get("/ogip/rules/").body
    assert "Page du programme" in app.get("/fr/ogip/rules/TOWN-1").body


@pytest.mark.usefixtures("with_example")
def test_it_judges_and_is_stored_with_the_verdict(api, editor, draft):
    desk = api(editor).action
    (found,) = [f for f in desk.ogip_check(id=draft["id"])["findings"] if f["rule"] == "TOWN-1"]
    listed = desk.ogip_assessment_list(rule="TOWN-1")["results"]

    assert found["message"]["fr"] == "La page du programme manque. Notre ville la demande."
    assert [one["dataset"]["id"] for one in listed] == [draft["id"]]


@pytest.mark.usefixtures("with_example")
def test_a_policy_can_make_it_block(api, editor, draft, monkeypatch, tmp_path):
    policy = tmp_path / "town.yaml"
    policy.write_text(
        "name: town\nversion: '1'\ntitle: {en: Town, fr: Ville}\nbase: federal\n"
        "rules:\n  TOWN-1: {severity: block}\n",
        encoding="utf-8",
    )
    monkeypatch.setitem(p.toolkit.config, "ckanext.ogip.policy", str(policy))

    refused = api(editor).action.ogip_check(id=draft["id"])

    assert refused["decision"] == "refuse"


def test_without_the_plugin_its_rule_is_unknown(api, draft, editor):
    findings = api(editor).action.ogip_check(id=draft["id"], include_passed=True)["findings"]

    assert "TOWN-1" not in {finding["rule"] for finding in findings}


def test_two_packs_of_one_prefix_stop_start_up_and_name_the_plugin(portal, monkeypatch):
    class Clash(p.SingletonPlugin):
        p.implements(IOgipChecks)

        def get_rule_packs(self):
            return [RulePack("TOWN", (program_page,)), RulePack("TOWN", (program_page,))]

    monkeypatch.setattr(catalogue, "PluginImplementations", lambda interface: [Clash()])
    catalogue.registry.cache_clear()
    with pytest.raises(CkanConfigurationException, match="the prefix TOWN is taken"):
        catalogue.registry()
    monkeypatch.undo()
    catalogue.reload()


def test_it_is_there_from_the_command_line(tmp_path):
    ini = tmp_path / "with-example.ini"
    text = (ROOT / "test.ini").read_text("utf-8").replace("%(here)s", str(ROOT))
    ini.write_text(text.replace("ogip ogip_bilingual", "ogip ogip_example ogip_bilingual"), "utf-8")
    ckan = Path(sys.executable).parent / "ckan"
    command = [ckan, "-c", ini, "ogip", "rules", "TOWN-1", "--format", "json"]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert json.loads(done.stdout)["title"]["fr"] == "La fiche mène à la page de son programme"
