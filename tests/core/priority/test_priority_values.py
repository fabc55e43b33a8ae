"""What answers come to: the values of the toolkit, the bands, and what each statement gave."""

from __future__ import annotations

import pytest

from ckanext.ogip.core.priority.change import changes_to, would_change
from ckanext.ogip.core.priority.settings import Band, Mode
from ckanext.ogip.core.priority.toolkit import load_toolkit
from tests.core.priority.scores import ALL, OF_VALUE, changed, pack, score

DEMANDED = {"demand": {"ati": 3}}


def test_there_are_43_statements_in_five_dimensions() -> None:
    counts = {dimension.dimension: dimension.statements for dimension in score().dimensions}
    assert counts == {"value": 15, "readiness": 8, "cost": 13, "risk": 5, "effort": 2}
    assert len(ALL) == 43


def test_yes_to_everything_is_43_points_and_100() -> None:
    assert (score(ALL, mode="toolkit").score, score(ALL).score) == (43, 100.0)
    assert score(ALL).points == 43
    assert score(ALL).band is Band.P1


def test_nothing_answered_is_0() -> None:
    for mode in ("toolkit", "weighted"):
        found = score(mode=mode)
        assert (found.points, found.score, found.completeness) == (0, 0, 0)
        assert found.band is Band.P3


def test_only_the_15_value_statements_are_15_points_and_50() -> None:
    assert score(OF_VALUE, mode="toolkit").score == 15
    found = score(OF_VALUE)
    assert (found.points, found.score, found.band) == (15, 50.0, Band.P2)


def test_without_a_mode_that_of_the_policy_counts() -> None:
    assert score(ALL, mode=None).score == 43
    assert score(ALL, mode=None, policy=changed(mode=Mode.WEIGHTED)).score == 100.0


def test_a_duty_to_publish_is_p0_whatever_the_score() -> None:
    found = score(facts={"mandatory_basis": "mandatory_report"})
    assert (found.points, found.band, found.is_ranked) == (0, Band.P0, True)
    assert would_change(found) == ()


def test_a_duty_says_its_last_day_and_whether_it_has_passed() -> None:
    def reason(event: str) -> str:
        facts = {"mandatory_basis": "reports_tabled", "mandatory_event_date": event}
        mandate = score(facts=facts).as_dict()["mandated"]
        return mandate["reason"]["en"]

    assert reason("2026-11-10").startswith("It must be published by 10 December 2026: Reports")
    assert reason("2026-10-22").startswith("It must be published by 21 November 2026")
    assert reason("2026-10-01").startswith("It was to be published by 31 October 2026, which has")


@pytest.mark.parametrize(
    ("yes", "band"),
    [(31, Band.P1), (30, Band.P2), (20, Band.P2), (19, Band.P3)],
    ids=["31 of 43 are 72 %", "30 are 69.8 %", "20 are 46.5 %", "19 are 44.2 %"],
)
def test_bands_begin_at_their_share_of_the_highest_score(yes: int, band: Band) -> None:
    assert score(ALL[:yes], mode="toolkit").band is band


def test_a_score_just_below_a_band_is_never_shown_as_reaching_it() -> None:
    the_rest = [one.id for one in load_toolkit().statements.values() if one.dimension != "value"]
    for count in range(16):
        for others in range(len(the_rest)):
            found = score((*OF_VALUE[:count], *the_rest[:others]))
            assert (found.score >= 70) == (found.band is Band.P1)
            assert (found.score >= 45) == (found.band is not Band.P3)


def test_a_score_is_rounded_down_to_one_decimal() -> None:
    assert score(OF_VALUE[:2]).score == 6.6


def test_what_is_open_gives_nothing_and_differs_from_no() -> None:
    half = score(OF_VALUE)
    full = score(OF_VALUE, tuple(name for name in ALL if name not in OF_VALUE))
    assert (half.score, full.score) == (50.0, 50.0)
    assert (half.completeness, full.completeness) == (34.8, 100.0)


@pytest.mark.parametrize(("answered", "is_ranked"), [(26, True), (25, False)])
def test_something_is_ranked_once_60_percent_are_answered(answered: int, is_ranked: bool) -> None:
    assert score(no=ALL[:answered]).is_ranked is is_ranked


def test_a_policy_may_ask_for_an_answer_to_everything() -> None:
    whole = changed(minimum_completeness=100)
    assert score(no=ALL, policy=whole).is_ranked
    assert not score(no=ALL[1:], policy=whole).is_ranked


def test_each_statement_says_what_it_gave_and_who_answered() -> None:
    found = score(("improves_services",), ("documented",), facts=DEMANDED)
    by_name = {one.statement: one for one in found.contributions}
    given = {
        name: (by_name[name].value, by_name[name].points, by_name[name].source.value)
        for name in ("improves_services", "documented", "sought_through_ati", "translated")
    }
    assert given == {
        "improves_services": (True, 3.33, "answered"),
        "documented": (False, 0.0, "answered"),
        "sought_through_ati": (True, 3.33, "automatic"),
        "translated": (None, 0.0, "unanswered"),
    }


def test_an_answer_of_a_person_counts_before_that_of_a_fact_which_stays_visible() -> None:
    found = score(no=("sought_through_ati",), facts=DEMANDED)
    entry = next(one for one in found.contributions if one.statement == "sought_through_ati")
    plain = entry.as_dict()
    assert (plain["value"], plain["suggested"], plain["source"]) == (False, True, "answered")
    assert plain["reason"]["params"] == {"count": 3, "limit": 2}


def test_the_fewest_answers_that_would_change_the_band_are_named() -> None:
    found = score((*OF_VALUE, "achieves_milestone", "documented"))
    assert (found.score, found.band) == (55.0, Band.P2)
    up = [change for change in would_change(found) if change.band is Band.P1]
    # Fifteen are missing, and no statement that is open gives more than two and a half.
    assert [change.value for change in up] == [True] * 6
    assert {load_toolkit().statements[c.statement].dimension for c in up} <= {"readiness", "effort"}
    down = [change for change in would_change(found) if change.band is Band.P3]
    assert [(change.statement, change.value) for change in down] == [
        (name, False) for name in OF_VALUE[:4]
    ]


@pytest.mark.parametrize("mode", ["toolkit", "weighted"])
def test_giving_the_named_answers_leads_to_the_named_band(mode: str) -> None:
    yes = set(ALL[:22])
    found = score(tuple(yes), mode=mode)
    for band in (Band.P1, Band.P3):
        changes = changes_to(found, band)
        assert changes
        given = {change.statement for change in changes if change.value}
        taken = {change.statement for change in changes if not change.value}
        after = score(tuple((yes | given) - taken), mode=mode)
        assert after.band is changes[0].band is band
        fewer = score(tuple((yes | set(list(given)[1:])) - set(list(taken)[1:])), mode=mode)
        assert fewer.band is found.band


def test_open_statements_are_named_before_those_somebody_would_have_to_answer_anew() -> None:
    no = tuple(name for name in OF_VALUE if name not in OF_VALUE[-5:])
    up = changes_to(score(no=no), Band.P2)
    assert {change.statement for change in up[:5]} == set(OF_VALUE[-5:])


def test_an_optional_statement_counts_only_where_the_policy_says_so() -> None:
    facts = {"released_elsewhere": 3, "listed_high_value": True}
    assert score(ALL, facts=facts, mode="toolkit").score == 43
    ontario = score(ALL, facts=facts, mode="toolkit", policy=pack("ontario"))
    assert (ontario.score, ontario.highest_score) == (45, 45)
    assert score(ALL, facts=facts, policy=pack("ontario")).score == 100.0


def test_an_answer_to_a_statement_that_is_off_is_kept_and_not_counted() -> None:
    assert score(("released_elsewhere",), mode="toolkit").points == 0
