"""Answers about many items at once: each by itself, all in one transaction."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...gate.judge import today
from ...model.confirmation import Campaign
from ...model.item import Item
from ...store import events
from ...store.confirmation.answers import (
    CONFIRMED,
    answers_among,
    asked_among,
    save_answers,
)
from ...store.item.items import write_changes
from ..item.bulk import CHANGED, REFUSED, UNCHANGED, Fate
from ..item.log import event_of, logged_values
from ..people import caller_id
from ..role.acting import confirming_role

ITEM_CONFIRMED, CHANGE_REPORTED = "item_confirmed", "item_change_reported"


def answer_many(
    context: Context, campaign: Campaign, ids: Sequence[str], answer: str, comment: str | None
) -> list[Fate]:
    """Keep an answer about each item that the campaign asks about; return what became of each.

    Confirming an item is its review: the day is noted in the item.
    """
    found = asked_among(campaign, ids)
    known = answers_among(campaign, ids)
    said = (answer, comment)
    fates, rows, logged = list[Fate](), list[Mapping[str, Any]](), list[dict[str, Any]]()
    for item_id in ids:
        item = found.get(item_id)
        if item is None:
            errors = {"id": [tk._("The campaign does not ask about this item.")]}
            fates.append(Fate(item_id, None, REFUSED, errors))
        elif known.get(item_id) == said and _is_noted(item, answer):
            fates.append(Fate(item_id, item.ref_number, UNCHANGED))
        else:
            rows.append(_row(context, campaign, item, said))
            logged.append(_note(context, campaign, item, said, known.get(item_id)))
            fates.append(Fate(item_id, item.ref_number, CHANGED))
    write_changes()
    save_answers(rows)
    events.record_many(logged)
    return fates


def _is_noted(item: Item, answer: str) -> bool:
    return answer != CONFIRMED or item.last_reviewed == today()


def _row(
    context: Context, campaign: Campaign, item: Item, said: tuple[str, str | None]
) -> dict[str, Any]:
    answer, comment = said
    return {
        "confirmation_id": campaign.id,
        "item_id": item.id,
        "answer": answer,
        "comment": comment,
        "user_id": caller_id(context),
        "role": _role(context, item),
        "at": datetime.datetime.now(datetime.UTC),
    }


def _note(
    context: Context,
    campaign: Campaign,
    item: Item,
    said: tuple[str, str | None],
    earlier: tuple[str, str | None] | None,
) -> dict[str, Any]:
    """Note the review in the item, and return the event."""
    answer, comment = said
    before = logged_values(item)
    if answer == CONFIRMED:
        item.last_reviewed = today()
    kind = ITEM_CONFIRMED if answer == CONFIRMED else CHANGE_REPORTED
    return event_of(
        caller_id(context),
        kind,
        item,
        before,
        logged_values(item),
        confirmation=campaign.id,
        earlier_answer=earlier[0] if earlier else None,
        owner=item.business_owner,
        role=_role(context, item),
        comment=comment,
    )


def _role(context: Context, item: Item) -> str:
    return confirming_role(context["user"], item.organization_id, item.business_owner)
