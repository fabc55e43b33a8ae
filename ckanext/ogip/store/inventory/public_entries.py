"""What an edition of an inventory lists, page by page; read-only.

What may no longer be known is left out at once, whatever the edition says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...core.text import LANGUAGES, Language, unaccented
from ...model.inventory_edition import PublicEntry
from ...model.item import Item
from ...model.searching import CONFIGURATIONS
from ..eligibility import may_be_public

_PAGE = 1000
ANSWERS = ("Y", "N", "pending")
RELEASES = ("yes", "no")
_FACTS = PublicEntry.facts
_VALUES: Mapping[str, sa.ColumnElement[str]] = {
    "type": sa.func.coalesce(_FACTS["asset_type"].astext, "dataset"),
    "access_level": sa.func.coalesce(_FACTS["access_level"].astext, ""),
    "eligible": sa.func.coalesce(_FACTS["eligible_for_release"].astext, ANSWERS[-1]),
    "released": sa.case((_FACTS.has_key("date_released"), "yes"), else_="no"),
}
FACETS = tuple(_VALUES)


@dataclass(frozen=True, slots=True)
class Listed:
    """An item as an edition lists it; `facts` by column, blanks left out."""

    item_id: str
    position: int
    facts: Mapping[str, Any]
    dataset_id: str | None


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which items of an edition to show; `chosen` is a code by facet, `lang` None for both."""

    edition_id: str
    q: str | None
    lang: Language | None
    chosen: Mapping[str, str]


def page_of_entries(wanted: EntryFilter, limit: int, after: int = 0) -> list[Listed]:
    """Return up to `limit` items behind the position `after`, in the order of the edition."""
    conditions = [_VALUES[facet] == code for facet, code in wanted.chosen.items()]
    query = _listed(wanted.edition_id).where(*_searched(wanted), *conditions)
    query = query.where(PublicEntry.position > after).order_by(PublicEntry.position).limit(limit)
    return [Listed(*row) for row in model.Session.execute(query)]


def count_entries(wanted: EntryFilter) -> tuple[int, dict[str, dict[str, int]]]:
    """Return how many items there are, and how many of each code of each facet.

    A facet counts what all filters but its own let through.
    """
    codes = [value.label(facet) for facet, value in _VALUES.items()]
    of_edition = _of_edition(sa.select(*codes, sa.func.count()), wanted.edition_id)
    query = of_edition.where(*_searched(wanted)).group_by(*_first(len(codes)))
    groups = [(dict(zip(FACETS, row[:-1], strict=True)), row[-1]) for row in _rows(query)]
    count = sum(number for group, number in groups if _passes(group, wanted.chosen))
    return count, {facet: _of_facet(facet, groups, wanted.chosen) for facet in FACETS}


def entry_of(edition_id: str, item_id: str) -> Listed | None:
    """Return one item of an edition."""
    query = _listed(edition_id).where(PublicEntry.item_id == item_id)
    row = model.Session.execute(query).one_or_none()
    return Listed(*row) if row else None


def all_entries(edition_id: str) -> Iterator[Listed]:
    """Yield every item of an edition, a page in memory at a time."""
    wanted, after = EntryFilter(edition_id, None, None, {}), 0
    while page := page_of_entries(wanted, _PAGE, after):
        yield from page
        after = page[-1].position


def _listed(edition_id: str) -> Any:
    columns = (PublicEntry.item_id, PublicEntry.position, PublicEntry.facts, Item.dataset_id)
    return _of_edition(sa.select(*columns), edition_id)


def _of_edition(query: Any, edition_id: str) -> Any:
    joined = query.select_from(PublicEntry).join(Item, Item.id == PublicEntry.item_id)
    return joined.where(PublicEntry.edition_id == edition_id, may_be_public())


def _rows(query: Any) -> Sequence[Any]:
    return model.Session.execute(query).all()


def _first(columns: int) -> list[sa.TextClause]:
    # By number: a column that has parameters in it is not known again in "group by".
    return [sa.text(str(number)) for number in range(1, columns + 1)]


def _searched(wanted: EntryFilter) -> list[sa.ColumnElement[bool]]:
    if not wanted.q or not wanted.q.strip():
        return []
    folded = unaccented(wanted.q.strip())
    vectors = {"en": PublicEntry.search_en, "fr": PublicEntry.search_fr}
    languages = (wanted.lang,) if wanted.lang else LANGUAGES
    words = [
        vectors[lang].op("@@")(sa.func.websearch_to_tsquery(CONFIGURATIONS[lang], folded))
        for lang in languages
    ]
    return [sa.or_(*words)]


def _passes(group: Mapping[str, str], chosen: Mapping[str, str]) -> bool:
    return all(group[facet] == code for facet, code in chosen.items())


def _of_facet(
    facet: str, groups: Sequence[tuple[Mapping[str, str], int]], chosen: Mapping[str, str]
) -> dict[str, int]:
    others = {each: code for each, code in chosen.items() if each != facet}
    numbers: Counter[str] = Counter()
    for group, number in groups:
        if group[facet] and _passes(group, others):
            numbers[group[facet]] += number
    return dict(numbers)
