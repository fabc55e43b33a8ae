"""Lists of inventory items: filters, search, counts, pages by key."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from ckan import model
from sqlalchemy.orm import InstrumentedAttribute

from ..core.text import LANGUAGES, Language
from ..model.item import ACCENTED, CONFIGURATIONS, PLAIN, Item

Key = tuple[str, str]

# What "eligible for release" can be asked for, as long as the inventory knows Y, N and blank only.
ELIGIBILITY: Mapping[str, bool | None] = {"eligible": True, "ineligible": False, "pending": None}
FACETS: Mapping[str, InstrumentedAttribute[str]] = {
    "state": Item.state,
    "type": Item.asset_type,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFilter:
    """What a list shows; None means any. `organizations` bounds what the caller may see at all."""

    organizations: Collection[str] | None
    q: str | None = None
    lang: Language | None = None
    state: str | None = None
    asset_type: str | None = None
    eligibility: str | None = None
    promoted: bool | None = None


def page_of_items(wanted: ItemFilter, limit: int, after: Key | None) -> Sequence[Item]:
    """Return up to `limit` items behind the key `after`, by organization and reference number."""
    query = sa.select(Item).where(*_conditions(wanted))
    if after:
        query = query.where(
            sa.tuple_(Item.organization_id, Item.ref_number) > sa.tuple_(*map(sa.literal, after))
        )
    query = query.order_by(Item.organization_id, Item.ref_number).limit(limit)
    return model.Session.scalars(query).all()


def count_items(wanted: ItemFilter) -> int:
    """Return how many items the filter lets through."""
    query = sa.select(sa.func.count()).select_from(Item).where(*_conditions(wanted))
    return model.Session.scalar(query) or 0


def count_by(facet: str, wanted: ItemFilter) -> dict[str, int]:
    """Return the number of items for each value of a facet."""
    column = FACETS[facet]
    query = sa.select(column, sa.func.count()).where(*_conditions(wanted)).group_by(column)
    return {row[0]: row[1] for row in model.Session.execute(query)}


def _conditions(wanted: ItemFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.organizations is not None:
        conditions.append(Item.organization_id.in_(wanted.organizations))
    if wanted.state is not None:
        conditions.append(Item.state == wanted.state)
    if wanted.asset_type is not None:
        conditions.append(Item.asset_type == wanted.asset_type)
    if wanted.eligibility is not None:
        conditions.append(Item.eligible_for_release.is_(ELIGIBILITY[wanted.eligibility]))
    if wanted.promoted is not None:
        linked = Item.dataset_id.is_not(None)
        conditions.append(linked if wanted.promoted else ~linked)
    if wanted.q and wanted.q.strip():
        conditions.append(_matches(wanted.q.strip(), wanted.lang))
    return conditions


def _matches(q: str, lang: Language | None) -> sa.ColumnElement[bool]:
    """Search the words in one language or both, and the beginning of the reference number."""
    folded = q.translate(str.maketrans(ACCENTED, PLAIN))
    words = [
        _vector(each).op("@@")(sa.func.websearch_to_tsquery(CONFIGURATIONS[each], folded))
        for each in ((lang,) if lang else LANGUAGES)
    ]
    return sa.or_(*words, Item.ref_number.istartswith(q, autoescape=True))


def _vector(lang: Language) -> InstrumentedAttribute[str]:
    return Item.search_fr if lang == "fr" else Item.search_en
