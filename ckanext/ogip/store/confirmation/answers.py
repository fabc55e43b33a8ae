"""What owners answered about their items, and what is still open; never commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model
from sqlalchemy.dialects.postgresql import insert

from ...core.inventory.states import NOMINATED
from ...model.confirmation import Answer, Campaign
from ...model.inventory_edition import Edition
from ...model.item import Item

CONFIRMED, CHANGED = ANSWERS = ("confirmed", "changed")
OPEN = "open"
STATES = (*ANSWERS, OPEN)
# Nobody has looked yet at what was only nominated; what was handed over has another owner.
_NOT_ASKED = (NOMINATED, "transferred")
_OWNER = sa.func.coalesce(sa.func.btrim(Item.business_owner), "")
_PROGRAM_EN = sa.func.coalesce(sa.func.btrim(Item.program_alignment_architecture_en), "")
_PROGRAM_FR = sa.func.coalesce(sa.func.btrim(Item.program_alignment_architecture_fr), "")
_STATE = sa.func.coalesce(Answer.answer, OPEN)
GROUPS: Mapping[str, tuple[sa.ColumnElement[str], ...]] = {
    "owner": (_OWNER,),
    "program": (_PROGRAM_EN, _PROGRAM_FR),
}


@dataclass(frozen=True, slots=True)
class AskedFilter:
    """Which items of a campaign to show; None means any, a blank owner those without one."""

    owner: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """How many items of an owner, or of a program, have which answer."""

    key: tuple[str, ...]
    confirmed: int
    changed: int
    open: int


def count_answers(campaign: Campaign) -> dict[str, int]:
    """Return how many items were confirmed, were reported as changed, and are open."""
    query = _asked(campaign, sa.select(*_numbers()))
    row = model.Session.execute(query).one()
    return dict(zip(STATES, row, strict=True))


def count_by(campaign: Campaign, group: str) -> list[Group]:
    """Return the numbers by one of `GROUPS`, those with most open items first."""
    key = GROUPS[group]
    numbers = _numbers()
    query = _asked(campaign, sa.select(*key, *numbers)).group_by(*key)
    query = query.order_by(numbers[-1].desc(), *key)
    cut = len(key)
    return [Group(tuple(row[:cut]), *row[cut:]) for row in model.Session.execute(query)]


def page_of_asked(
    campaign: Campaign, wanted: AskedFilter, limit: int, after: str | None
) -> list[tuple[Item, Answer | None]]:
    """Return up to `limit` items with their answers, behind the reference number `after`."""
    query = _asked(campaign, sa.select(Item, Answer)).order_by(Item.ref_number).limit(limit)
    if wanted.owner is not None:
        query = query.where(wanted.owner == _OWNER)
    if wanted.state is not None:
        query = query.where(wanted.state == _STATE)
    if after is not None:
        query = query.where(Item.ref_number > after)
    return [(row[0], row[1]) for row in model.Session.execute(query)]


def asked_among(campaign: Campaign, ids: Sequence[str]) -> dict[str, Item]:
    """Return those of the items that the campaign asks about, locked in the order of their ids."""
    query = _asked(campaign, sa.select(Item)).where(Item.id.in_(ids)).order_by(Item.id)
    locked = query.with_for_update(of=Item).execution_options(populate_existing=True)
    return {item.id: item for item in model.Session.scalars(locked)}


def answers_among(campaign: Campaign, ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Return answer and comment of the items that have one."""
    query = sa.select(Answer.item_id, Answer.answer, Answer.comment).where(
        Answer.confirmation_id == campaign.id, Answer.item_id.in_(ids)
    )
    return {row.item_id: (row.answer, row.comment) for row in model.Session.execute(query)}


def save_answers(rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep answers, given as the columns of `Answer`, in the place of earlier ones."""
    if not rows:
        return
    statement = insert(Answer)
    changed = {name: statement.excluded[name] for name in ("answer", "comment", "user_id", "role")}
    keys = ["confirmation_id", "item_id"]
    statement = statement.on_conflict_do_update(
        index_elements=keys, set_={**changed, "at": statement.excluded.at}
    )
    model.Session.connection().execute(statement, list(rows))


def _numbers() -> Sequence[sa.ColumnElement[int]]:
    given = _STATE
    return [sa.func.count().filter(given == state).label(state) for state in STATES]


def _asked(campaign: Campaign, query: Any) -> Any:
    """Return the query over the items of a campaign; what came later is not in it."""
    answered = sa.and_(Answer.item_id == Item.id, Answer.confirmation_id == campaign.id)
    return (
        query.select_from(Item)
        .outerjoin(Answer, answered)
        .where(
            Item.organization_id == campaign.organization_id,
            Item.created <= campaign.opened_at,
            Item.state.not_in(_NOT_ASKED),
            ~sa.exists().where(Edition.dataset_id == Item.dataset_id),
        )
    )
