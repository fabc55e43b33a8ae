"""Items whose titles are much like one: trigrams, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from ckan import model
from sqlalchemy.orm import InstrumentedAttribute

from ...model.item import Item
from ..planning import planned

# Half of the trigrams in common: another year or a misspelt word, not just the same subject.
ALIKE = 0.5
MOST = 10
# What the operator `%` calls similar.
_THRESHOLD = {"pg_trgm.similarity_threshold": str(ALIKE)}


@dataclass(frozen=True, slots=True)
class Likeness:
    """An item, and how much of the title it shares: 1 is the same title."""

    item: Item
    similarity: float


def items_like(
    organization_id: str, title: Mapping[str, str], but_not: str | None = None
) -> Sequence[Likeness]:
    """Return the items of an organization with titles like this one, the most alike first.

    `title` has a text for one language at least; `but_not` is the id of an item to leave out.
    """
    similarity = sa.func.greatest(
        *(sa.func.similarity(_title(lang), text) for lang, text in title.items())
    )
    # Through the operator, which the index knows.
    alike = sa.or_(*(_title(lang).op("%")(text) for lang, text in title.items()))
    query = sa.select(Item, similarity.label("similarity")).where(
        Item.organization_id == organization_id, alike
    )
    if but_not:
        query = query.where(Item.id != but_not)
    query = query.order_by(similarity.desc(), Item.ref_number).limit(MOST)
    with planned(_THRESHOLD):
        found = model.Session.execute(query).all()
    return [Likeness(row.Item, round(row.similarity, 2)) for row in found]


def _title(lang: str) -> InstrumentedAttribute[str | None]:
    return Item.title_fr if lang == "fr" else Item.title_en
