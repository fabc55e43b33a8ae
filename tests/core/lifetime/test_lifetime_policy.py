"""What a policy may say about lifetimes: for all, and for one organization."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ckanext.ogip.core.lifetime.evaluate import evaluate
from ckanext.ogip.core.lifetime.settings import Grace, LifetimeSettings, Threshold
from ckanext.ogip.core.policy.diff import differences
from ckanext.ogip.core.policy.lifetime import terms_of
from ckanext.ogip.core.policy.lifetime_words import lifetime_in_words
from ckanext.ogip.core.policy.reading import Policy, PolicyError, load_policy, policy_path
from ckanext.ogip.testing.records import TODAY
from tests.core.lifetime.records import record
from tests.core.rules import federal, shipped_rules

HEAD = "name: ours\nversion: '1'\nbase: federal\ntitle: {en: Ours, fr: La nôtre}\n"
OURS = """\
lifetime:
  due_soon_days: 14
  review_soon_days: 60
  longest_delay_days: 90
  grace: {percent: 20, shortest_days: 2, longest_days: 40, days: {P1D: 3}}
  told: {due_soon: [STEW, BO]}
"""


def policy_with(folder: Path, text: str) -> Policy:
    (folder / "ours.yaml").write_text(HEAD + text, encoding="utf-8")
    return load_policy(folder / "ours.yaml", shipped_rules())


@pytest.mark.parametrize("name", ["federal", "ontario", "minimal"])
def test_the_shipped_packs_have_the_proposed_times(name: str) -> None:
    assert load_policy(policy_path(name), shipped_rules()).lifetime == LifetimeSettings()


def test_a_policy_says_only_what_differs(tmp_path: Path) -> None:
    ours = policy_with(tmp_path, OURS).lifetime

    assert ours.grace == Grace(20, 2, 40, {"P1D": 3})
    assert (ours.due_soon, ours.review_soon, ours.longest_delay) == (14, 60, 90)
    assert ours.told[Threshold.DUE_SOON] == ("STEW", "BO")
    assert ours.told[Threshold.LATE_90] == ("IMSO",)


def test_an_organization_says_only_what_differs_for_it(tmp_path: Path) -> None:
    own = "organizations:\n  health:\n    lifetime: {grace: {days: {P1W: 5}}}\n"
    policy = policy_with(tmp_path, OURS + own)

    assert policy.lifetime.grace.days == {"P1D": 3}
    assert policy.of("health").lifetime.grace.days == {"P1D": 3, "P1W": 5}
    assert policy.of("health").lifetime.due_soon == 14


def test_the_times_of_a_policy_decide_what_is_due_soon_and_overdue(tmp_path: Path) -> None:
    ours = terms_of(policy_with(tmp_path, OURS))
    usual = terms_of(federal())
    daily, yearly = record(frequency="P1D", date_modified="2026-06-11"), date(2027, 3, 18)

    assert evaluate(daily, TODAY, usual).status == "overdue"
    assert evaluate(daily, TODAY, ours).status == "late"
    assert evaluate(record(), yearly, usual).bucket == "current"
    assert evaluate(record(), yearly, ours).bucket == "due_soon"


def test_what_rules_say_about_reviews_counts_here_too(tmp_path: Path) -> None:
    text = "rules: {OG-312: {parameters: {review_within: {static: P1Y}}}}\n"
    within = terms_of(policy_with(tmp_path, text)).review_within

    assert str(within["static"]) == "P12M"
    assert str(within["historical"]) == "P60M"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("due_soon_days: -1", "not a whole number"),
        ("review_soon_days: soon", "not a whole number"),
        ("grace: {percent: 101}", "must be a percentage"),
        ("grace: {shortest_days: 31}", "must not be longer than longest_days"),
        ("grace: {days: {irregular: 3}}", "must name frequencies with an interval, not irregular"),
        ("grace: {days: {P7M: 3}}", "must name frequencies with an interval, not P7M"),
        ("grace: {days: 3}", "not a list of"),
        ("told: {due_soon: [CLERK]}", "CLERK"),
        ("told: {due_soon: []}", "at least one"),
        ("told: {late_60: [STEW]}", "is not known here"),
        ("expires: delete", "is not known here"),
    ],
)
def test_a_value_that_means_nothing_is_named(tmp_path: Path, text: str, mistake: str) -> None:
    with pytest.raises(PolicyError, match=mistake):
        policy_with(tmp_path, f"lifetime: {{{text}}}\n")


def test_what_changes_is_said_in_both_languages(tmp_path: Path) -> None:
    found = differences(federal(), policy_with(tmp_path, OURS), shipped_rules())

    assert [difference.key for difference in found] == [
        "lifetime_due_soon",
        "lifetime_review_soon",
        "lifetime_longest_delay",
        "lifetime_grace",
        "lifetime_grace_of",
        "lifetime_told",
    ]
    assert (
        found[0].text.en
        == "The steward now hears of an update 14\u00a0days ahead. Before, it was 7\u00a0days."
    )
    assert "de 2\u00a0jours à 40\u00a0jours" in found[3].text.fr
    assert "«\u00a0Quotidien\u00a0»" in found[4].text.fr
    assert "Intendant" in found[5].text.fr or "intendant" in found[5].text.fr


def test_what_is_in_force_is_said_in_both_languages(tmp_path: Path) -> None:
    usual = lifetime_in_words(LifetimeSettings())
    ours = lifetime_in_words(policy_with(tmp_path, OURS).lifetime)

    assert (len(usual), len(ours)) == (3, 4)
    assert "10\u00a0% of its interval, from 1\u00a0day to 30\u00a0days" in usual[1].en
    assert "Quotidien (3\u00a0jours)" in ours[2].fr
    assert "late by more than a year" in usual[2].en
