"""What a policy may say about roles, reviews, waivers and service standards."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from ckanext.ogip.core.policy.diff import differences, organization_differences
from ckanext.ogip.core.policy.reading import Policy, PolicyError, load_policy, policy_path
from ckanext.ogip.core.policy.workflow_words import workflow_in_words
from ckanext.ogip.core.review.chain import chain_of
from ckanext.ogip.core.review.settings import CHAINS, Step
from ckanext.ogip.core.roles.settings import CoChairs
from ckanext.ogip.core.standards.settings import EASTER_MONDAY
from ckanext.ogip.core.standards.working_days import is_working_day
from ckanext.ogip.core.text import Text
from ckanext.ogip.testing.contract import french_marks_adrift
from tests.core.rules import federal, shipped_rules

HEAD = "name: ours\nversion: '1'\nbase: federal\ntitle: {en: Ours, fr: La nôtre}\n"
PACKS = ("federal", "ontario", "minimal")
# A whole chain in a few words; what OG-114 requires is asked.
CHAIN = """\
consult: {required: ["confidentiality:ATIP", "privacy:ATIP", "security:DSO", "legal:BO"]}
recommend: {required: ["recommendation:OGC"]}
endorse: {required: ["authority:BO", "confidentiality:BO", "comparative_review:OGC"]}
approve: {required: ["release:IMSO"]}
"""


def load(folder: Path, text: str) -> Policy:
    (folder / "ours.yaml").write_text(HEAD + text, encoding="utf-8")
    return load_policy(folder / "ours.yaml", shipped_rules())


def chains(text: str, name: str = "dataset") -> str:
    inner = "".join(f"      {line}\n" for line in text.splitlines())
    return f"review:\n  chains:\n    {name}:\n{inner}"


@pytest.mark.parametrize("name", PACKS)
def test_each_pack_has_a_chain_for_everything_and_ends_it_with_an_approval(name: str) -> None:
    workflow = load_policy(policy_path(name), shipped_rules()).workflow
    assert set(workflow.review.chains) == set(CHAINS)
    for chain_name in CHAINS:
        chain = chain_of(workflow.review, workflow.roles, chain_name)
        assert chain is not None
        assert [ask.criterion for ask in chain.asks if ask.step is Step.APPROVE] == ["release"]


def test_the_federal_chain_asks_for_what_the_rule_requires() -> None:
    chain = federal().workflow.review.chains["dataset"]
    required = {entry for step in chain.steps for entry in step.required}
    assert required == set(federal().rules["OG-114"].parameters["chain"])  # type: ignore[arg-type]


def test_packs_differ_where_people_work_differently() -> None:
    ontario, minimal = (load_policy(policy_path(n), shipped_rules()) for n in PACKS[1:])
    assert ontario.workflow.roles.label("DH") == Text("deputy minister", "sous-ministre")
    assert federal().workflow.roles.label("DH") == Text("deputy head", "administrateur général")
    assert "comparative_review:BO|OGC" not in ontario.workflow.review.chains["dataset"].entries
    assert minimal.workflow.review.chains["info"].entries == ("release:OGC|IMSO",)
    assert minimal.workflow.waivers.by_another is False
    assert not is_working_day(date(2026, 4, 6), federal().workflow.standards.calendar)
    assert is_working_day(date(2026, 4, 6), ontario.workflow.standards.calendar)
    assert federal().workflow.standards.days["consult"] == 10


def test_a_policy_without_a_base_has_no_chain_and_the_usual_waivers(tmp_path: Path) -> None:
    text = HEAD.replace("base: federal", "licences: [ca-ogl-lgo]")
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    workflow = load_policy(tmp_path / "ours.yaml", shipped_rules()).workflow
    assert workflow.review.chains == {}
    assert workflow.waivers.notice_days == (30, 7, 1)


def test_steps_come_in_their_usual_order_or_in_the_one_that_is_named(tmp_path: Path) -> None:
    usual = load(tmp_path, chains(CHAIN)).workflow.review.chains["dataset"]
    assert [step.step for step in usual.steps] == list(Step)
    named = chains(f"order: [consult, recommend, endorse, approve]\n{CHAIN}")
    other = load(tmp_path, named).workflow.review.chains["dataset"]
    assert [step.step for step in other.steps] == ["consult", "recommend", "endorse", "approve"]


def test_what_is_said_about_one_role_or_criterion_leaves_the_others(tmp_path: Path) -> None:
    text = """\
roles:
  OGWG: {co_chairs: both}
  ATIP: {quorum: 2, label: {en: Access office, fr: Bureau de l'accès}}
review:
  touched_by: {quality: [resources, data_quality]}
  not_by_submitter: []
service_standards:
  days: {consult: 15}
  calendar: {subdivision: "QC", category: public, also: [2026-12-24]}
waivers: {longest_days: 90, notice_days: [1, 14], never: [OG-102]}
"""
    workflow = load(tmp_path, text).workflow
    assert workflow.roles.of("OGWG").co_chairs is CoChairs.BOTH
    assert workflow.roles.of("OGWG").people_needed == 2
    assert workflow.roles.of("ATIP").people_needed == 2
    assert workflow.roles.label("ATIP").en == "Access office"
    assert set(workflow.review.touched_by) == {"accessibility", "quality"}
    assert workflow.review.not_by_submitter == frozenset()
    assert workflow.review.not_by_publisher == {"release"}
    assert workflow.standards.days == {**federal().workflow.standards.days, "consult": 15}
    assert workflow.standards.calendar.country == "CA"
    assert workflow.waivers.notice_days == (14, 1)
    assert workflow.waivers.by_another is True


def test_an_organization_says_only_what_differs_for_it(tmp_path: Path) -> None:
    text = "organizations:\n  health:\n    waivers: {by_another: false}\n"
    policy = load(tmp_path, text)
    assert policy.of("health").workflow.waivers.by_another is False
    assert policy.of("health").workflow.review == policy.workflow.review
    found = organization_differences(federal(), policy, shipped_rules())
    assert [difference.key for difference in found["health"]] == ["waiver_by_anybody"]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("roles: {KING: {quorum: 1}}\n", "line 5, roles.KING: is no role"),
        ("roles: {BO: {quorum: 0}}\n", "must be 1 or more"),
        ("roles: {BO: {co_chairs: all}}\n", "must be one of none, either, both, not 'all'"),
        ("roles: {BO: {co_chairs: [both]}}\n", "must be one of none, either, both"),
        ("roles: {BO: {co_chairs: both, quorum: 3}}\n", "decides by co-chairs"),
        ("roles: {BO: {label: {en: Owner}}}\n", "exactly the languages en and fr"),
        ("roles: {BO: {colour: red}}\n", "is not known here"),
        (chains("approve: {required: ['release:IMSO']}"), "must ask for authority:BO"),
        (chains(CHAIN.replace('"privacy:ATIP", ', "")), "must ask for privacy:ATIP"),
        (chains(CHAIN.replace("privacy:ATIP", "privacy:ATIP|BO")), "must ask for privacy:ATIP"),
        (chains(CHAIN.replace("approve: {required", "approve: {optional")), "must end with"),
        (chains("consult: {required: ['privacy:ATIP']}"), "must end with the step approve"),
        (chains("sign: {required: []}"), "is not known here"),
        (chains("approve: {required: ['release:KING']}"), "'KING' in 'release:KING'"),
        (chains(CHAIN + "order: [approve, consult]\n"), "must name each step"),
        (chains(CHAIN + "order: [consult, vote]\n"), "no steps: vote"),
        (
            chains(CHAIN + "order: [approve, consult, endorse, recommend]\n"),
            "must end with the step approve",
        ),
        (chains(CHAIN.replace("legal:BO", "privacy:BO|ATIP")), "asks more than once for"),
        (chains(CHAIN, "report"), "is no chain; there are: dataset, info, data_refresh"),
        (
            "review: {not_by_submitter: [privacy, luck]}\n",
            "not in the vocabulary release_criterion",
        ),
        ("review: {not_by_publisher: release}\n", "not a list of codes"),
        ("review: {touched_by: {luck: [resources]}}\n", "not in the vocabulary release_criterion"),
        ("waivers: {longest_days: 0}\n", "must be from 1 to 3653 days"),
        ("waivers: {longest_days: 4000}\n", "must be from 1 to 3653 days"),
        ("waivers: {notice_days: 30}\n", "must be a list of days"),
        ("waivers: {never: [OG-000]}\n", "OG-000 is no rule of this site"),
        ("waivers: {by_another: yes please}\n", "must be true or false"),
        ("service_standards: {days: {lunch: 1}}\n", "is no stage with a clock"),
        ("service_standards: {days: {triage: 0}}\n", "must be from 1 to 500 working days, not 0"),
        ("service_standards: {calendar: {country: XX}}\n", "has no list of days off"),
        ("service_standards: {calendar: {subdivision: ZZ}}\n", "has no list of days off"),
        ("service_standards: {calendar: {category: lazy}}\n", "has no list of days off"),
        ("service_standards: {calendar: {also: [tomorrow]}}\n", EASTER_MONDAY),
    ],
)
def test_what_means_nothing_is_named(tmp_path: Path, text: str, mistake: str) -> None:
    with pytest.raises(PolicyError) as refusal:
        load(tmp_path, text)
    assert mistake in str(refusal.value)


def test_a_chain_must_follow_the_rule_of_an_organization_too(tmp_path: Path) -> None:
    text = """\
organizations:
  health:
    rules:
      OG-114: {parameters: {chain: ["quality:STEW"]}}
"""
    with pytest.raises(PolicyError, match="must ask for quality:STEW, which rule OG-114 requires"):
        load(tmp_path, text)
    off = """\
organizations:
  health:
    rules:
      OG-114: {enabled: false}
    review: {chains: {dataset: {approve: {required: ["release:OGC"]}}}}
"""
    own = load(tmp_path, off).of("health").workflow.review.chains["dataset"]
    assert own.entries == ("release:OGC",)


DIFFERENT = """\
roles:
  OGWG: {co_chairs: both}
  STEW: {co_chairs: either}
  ATIP: {quorum: 2, label: {en: Access office, fr: Bureau de l'accès}}
review:
  not_by_submitter: [release, quality]
  not_by_publisher: [recommendation]
  touched_by: {quality: [resources]}
  chains:
    data_refresh:
      consult: {optional: ["quality:STEW"]}
      approve: {required: ["release:IMSO"]}
      inform: [DH]
service_standards:
  days: {consult: 15, endorse: 5}
  calendar: {category: public}
waivers: {longest_days: 90, notice_days: [14], never: [OG-102], by_another: false}
"""


def test_what_changes_is_said_in_both_languages(tmp_path: Path) -> None:
    ours = load(tmp_path, DIFFERENT)
    there = differences(federal(), ours, shipped_rules())
    back = differences(ours, federal(), shipped_rules())
    keys = Counter(difference.key for difference in (*there, *back))
    expected = yaml.safe_load(
        (Path(policy_path("federal")).parents[2] / "core/policy/workflow_diff.yaml").read_text()
    )
    # A standard cannot be taken away, and these packs keep their order of steps.
    assert set(keys) == {*expected} - {"chain_order"}
    for difference in (*there, *back):
        assert difference.text.en.endswith(".")
        assert french_marks_adrift(difference.text.fr) == []


def test_another_order_of_steps_is_said(tmp_path: Path) -> None:
    usual = load(tmp_path, chains(CHAIN))
    named = load(tmp_path, chains(f"order: [consult, recommend, endorse, approve]\n{CHAIN}"))
    (only,) = differences(usual, named, shipped_rules())
    assert only.key == "chain_order"
    assert only.text.en.endswith("in another order, for datasets.")


def test_what_is_in_force_is_said_in_both_languages() -> None:
    sentences = workflow_in_words(federal().workflow)
    told = "\n".join(sentence.en for sentence in sentences)
    assert "at the step “approval”: Approval of the release (Information Management" in told
    assert "365 days" in told
    assert all(french_marks_adrift(sentence.fr) == [] for sentence in sentences)
