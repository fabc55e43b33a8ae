"""What holds whatever the answers: more yes is never worse, open is never yes, order is fixed."""

from __future__ import annotations

import time
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.priority.evaluate import evaluate
from ckanext.ogip.core.priority.override import Priority
from ckanext.ogip.core.priority.ranking import Candidate, ranked
from ckanext.ogip.core.priority.settings import SCORED
from tests.core.priority.scores import ALL, TODAY, pack, score

ANSWERS = st.dictionaries(st.sampled_from(ALL), st.booleans())
MODES = st.sampled_from(["toolkit", "weighted"])
FEW = settings(max_examples=60)
AFFORDED = 60 / 100_000  # seconds for one of a hundred thousand in a minute


def scored(answers: dict[str, bool], mode: str = "weighted"):
    found = evaluate(answers, {}, mode, pack(), TODAY).score
    assert found
    return found


@FEW
@given(answers=ANSWERS, statement=st.sampled_from(ALL), mode=MODES)
def test_another_yes_never_lowers_score_or_band(answers, statement: str, mode: str) -> None:
    before, after = scored(answers, mode), scored({**answers, statement: True}, mode)
    assert after.units >= before.units
    assert SCORED.index(after.band) <= SCORED.index(before.band)


@FEW
@given(answers=ANSWERS, statement=st.sampled_from(ALL), mode=MODES)
def test_leaving_open_gives_no_points_and_lowers_completeness(answers, statement, mode) -> None:
    without = {name: value for name, value in answers.items() if name != statement}
    left_open, answered_no = scored(without, mode), scored({**without, statement: False}, mode)
    assert left_open.units == answered_no.units
    assert left_open.completeness < answered_no.completeness


@FEW
@given(answers=ANSWERS, mode=MODES, chance=st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(answers, mode: str, chance) -> None:
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    assert scored(dict(shuffled), mode).as_dict() == scored(answers, mode).as_dict()


@FEW
@given(answers=ANSWERS, mode=MODES)
def test_contributions_explain_the_whole_score(answers, mode: str) -> None:
    found = scored(answers, mode)
    assert abs(sum(one.points for one in found.contributions) - found.score) < 0.4
    assert found.points == sum(answers.values())
    assert found.answered == len(answers)
    assert 0 <= found.score <= found.highest_score


FACTS = {
    "demand": {"ati": 999, "suggestions": 0, "votes": 0},
    "automation_level": "full",
    "complexity": "high",
    "nap_theme": [],
}


@FEW
@given(answers=ANSWERS, mode=MODES)
def test_what_is_counted_is_what_is_explained(answers, mode: str) -> None:
    found = evaluate(answers, FACTS, mode, pack(), TODAY).score
    assert found

    explained = {one.statement: one.value for one in found.contributions if one.value is not None}

    assert found.values == explained
    assert {name: found.values[name] for name in answers} == answers


CANDIDATES = st.lists(
    st.builds(
        lambda answers, duty, votes, waited: (answers, duty, votes, waited),
        ANSWERS, st.booleans(), st.integers(0, 3), st.none() | st.integers(0, 9),
    ),
    max_size=8,
)  # fmt: skip


@FEW
@given(given_candidates=CANDIDATES, chance=st.randoms(use_true_random=False))
def test_duties_come_first_and_the_ranking_of_a_list_does_not_depend_on_its_order(
    given_candidates, chance
) -> None:
    candidates = [
        Candidate(
            f"REF-{number}",
            Priority(
                score(
                    tuple(name for name, value in answers.items() if value),
                    tuple(name for name, value in answers.items() if not value),
                    facts={
                        "mandatory_basis": "contracts" if duty else None,
                        "demand": {"votes": votes},
                    },
                )
            ),
            date(2026, 1, 1) + timedelta(days=waited) if waited is not None else None,
        )
        for number, (answers, duty, votes, waited) in enumerate(given_candidates)
    ]  # fmt: skip
    shuffled = chance.sample(candidates, len(candidates))
    order = [place.candidate.reference for place in ranked(shuffled)]
    assert order == [place.candidate.reference for place in ranked(candidates)]
    duties = [place.candidate.priority.score.mandate is not None for place in ranked(candidates)]
    assert duties == sorted(duties, reverse=True)


def test_a_hundred_thousand_are_scored_in_a_minute() -> None:
    answers = {name: {"value": True, "by": "olu", "on": "2026-05-04"} for name in ALL[:30]}
    facts = {"demand": {"votes": 3}, "frequency": "P1M", "outcomes": {"OG-208": "pass"}}
    evaluate(answers, facts, "weighted", pack(), TODAY)  # reads the toolkit
    began, count = time.process_time(), 500
    for _ in range(count):
        evaluate(answers, facts, "weighted", pack(), TODAY)
    assert (time.process_time() - began) / count < AFFORDED
