"""Modes, weights, bands, thresholds and statements are policy: read strictly, said in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ckanext.ogip.core.policy.diff import differences, organization_differences
from ckanext.ogip.core.policy.priority_words import priority_in_words
from ckanext.ogip.core.policy.reading import PolicyError, load_policy
from ckanext.ogip.core.priority.settings import Band, Mode
from ckanext.ogip.core.priority.toolkit import load_toolkit
from tests.core.priority.scores import ALL, OF_VALUE, pack, score
from tests.core.rules import federal, federal_with, shipped_rules

OF_EFFORT = ["achieves_milestone", "important_to_people"]
WITHOUT_EFFORT = dict.fromkeys(OF_EFFORT, False)
ODD: list[object] = [
    None, "", "x", 0, -1, 101, 1.5, True, [], {}, [None], {"a": None}, {None: 1}, {1: 2},
    float("nan"), 10**30, {"value": 1}, {"documented": "yes"},
]  # fmt: skip


def ours(folder: Path, **priority: Any):
    return federal_with(folder, {"priority": priority})


def highest_score_or_mistakes(file: Path) -> float:
    try:
        return score(policy=load_policy(file, shipped_rules()).priority).highest_score
    except PolicyError as error:
        return len(error.mistakes)


def mistakes(folder: Path, priority: object) -> list[str]:
    with pytest.raises(PolicyError) as refusal:
        federal_with(folder, {"priority": priority})
    return [f"{mistake.key}: {mistake.message}" for mistake in refusal.value.mistakes]


def test_a_policy_that_says_nothing_has_the_shipped_model() -> None:
    shipped = federal().priority
    assert shipped.mode is Mode.TOOLKIT
    assert shipped.weights == {"value": 50, "readiness": 20, "cost": 15, "risk": 10, "effort": 5}
    assert shipped.bands == {Band.P1: 70, Band.P2: 45}
    assert shipped.minimum_completeness == 60
    assert shipped.statements == ALL


def test_a_policy_changes_what_it_names(tmp_path: Path) -> None:
    changed = ours(
        tmp_path,
        mode="weighted",
        weights={"value": 40, "risk": 20},
        bands={"P2": 30},
        thresholds={"ati": 5},
        minimum_completeness=80,
        statements={"plain_language": False, "listed_high_value": True},
    ).priority
    assert (changed.mode, changed.minimum_completeness) == (Mode.WEIGHTED, 80)
    assert changed.weights == {**pack().weights, "value": 40, "risk": 20}
    assert changed.bands == {Band.P1: 70, Band.P2: 30}
    assert changed.thresholds == {**pack().thresholds, "ati": 5}
    assert set(changed.statements) ^ set(ALL) == {"plain_language", "listed_high_value"}
    order = list(load_toolkit().statements)
    assert list(changed.statements) == sorted(changed.statements, key=order.index)


def test_other_weights_lead_to_another_score(tmp_path: Path) -> None:
    weights = {"value": 80, "readiness": 5, "cost": 5, "risk": 5, "effort": 5}
    assert score(OF_VALUE).score == 50
    assert score(OF_VALUE, policy=ours(tmp_path, weights=weights).priority).score == 80


def test_a_dimension_may_be_left_out_with_its_weight(tmp_path: Path) -> None:
    policy = ours(tmp_path, weights={"value": 55, "effort": 0}, statements=WITHOUT_EFFORT).priority
    assert (score(ALL, policy=policy).score, score(ALL, policy=policy).points) == (100, 41)


def test_an_organization_may_have_a_model_of_its_own(tmp_path: Path) -> None:
    own = {"health": {"priority": {"thresholds": {"votes": 3}}}}
    policy = federal_with(tmp_path, {"organizations": own})
    assert policy.of("health").priority.thresholds["votes"] == 3
    assert policy.of("transport").priority is policy.priority
    said = organization_differences(federal(), policy, shipped_rules())["health"]
    assert [one.text.en for one in said] == [
        "For release priority, the threshold of “Votes for its release” is now 3. It was 10."
    ]


@pytest.mark.parametrize(
    ("priority", "expected"),
    [
        ([], ["priority: must be a list of `key: value`"]),
        ({"moed": "toolkit"}, ["priority.moed: is not known here"]),
        ({"mode": "points"}, ["priority.mode: must be one of toolkit, weighted, not 'points'"]),
        ({"weights": {"value": 60}}, ["priority.weights: must be 100 together"]),
        ({"weights": {"worth": 0}}, ["priority.weights.worth: is not known here"]),
        ({"weights": {"value": -5}}, ["priority.weights.value: not a whole number: -5"]),
        ({"weights": {"value": True}}, ["priority.weights.value: not a whole number: True"]),
        ({"bands": {"P1": 40}}, ["priority.bands: must ask for more in P1 than in P2"]),
        ({"bands": {"P1": 45}}, ["priority.bands: must ask for more in P1 than in P2"]),
        ({"bands": {"P1": 101}}, ["priority.bands.P1: must be a percentage, not 101"]),
        ({"bands": {"P2": 0}}, ["priority.bands.P2: must be a percentage above 0"]),
        ({"bands": {"P0": 90}}, ["priority.bands.P0: is not known here"]),
        ({"minimum_completeness": 200}, ["priority.minimum_completeness: must be a percentage"]),
        ({"thresholds": {"ati": 0}}, ["priority.thresholds.ati: must be 1 or more"]),
        ({"thresholds": {"likes": 1}}, ["priority.thresholds.likes: is not known here"]),
        ({"statements": {"nice": True}}, ["priority.statements.nice: is no statement; there are:"]),
        ({"statements": {"documented": "off"}}, ["priority.statements.documented: must be"]),
        ({"statements": WITHOUT_EFFORT}, ["priority.statements: leaves effort,"]),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_key(
    tmp_path: Path, priority: object, expected: list[str]
) -> None:
    found = mistakes(tmp_path, priority)
    assert len(found) == len(expected)
    assert all(one.startswith(start) for one, start in zip(found, expected, strict=True)), found


def test_a_policy_without_any_statement_is_refused(tmp_path: Path) -> None:
    nothing = dict.fromkeys(ALL, False)
    assert "priority.statements: leaves no statement to answer" in mistakes(
        tmp_path, {"statements": nothing}
    )


@pytest.mark.parametrize(
    "place",
    ["", "mode", "weights", "weights.value", "bands", "bands.P1", "minimum_completeness",
     "thresholds", "thresholds.ati", "statements", "statements.documented"],
)  # fmt: skip
def test_any_value_at_any_key_is_read_or_refused(tmp_path: Path, place: str) -> None:
    for value in ODD:
        content: Any = value
        for key in reversed(place.split(".") if place else []):
            content = {key: content}
        file = tmp_path / "ours.yaml"
        said = {"name": "ours", "version": "1", "title": {"en": "O", "fr": "N"}, "base": "federal"}
        file.write_text(yaml.safe_dump({**said, "priority": content}), encoding="utf-8")
        assert highest_score_or_mistakes(file) > 0, value


def test_every_change_is_said_in_both_languages(tmp_path: Path) -> None:
    changed = ours(
        tmp_path,
        mode="weighted",
        weights={"value": 40, "risk": 20},
        bands={"P1": 80},
        minimum_completeness=50,
        thresholds={"views": 2000},
        statements={"released_elsewhere": True, "plain_language": False},
    )
    said = [one.text for one in differences(federal(), changed, shipped_rules())]
    assert [text.en for text in said] == [
        "Release priority is now counted another way: Weighted by dimension. "
        "Before: One point for each yes.",
        "For release priority, the weight of “Value” is now 40 of 100. It was 50.",
        "For release priority, the weight of “Risk” is now 20 of 100. It was 10.",
        "The release priority P1 now takes 80\u00a0% of the highest score. It took 70\u00a0%.",
        "An item now has a rank among the release priorities once 50\u00a0% of its statements "
        "are answered. It took 60\u00a0%.",
        "For release priority, the threshold of “Monthly views of its pages” is now 2,000. "
        "It was 1,000.",
        "This statement now counts for release priority: "
        "“Other jurisdictions have released the same kind of data.”",
        "This statement no longer counts for release priority: "
        "“Its description is in plain language, at the level of grade 8.”",
    ]
    assert said[3].fr == (
        "La priorité de publication P1 exige désormais 80\u00a0% du score maximal. "
        "Elle en exigeait 70\u00a0%."
    )


def test_the_model_is_said_in_words() -> None:
    en = "\n".join(text.en for text in priority_in_words(pack("ontario")))
    assert "Release priority: One point for each yes. Statements: 45." in en
    assert "Value (50), Readiness (20), Cost (15), Risk (10) and Effort (5)" in en
    assert "P1 takes 70\u00a0% of the highest score and P2 45\u00a0%" in en
    fr = [text.fr for text in priority_in_words(pack())]
    assert fr[0] == "Priorité de publication\u00a0: Un point par oui. Énoncés\u00a0: 43."
