"""How many items a list has, in all and by facet.

Words may be found in very many items. To count them all would mean to read them all, so that beyond
`COUNTED` the answer is "at least": whoever searches adds a word then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...model.item import Item
from ..planning import planned
from .filter import (
    ItemFilter,
    band_of,
    base_conditions,
    eligibility_of,
    facet_conditions,
    needs_decisions,
    with_decisions,
)

COUNTED = 5_000
LONGEST_FACET = 50
# Facets of few values, counted together; those of many values are counted each by itself.
CODED = ("state", "type", "eligibility", "access_level", "band")
WORDED = ("program", "owner")


@dataclass(frozen=True, slots=True)
class Counts:
    """The number of items, and of each value of each facet.

    `complete` is false where there are more. `coded` is by facet and code, `programs` by the texts
    in both languages, `owners` by name; a facet counts what all filters but its own let through.
    """

    count: int
    complete: bool
    coded: Mapping[str, Mapping[str, int]]
    programs: Sequence[tuple[str | None, str | None, int]]
    owners: Sequence[tuple[str, int]]

    @property
    def total(self) -> tuple[int, bool]:
        """Return the number of items, and whether these are all, as `count_items`."""
        return self.count, self.complete


def count_items(wanted: ItemFilter) -> tuple[int, bool]:
    """Return how many items the filter lets through, and whether these are all."""
    conditions = [*base_conditions(wanted), *facet_conditions(wanted).values()]
    query = sa.select(sa.literal(1).label("one")).select_from(Item).where(*conditions)
    if needs_decisions(wanted):
        query = with_decisions(query)
    counted = sa.select(sa.func.count()).select_from(_as_far_as_counted(query, wanted))
    with planned(_reading(wanted)):
        found = model.Session.scalar(counted) or 0
    return min(found, COUNTED) if wanted.searches else found, _is_complete(wanted, found)


def count_facets(wanted: ItemFilter) -> Counts:
    """Return the counts of a list with its facets, from one reading of the items."""
    chosen = facet_conditions(wanted)
    with planned({**_GROUPING, **_reading(wanted)}):
        rows = model.Session.execute(_grouped(wanted, chosen)).all()
    coded = [row for row in rows if row.grouping == _CODED_SET]
    complete = _is_complete(wanted, sum(row.seen for row in coded))
    if complete or not chosen:
        count = sum(row.for_coded for row in _passed(wanted, coded))
        count = count if complete else COUNTED
    else:
        count, _complete = count_items(wanted)
    return Counts(
        count=count,
        complete=complete,
        coded={facet: _roll_up(facet, wanted, coded) for facet in CODED},
        programs=_most(
            (row.program_en, row.program_fr, row.for_program)
            for row in rows
            if row.grouping == _PROGRAM_SET and (row.program_en or row.program_fr)
        ),
        owners=_most(
            (row.owner, row.for_owner) for row in rows if row.grouping == _OWNER_SET and row.owner
        ),
    )


# What `grouping(state, program_en, owner)` says of each set.
_CODED_SET, _PROGRAM_SET, _OWNER_SET = 0b011, 0b101, 0b110


def _grouped(wanted: ItemFilter, chosen: Mapping[str, sa.ColumnElement[bool]]) -> Any:
    """Build the query: every item once, counted in three sets of groups."""
    items = _as_far_as_counted(_items(wanted, chosen), wanted)
    codes = [items.c[facet] for facet in CODED]
    programs = [items.c.program_en, items.c.program_fr]

    def counted(name: str, facets: Sequence[str]) -> sa.Label[int]:
        passed = [items.c[f"in_{facet}"] for facet in facets if facet in chosen]
        count = sa.func.count()
        return (count.filter(*passed) if passed else count).label(name)

    return sa.select(
        *codes,
        *programs,
        items.c.owner,
        sa.func.grouping(items.c.state, items.c.program_en, items.c.owner).label("grouping"),
        sa.func.count().label("seen"),
        counted("for_coded", WORDED),
        counted("for_program", (*CODED, "owner")),
        counted("for_owner", (*CODED, "program")),
    ).group_by(
        sa.func.grouping_sets(sa.tuple_(*codes), sa.tuple_(*programs), sa.tuple_(items.c.owner))
    )


def _items(wanted: ItemFilter, chosen: Mapping[str, sa.ColumnElement[bool]]) -> Any:
    query = sa.select(
        Item.state.label("state"),
        Item.asset_type.label("type"),
        eligibility_of.label("eligibility"),
        sa.func.coalesce(Item.access_level, "").label("access_level"),
        band_of.label("band"),
        Item.program_alignment_architecture_en.label("program_en"),
        Item.program_alignment_architecture_fr.label("program_fr"),
        Item.business_owner.label("owner"),
        *(condition.label(f"in_{facet}") for facet, condition in chosen.items()),
    ).where(*base_conditions(wanted))
    return with_decisions(query)


def _as_far_as_counted(query: Any, wanted: ItemFilter) -> Any:
    """Return the rows of a query; of a search no more than are counted.

    Planned by itself, as if all rows were wanted, and read only until there are enough: planned
    with its limit, PostgreSQL would go through the table in the hope of meeting them soon.
    """
    if not wanted.searches:
        return query.subquery()
    found = query.cte("found").prefix_with("materialized", dialect="postgresql")
    return sa.select(found).limit(COUNTED + 1).subquery()


# Counts take far less room than PostgreSQL fears, so that nothing need be sorted first.
_GROUPING = {"work_mem": "64MB"}


def _reading(wanted: ItemFilter) -> Mapping[str, str]:
    # PostgreSQL takes the words of an item for as cheap to compare as a number, and would rather
    # read every item than look up the third of them that have a word.
    return {"enable_seqscan": "off"} if wanted.searches else {}


def _roll_up(facet: str, wanted: ItemFilter, rows: Sequence[sa.Row[Any]]) -> dict[str, int]:
    numbers: Counter[str] = Counter()
    for row in _passed(wanted, rows, but=facet):
        numbers[getattr(row, facet)] += row.for_coded
    return {code: number for code, number in numbers.items() if number and code}


def _passed(
    wanted: ItemFilter, rows: Sequence[sa.Row[Any]], but: str | None = None
) -> list[sa.Row[Any]]:
    """Return the groups that the filters on coded facets let through, all of them but one."""
    asked = {
        "state": wanted.state,
        "type": wanted.asset_type,
        "eligibility": wanted.eligibility,
        "access_level": wanted.access_level,
        "band": wanted.band,
    }
    codes = [(each, code) for each, code in asked.items() if each != but and code is not None]
    return [row for row in rows if all(getattr(row, each) == code for each, code in codes)]


def _most(groups: Any) -> list[Any]:
    """Return the groups with most items first, as many as a page can show."""
    found = [group for group in groups if group[-1]]
    return sorted(found, key=lambda group: (-group[-1], group[:-1]))[:LONGEST_FACET]


def _is_complete(wanted: ItemFilter, found: int) -> bool:
    return not wanted.searches or found <= COUNTED
