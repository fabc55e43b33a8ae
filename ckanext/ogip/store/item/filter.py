"""Which items a list shows: the filters as conditions of a query."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model
from sqlalchemy.orm import InstrumentedAttribute

from ...core.eligibility.questions import MEANINGS
from ...core.text import LANGUAGES, Language, unaccented
from ...model.eligibility import StoredDecision
from ...model.item import Item
from ...model.priority import StoredPriority
from ...model.searching import CONFIGURATIONS

# What an item without a decision is, by what its file says of "eligible for release".
_SAID: Mapping[str, bool | None] = {"eligible": True, "ineligible": False, "pending": None}
# Once released, an item is as eligible as it was.
ELIGIBILITY = tuple(code for code in MEANINGS if code != "released")
UNRANKED = "none"

eligibility_of = sa.func.coalesce(
    StoredDecision.outcome,
    sa.case(
        (Item.eligible_for_release.is_(True), "eligible"),
        (Item.eligible_for_release.is_(False), "ineligible"),
        else_="pending",
    ),
)
band_of = sa.func.coalesce(StoredPriority.band, UNRANKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFilter:
    """What a list shows; None means any. `organizations` bounds what the caller may see at all.

    `by_number`: whether `q` may be the beginning of a reference number (`begins_a_number`).
    `program` is the text of an item's program in either language, `owner` its business owner,
    `due_before` the day before which it is planned to be released.
    """

    organizations: Collection[str] | None
    q: str | None = None
    lang: Language | None = None
    by_number: bool = True
    due_before: datetime.date | None = None
    promoted: bool | None = None
    state: str | None = None
    asset_type: str | None = None
    eligibility: str | None = None
    access_level: str | None = None
    band: str | None = None
    program: str | None = None
    owner: str | None = None

    @property
    def searches(self) -> bool:
        """Tell whether words are searched for."""
        return bool(self.q and self.q.strip())


def with_decisions(query: Any) -> Any:
    """Add what was decided about each item, for `eligibility_of` and `band_of`."""
    decided = sa.and_(StoredDecision.item_id == Item.id, StoredDecision.in_force)
    return query.outerjoin(StoredDecision, decided).outerjoin(
        StoredPriority, StoredPriority.item_id == Item.id
    )


def base_conditions(wanted: ItemFilter) -> list[sa.ColumnElement[bool]]:
    """Return the conditions that no facet counts: organizations, words, due date, asset."""
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.organizations is not None:
        conditions.append(Item.organization_id.in_(wanted.organizations))
    if wanted.due_before is not None:
        conditions.append(Item.planned_release_date < wanted.due_before)
    if wanted.promoted is not None:
        linked = Item.dataset_id.is_not(None)
        conditions.append(linked if wanted.promoted else ~linked)
    if wanted.q and wanted.searches:
        conditions.append(_matches(wanted.q.strip(), wanted.lang, by_number=wanted.by_number))
    return conditions


def facet_conditions(wanted: ItemFilter) -> dict[str, sa.ColumnElement[bool]]:
    """Return the conditions on facets that the filter sets, by the name of the facet."""
    conditions: dict[str, sa.ColumnElement[bool]] = {}
    if wanted.state is not None:
        conditions["state"] = Item.state == wanted.state
    if wanted.asset_type is not None:
        conditions["type"] = Item.asset_type == wanted.asset_type
    if wanted.eligibility is not None:
        conditions["eligibility"] = _is_decided(wanted.eligibility)
    if wanted.access_level is not None:
        conditions["access_level"] = Item.access_level == wanted.access_level
    if wanted.band is not None:
        conditions["band"] = band_of == wanted.band
    if wanted.program is not None:
        conditions["program"] = sa.or_(
            Item.program_alignment_architecture_en == wanted.program,
            Item.program_alignment_architecture_fr == wanted.program,
        )
    if wanted.owner is not None:
        conditions["owner"] = Item.business_owner == wanted.owner
    return conditions


def needs_decisions(wanted: ItemFilter) -> bool:
    """Tell whether the conditions read what was decided."""
    return wanted.eligibility is not None or wanted.band is not None


def _is_decided(outcome: str) -> sa.ColumnElement[bool]:
    decided = StoredDecision.outcome == outcome
    if outcome not in _SAID:
        return decided
    said = Item.eligible_for_release.is_(_SAID[outcome])
    return sa.or_(decided, sa.and_(StoredDecision.outcome.is_(None), said))


def begins_a_number(q: str) -> bool:
    """Tell whether a reference number begins with these words.

    Seldom one does, and a search for words alone is answered by their indexes: it need not look
    into the texts that they lead to.
    """
    numbered = sa.select(Item.id).where(_is_numbered(q.strip())).limit(1)
    return bool(q.strip()) and model.Session.scalar(numbered) is not None


def _matches(q: str, lang: Language | None, *, by_number: bool) -> sa.ColumnElement[bool]:
    """Search the words in one language or both, and the beginning of the reference number."""
    words = [
        _vector(each).op("@@")(sa.func.websearch_to_tsquery(CONFIGURATIONS[each], unaccented(q)))
        for each in ((lang,) if lang else LANGUAGES)
    ]
    return sa.or_(*words, *([_is_numbered(q)] if by_number else []))


def _is_numbered(q: str) -> sa.ColumnElement[bool]:
    return sa.func.lower(Item.ref_number).startswith(q.lower(), autoescape=True)


def _vector(lang: Language) -> InstrumentedAttribute[str]:
    return Item.search_fr if lang == "fr" else Item.search_en
