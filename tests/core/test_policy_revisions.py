"""What a policy may say about changes of public records: for all, and for one organization."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckanext.ogip.core.policy.diff import differences, organization_differences
from ckanext.ogip.core.policy.reading import Policy, PolicyError, load_policy, policy_path
from ckanext.ogip.core.policy.revision_words import revisions_in_words
from ckanext.ogip.core.policy.revisions import MaterialChanges, Revisions
from tests.core.rules import federal, shipped_rules

HEAD = "name: ours\nversion: '1'\nbase: federal\ntitle: {en: Ours, fr: La nôtre}\n"
HELD, AT_ONCE = MaterialChanges.HELD, MaterialChanges.VISIBLE_AT_ONCE


def policy_with(folder: Path, text: str) -> Policy:
    (folder / "ours.yaml").write_text(HEAD + text, encoding="utf-8")
    return load_policy(folder / "ours.yaml", shipped_rules())


@pytest.mark.parametrize("name", ["federal", "ontario", "minimal"])
def test_the_shipped_packs_show_changes_at_once(name: str) -> None:
    assert load_policy(policy_path(name), shipped_rules()).revisions == Revisions(AT_ONCE)


def test_a_policy_may_hold_changes_back(tmp_path: Path) -> None:
    text = "material_changes: held\ndata_refresh: false\nrevision_by_another: true\n"
    assert policy_with(tmp_path, text).revisions == Revisions(HELD, False, True)


def test_an_organization_says_only_what_differs_for_it(tmp_path: Path) -> None:
    text = "data_refresh: false\norganizations:\n  health: {material_changes: held}\n"
    policy = policy_with(tmp_path, text)
    assert policy.revisions == Revisions(AT_ONCE, False)
    assert policy.of("health").revisions == Revisions(HELD, False)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("material_changes: hold\n", "must be one of visible_at_once, held, not 'hold'"),
        ("material_changes: [held]\n", "must be one of visible_at_once, held"),
        ("data_refresh: sometimes\n", "must be true or false"),
        ("revision_by_another: 1\n", "must be true or false"),
        ("organizations:\n  health: {material_changes: no}\n", "must be one of"),
    ],
)
def test_a_value_that_means_nothing_is_named(tmp_path: Path, text: str, mistake: str) -> None:
    with pytest.raises(PolicyError, match=mistake):
        policy_with(tmp_path, text)


def test_what_changes_is_said_in_both_languages(tmp_path: Path) -> None:
    text = "material_changes: held\ndata_refresh: false\nrevision_by_another: true\n"
    there = differences(federal(), policy_with(tmp_path, text), shipped_rules())
    back = differences(policy_with(tmp_path, text), federal(), shipped_rules())
    assert [difference.key for difference in there] == [
        "changes_held",
        "data_refresh_waits",
        "revision_by_another",
    ]
    assert [difference.key for difference in back] == [
        "changes_visible_at_once",
        "data_refresh",
        "revision_by_anybody",
    ]
    assert "now wait for approval" in there[0].text.en
    assert "attendent désormais une approbation" in there[0].text.fr


def test_what_differs_for_one_organization_is_said_of_it(tmp_path: Path) -> None:
    ours = policy_with(tmp_path, "organizations:\n  health: {material_changes: held}\n")
    found = organization_differences(federal(), ours, shipped_rules())
    assert [difference.key for difference in found["health"]] == ["changes_held"]


def test_what_is_in_force_is_said_in_both_languages() -> None:
    (at_once,) = revisions_in_words(Revisions())
    assert "visible at once" in at_once.en
    held = revisions_in_words(Revisions(HELD, True, True))
    assert [sentence.fr.split()[0] for sentence in held] == ["Les", "Les", "La"]
    assert len(revisions_in_words(Revisions(HELD, False))) == 1
