"""The clocks of a review's stages, as its log tells them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from ckanext.ogip.core.refusal import Refusal
from ckanext.ogip.core.review.deciding import Verdict, decide
from ckanext.ogip.core.review.moved import Moved
from ckanext.ogip.core.review.review import Review
from ckanext.ogip.core.review.submitting import Submission, submit, withdraw
from ckanext.ogip.core.standards.clock import Pause, Run
from ckanext.ogip.core.standards.review_runs import Step, review_runs
from tests.core.review.reviewing import CONSULTED, PEOPLE, WHOLE_CHAIN, federal_chain

Log = list[Step]


def day(number: int) -> date:
    return date(2026, 6, number)


class Desk:
    """Somebody who writes down what happens to one review, and on which day."""

    def __init__(self, chain: str = "dataset") -> None:
        self.log: Log = []
        what = Submission("r1", "d1", "health", "v1", federal_chain(chain))
        self.review = self._note(submit(what, PEOPLE["stew"]), 1)

    def sign(self, on: int, *signers: tuple[str, str], approves: bool = True) -> None:
        for name, criterion in signers:
            verdict = Verdict(
                criterion=criterion, approves=approves, fingerprint="v1", comment="Why."
            )
            actor = replace(PEOPLE[name], at=datetime(2026, 6, on, 14, tzinfo=UTC))
            self.review = self._note(decide(self.review, actor, verdict), on)

    def withdraw(self, on: int) -> None:
        self.review = self._note(withdraw(self.review, PEOPLE["stew"]), on)

    def _note(self, outcome: Moved | Refusal, on: int) -> Review:
        assert isinstance(outcome, Moved), outcome
        assert outcome.entry is not None
        self.log.append(Step(day(on), outcome.entry.details))
        return outcome.review


def test_each_step_of_the_chain_is_a_stage() -> None:
    desk = Desk()
    desk.sign(3, *CONSULTED)
    desk.sign(8, *WHOLE_CHAIN[4:7])
    desk.sign(9, WHOLE_CHAIN[7])
    desk.sign(12, WHOLE_CHAIN[8])
    assert review_runs(desk.log) == [
        Run("consult", day(1), day(3)),
        Run("endorse", day(3), day(8)),
        Run("recommend", day(8), day(9)),
        Run("approve", day(9), day(12)),
    ]


def test_a_stage_that_nobody_finished_is_open() -> None:
    desk = Desk()
    desk.sign(3, *CONSULTED[:2])
    assert review_runs(desk.log) == [Run("consult", day(1))]


def test_a_record_that_was_returned_or_taken_back_waits_at_no_stage() -> None:
    returned, taken_back = Desk(), Desk()
    returned.sign(4, ("atip", "privacy"), approves=False)
    taken_back.withdraw(4)
    for desk in (returned, taken_back):
        assert review_runs(desk.log) == [Run("consult", day(1), day(4))]


def test_the_fast_track_is_one_stage() -> None:
    desk = Desk("data_refresh")
    assert review_runs(desk.log) == [Run("data_refresh", day(1))]
    desk.sign(2, ("ogc", "release"))
    assert review_runs(desk.log) == [Run("data_refresh", day(1), day(2))]


def test_a_stage_that_begins_anew_has_a_clock_of_its_own() -> None:
    back = {"to_step": "consult"}
    log = [
        Step(day(1), {"chain": "dataset", **back}),
        Step(day(2), {"to_step": "endorse"}),
        Step(day(3), back),
    ]
    assert [run.stage for run in review_runs(log)] == ["consult", "endorse", "consult"]


def test_waiting_for_somebody_outside_stops_each_clock() -> None:
    pause = Pause(day(2), day(3))
    assert review_runs(Desk().log, [pause]) == [Run("consult", day(1), None, (pause,))]
