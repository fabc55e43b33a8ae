"""Campaigns of confirmation as the API shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ckan.types import Context

from ...core.text import LANGUAGES
from ...gate.judge import today
from ...model.confirmation import Answer, Campaign
from ...model.item import Item
from ...store.confirmation.answers import STATES, Group, count_answers, count_by
from ...store.confirmation.campaigns import is_open
from ..item.view import show_items
from ..people import names_by_id

# Pages and callers get the owners and programs with most to do; the file has every owner.
SHOWN_GROUPS = 200
_OF_ITEM = ("id", "ref_number", "title", "program", "business_owner", "last_reviewed", "state")


def show_campaign(campaign: Campaign | None) -> dict[str, Any] | None:
    """Return a campaign with its progress, for the members of the organization."""
    if campaign is None:
        return None
    names = names_by_id((campaign.opened_by, campaign.closed_by))
    counts = campaign.counts or count_answers(campaign)
    open_now = is_open(campaign, today())
    return {
        "id": campaign.id,
        "state": "open" if open_now else "closed",
        "due": campaign.due.isoformat(),
        "message": {"en": campaign.message_en, "fr": campaign.message_fr},
        "opened": {"by": names.get(campaign.opened_by or ""), "at": campaign.opened_at.isoformat()},
        "closed": _closed(campaign, names),
        "counts": {**counts, "total": sum(counts.values())},
        "owners": _groups(campaign, "owner") if open_now else None,
        "programs": _groups(campaign, "program") if open_now else None,
    }


def show_asked(
    found: Sequence[tuple[Item, Answer | None]], context: Context
) -> list[dict[str, Any]]:
    """Return items of a campaign, each with its answer or null."""
    names = names_by_id(answer.user_id for _item, answer in found if answer)
    shown = show_items([item for item, _answer in found], context)
    return [
        {**{name: item[name] for name in _OF_ITEM}, "answer": _answer(answer, names)}
        for item, (_item, answer) in zip(shown, found, strict=True)
    ]


def show_group(group: Group) -> dict[str, Any]:
    """Return how far an owner, or a program in both languages, is."""
    numbers = {state: getattr(group, state) for state in STATES}
    named: Any = group.key[0]
    if len(group.key) > 1:
        named = dict(zip(LANGUAGES, group.key, strict=True))
    return {"name": named, **numbers, "total": sum(numbers.values())}


def _groups(campaign: Campaign, group: str) -> dict[str, Any]:
    found = count_by(campaign, group)
    return {"count": len(found), "results": [show_group(each) for each in found[:SHOWN_GROUPS]]}


def _answer(answer: Answer | None, names: dict[str, str]) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {
        "answer": answer.answer,
        "comment": answer.comment,
        "by": names.get(answer.user_id or ""),
        "role": answer.role,
        "at": answer.at.isoformat(),
    }


def _closed(campaign: Campaign, names: dict[str, str]) -> dict[str, Any] | None:
    """Return who closed a campaign and when; nobody did where it ended with its last day."""
    if campaign.closed_at:
        return {
            "by": names.get(campaign.closed_by or ""),
            "at": campaign.closed_at.isoformat(),
            "by_date": campaign.closed_by is None,
        }
    if is_open(campaign, today()):
        return None
    return {"by": None, "at": None, "by_date": True}
