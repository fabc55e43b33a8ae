"""Items whose titles are much like one: trigrams, in both languages.

Comparing titles takes long, so that a large inventory is first narrowed to the items that share a
rare word with the title; in a small one every title is compared, misspelt words or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from ckan import model
from sqlalchemy.orm import InstrumentedAttribute

from ...model.item import ACCENTED, CONFIGURATIONS, PLAIN, Item

# Half of the trigrams in common: another year or a misspelt word, not just the same subject.
ALIKE = 0.5
MOST = 10
SMALL_INVENTORY = 2000
_RARE = 1000


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
    query = sa.select(Item, similarity.label("similarity")).where(
        Item.organization_id == organization_id, similarity >= ALIKE
    )
    if but_not:
        query = query.where(Item.id != but_not)
    if _is_large(organization_id):
        query = query.where(sa.or_(sa.false(), *_rare_words(title)))
    query = query.order_by(similarity.desc(), Item.ref_number).limit(MOST)
    return [Likeness(row.Item, round(row.similarity, 2)) for row in model.Session.execute(query)]


def _is_large(organization_id: str) -> bool:
    some = sa.select(Item.id).where(Item.organization_id == organization_id)
    return _count(some, SMALL_INVENTORY) > SMALL_INVENTORY


def _rare_words(title: Mapping[str, str]) -> list[sa.ColumnElement[bool]]:
    """Return a condition for each word of the title that few items have."""
    conditions = [
        _search(lang).op("@@")(sa.cast(sa.func.quote_literal(word), sa.Text).op("::")(_TSQUERY))
        for lang, text in title.items()
        for word in _words(lang, text)
    ]
    return [each for each in conditions if _count(sa.select(Item.id).where(each), _RARE) <= _RARE]


_TSQUERY = sa.text("tsquery")


def _words(lang: str, text: str) -> Sequence[str]:
    folded = text.translate(str.maketrans(ACCENTED, PLAIN))
    vector = sa.func.to_tsvector(CONFIGURATIONS[lang], folded)
    return model.Session.scalars(sa.select(sa.func.unnest(sa.func.tsvector_to_array(vector)))).all()


def _count(query: sa.Select[tuple[str]], enough: int) -> int:
    some = query.limit(enough + 1).subquery()
    return model.Session.scalar(sa.select(sa.func.count()).select_from(some)) or 0


def _title(lang: str) -> sa.ColumnElement[str]:
    return sa.func.coalesce(Item.title_fr if lang == "fr" else Item.title_en, "")


def _search(lang: str) -> InstrumentedAttribute[str]:
    return Item.search_fr if lang == "fr" else Item.search_en
