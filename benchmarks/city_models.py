"""How well a table and our model reproduce the priorities that a city gave.

Everything is counted on all rows: a row that a model says nothing about is not reproduced.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from ckanext.ogip.core.policy.priority import default_priority
from ckanext.ogip.core.priority.answers import Answer, read_answers
from ckanext.ogip.core.priority.evaluate import score_of
from ckanext.ogip.core.priority.facts import PriorityFacts, read_facts
from ckanext.ogip.core.priority.score import Score
from ckanext.ogip.core.priority.settings import SCORED, Mode, PrioritySettings

from .city_inventory import BANDS, PRIORITY, Row, facts_of, judgements_of

# The city's priority, and what is given to score the row or what the score is.
Input = tuple[str, dict[str, Answer], PriorityFacts]
Scored = tuple[str, Score]

AS_OF = date(2024, 12, 26)  # the day of the file; no figure depends on it
_REST = {"readiness": 20, "cost": 15, "effort": 5}
_STEP = 10
_HIGHEST = 101  # percentages from 0 to 100


@dataclass(frozen=True, slots=True)
class Cuts:
    """From which percentage of the highest score P1 and P2 begin, and the rows that fit so."""

    first: int
    second: int
    fitting: int


def most_frequent(rows: Sequence[Row]) -> int:
    """Count the rows with the most frequent priority."""
    return Counter(row[PRIORITY] for row in rows).most_common(1)[0][1]


def by_table(rows: Sequence[Row], *columns: str) -> int:
    """Count the rows with the most frequent priority of their cell of a table.

    A row without a value in the first column has no cell.
    """
    cells: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row[columns[0]]:
            cells[tuple(row[column] for column in columns)][row[PRIORITY]] += 1
    return sum(cell.most_common(1)[0][1] for cell in cells.values())


def weighted(value: int, risk: int) -> PrioritySettings:
    """Return the shipped model with other weights of value and risk, of 100 together at most.

    The other dimensions share what is left as they do in the shipped model.
    """
    left = 100 - value - risk
    rest = {name: left * share // sum(_REST.values()) for name, share in _REST.items()}
    rest["effort"] = left - rest["readiness"] - rest["cost"]
    weights = {"value": value, "risk": risk, **rest}
    return replace(default_priority(), weights=weights)


def inputs(rows: Iterable[Row], *, with_judgements: bool) -> list[Input]:
    """Read each row: its priority, answers and facts; the city's judgements only if asked for."""
    found: list[Input] = []
    for row in rows:
        answers, wrong_answers = read_answers(judgements_of(row) if with_judgements else {})
        facts, wrong_facts = read_facts(facts_of(row))
        assert not wrong_answers
        assert not wrong_facts
        found.append((row[PRIORITY], answers, facts))
    return found


def scores(given: Iterable[Input], policy: PrioritySettings) -> list[Scored]:
    """Score each row under a policy."""
    return [
        (priority, score_of(answers, facts, Mode.WEIGHTED, policy, AS_OF))
        for priority, answers, facts in given
    ]


def by_bands(found: Iterable[Scored]) -> int:
    """Count the rows whose band, as shipped, is the city's priority."""
    return sum(BANDS.get(priority) is score.band for priority, score in found)


def completeness(found: Sequence[Scored]) -> float:
    """Return the percentage of statements that is answered on average."""
    return sum(score.completeness for _, score in found) / len(found)


def best_cuts(found: Iterable[Scored]) -> Cuts:
    """Return the two limits, in whole percent, that fit most rows; the highest ones of several."""
    counts = Counter((BANDS.get(priority), int(score.score)) for priority, score in found)
    # Rows of a band with a score below a percentage.
    below = {
        band: [0, *accumulate(counts[band, percent] for percent in range(_HIGHEST))]
        for band in BANDS.values()
    }

    def fitting(first: int, second: int) -> int:
        high, middle, low = (below[band] for band in SCORED)
        return high[-1] - high[first] + middle[first] - middle[second] + low[second]

    return max(
        (
            Cuts(first, second, fitting(first, second))
            for first in range(1, _HIGHEST + 1)
            for second in range(first)
        ),
        key=lambda cuts: (cuts.fitting, cuts.first, cuts.second),
    )


def best_weights(given: Sequence[Input]) -> tuple[PrioritySettings, Cuts]:
    """Return the weights of value and risk, in steps of ten, that fit most rows, and their limits.

    Of several that fit equally well the one with most weight on value.
    """
    tried = [
        weighted(value, risk)
        for value in range(_STEP, 100, _STEP)
        for risk in range(_STEP, 101 - value, _STEP)
    ]
    fits = [(policy, best_cuts(scores(given, policy))) for policy in tried]
    return max(fits, key=lambda fit: (fit[1].fitting, fit[0].weights["value"]))
