"""What a policy says the record of an inventory begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckanext.ogip.core.policy.diff import differences
from ckanext.ogip.core.policy.pack import OwnRecord
from ckanext.ogip.core.policy.reading import Policy, PolicyError, load_policy, policy_path
from tests.core.rules import federal, shipped_rules

HEAD = "name: ours\nversion: '1'\nbase: federal\ntitle: {en: Ours, fr: La nôtre}\n"
FEDERAL = OwnRecord("ca-ogl-lgo", "federal")


def policy_with(folder: Path, text: str) -> Policy:
    (folder / "ours.yaml").write_text(HEAD + text, encoding="utf-8")
    return load_policy(folder / "ours.yaml", shipped_rules())


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("federal", FEDERAL),
        ("ontario", OwnRecord("on-oglo", "provincial")),
        ("minimal", OwnRecord("ca-ogl-lgo", "municipal")),
    ],
)
def test_each_pack_names_its_own_licence_and_government(name: str, own: OwnRecord) -> None:
    assert load_policy(policy_path(name), shipped_rules()).inventory_record == own


@pytest.mark.parametrize("name", ["federal", "ontario", "minimal"])
def test_each_pack_lets_its_inventories_be_reused(name: str) -> None:
    policy = load_policy(policy_path(name), shipped_rules())

    assert policy.inventory_record.license_id in policy.licences


def test_an_organization_says_only_what_differs_for_it(tmp_path: Path) -> None:
    text = "organizations:\n  health: {inventory_record: {jurisdiction: provincial}}\n"
    policy = policy_with(tmp_path, text)

    assert policy.inventory_record == FEDERAL
    assert policy.of("health").inventory_record == OwnRecord("ca-ogl-lgo", "provincial")


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("{license_id: free}", "not in the vocabulary licence: free"),
        ("{jurisdiction: [federal]}", "codes must be texts"),
        ("{licence: on-oglo}", "is not known here"),
        ("on-oglo", "must be a list of"),
    ],
)
def test_what_means_nothing_is_named(tmp_path: Path, text: str, mistake: str) -> None:
    with pytest.raises(PolicyError, match=mistake):
        policy_with(tmp_path, f"inventory_record: {text}\n")


def test_what_changes_is_said_in_both_languages(tmp_path: Path) -> None:
    ours = policy_with(tmp_path, "inventory_record: {license_id: on-oglo}\n")

    [found] = differences(federal(), ours, shipped_rules())

    assert "Open Government Licence – Ontario" in found.text.en
    assert "Licence du gouvernement ouvert – Ontario" in found.text.fr
