"""Lists of inventory items, page by page, in the order asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...core.inventory.states import STATES
from ...core.text import Language
from ...model.item import Item
from ...model.priority import StoredPriority
from .filter import ItemFilter, base_conditions, facet_conditions, needs_decisions, with_decisions

Key = tuple[str, str]
_LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted: by a text that the database computes, if any, then by the key."""

    value: sa.ColumnElement[str] | None = None
    descending: bool = False
    reads_decisions: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place between two items of a list: behind the item, or before it, that has this key."""

    value: str
    key: Key
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Items in the order of the list, and the places where the pages beside this one begin."""

    items: Sequence[Item]
    previous: Place | None
    next: Place | None


_NAMES = ("ref_number", "title", "modified", "planned", "band", "state")
_BACKWARDS = "-"
ORDERS = (*_NAMES, *(f"{_BACKWARDS}{name}" for name in _NAMES))


def order_named(name: str, lang: Language) -> Order:
    """Return one of the `ORDERS`; titles are those of a language, else of the other one."""
    order = _orders(lang)[name.removeprefix(_BACKWARDS)]
    turned = name.startswith(_BACKWARDS)
    return replace(order, descending=not order.descending) if turned else order


def page_of(wanted: ItemFilter, order: Order, limit: int, place: Place | None) -> Page:
    """Return up to `limit` items beside a place, or the first ones."""
    rows = _rows(wanted, order, limit + 1, place)
    more, rows = len(rows) > limit, rows[:limit]
    backwards = bool(place and place.backwards)
    if backwards:
        rows = rows[::-1]
    first = _place(rows[0], backwards=True) if rows else None
    last = _place(rows[-1], backwards=False) if rows else None
    return Page(
        items=[row[0] for row in rows],
        previous=first if (more if backwards else place is not None) else None,
        next=last if (backwards or more) else None,
    )


def page_of_items(wanted: ItemFilter, limit: int, after: Key | None) -> Sequence[Item]:
    """Return up to `limit` items behind the key `after`, by organization and reference number."""
    place = Place("", after) if after else None
    return [row[0] for row in _rows(wanted, order_named("ref_number", "en"), limit, place)]


def _rows(
    wanted: ItemFilter, order: Order, limit: int, place: Place | None
) -> Sequence[sa.Row[Any]]:
    conditions = [*base_conditions(wanted), *facet_conditions(wanted).values()]
    value = sa.literal("") if order.value is None else order.value
    query = sa.select(Item, value.label("place")).where(*conditions)
    if order.reads_decisions or needs_decisions(wanted):
        query = with_decisions(query)
    query = _from_place(query, order, place)
    return model.Session.execute(query.limit(limit)).all()


def _from_place(query: Any, order: Order, place: Place | None) -> Any:
    descending = order.descending != bool(place and place.backwards)
    columns: list[Any] = [Item.organization_id, Item.ref_number]
    values = place.key if place else ()
    if order.value is not None:
        columns = [order.value, *columns]
        values = (place.value, *values) if place else ()
    if values:
        here, there = sa.tuple_(*columns), sa.tuple_(*map(sa.literal, values))
        query = query.where(here < there if descending else here > there)
    return query.order_by(*(column.desc() if descending else column for column in columns))


def _place(row: sa.Row[Any], *, backwards: bool) -> Place:
    item = row[0]
    return Place(row.place, (item.organization_id, item.ref_number), backwards)


def _orders(lang: Language) -> Mapping[str, Order]:
    titles = [Item.title_fr, Item.title_en] if lang == "fr" else [Item.title_en, Item.title_fr]
    states = {state: f"{number:02}" for number, state in enumerate(STATES)}
    planned = sa.func.coalesce(sa.cast(Item.planned_release_date, sa.Text), _LAST_DAY)
    modified = sa.func.to_char(sa.func.timezone("UTC", Item.modified), "YYYYMMDDHH24MISSUS")
    ranked = sa.func.coalesce(StoredPriority.band, "Z")
    return {
        "ref_number": Order(),
        "title": Order(sa.func.lower(sa.func.coalesce(*titles, ""))),
        "modified": Order(modified, descending=True),
        "planned": Order(planned),
        "band": Order(ranked, reads_decisions=True),
        "state": Order(sa.case(states, value=Item.state, else_="99")),
    }
