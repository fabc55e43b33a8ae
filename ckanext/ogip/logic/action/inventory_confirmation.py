"""Campaigns in which the owners of items confirm what the inventory says about them."""

from __future__ import annotations

import datetime
from typing import Any, BinaryIO

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.csv_writer import write_csv
from ...core.text import LANGUAGES
from ...gate.judge import today
from ...model.confirmation import Campaign
from ...store import events
from ...store.confirmation.answers import (
    AskedFilter,
    count_answers,
    count_by,
    page_of_asked,
)
from ...store.confirmation.campaigns import (
    add_campaign,
    close_campaign,
    is_open,
    newest_campaign,
)
from ...store.inventory.editions import lock_organization
from ..confirmation.finding import no_campaign, open_campaign
from ..confirmation.view import show_asked, show_campaign, show_group
from ..file_answer import file_answer
from ..paging import make_cursor
from ..people import caller_id
from ..schema import confirmation as schema

__all__ = [
    "ogip_inventory_confirmation_close",
    "ogip_inventory_confirmation_list",
    "ogip_inventory_confirmation_open",
    "ogip_inventory_confirmation_reminders",
    "ogip_inventory_confirmation_show",
]

_OPENED, _CLOSED = "inventory_confirmation_opened", "inventory_confirmation_closed"


@tk.validate_action_data(schema.ogip_inventory_confirmation_open)
def ogip_inventory_confirmation_open(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Ask the owners of an organization's items to confirm what the inventory says.

    :param organization: id or name
    :param due: ISO date: the last day on which they answer, today or later
    :param message: `{en, fr}`: a sentence to the owners, of at most 500 characters each
    :returns: as `ogip_inventory_confirmation_show`
    :raises ValidationError: by argument; another campaign is open, or there is nothing to confirm
    """
    tk.check_access("ogip_inventory_confirmation_open", context, data_dict)
    organization = data_dict["organization"]
    lock_organization(organization)
    try:
        _open(context, organization, data_dict)
    except tk.ValidationError:
        model.Session.rollback()
        raise
    model.Session.commit()
    return _show(organization)


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_confirmation_show)
def ogip_inventory_confirmation_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show the campaign of an organization that is open, or the last one, and how far it is.

    :param organization: id or name
    :returns: `{organization, campaign}`; `campaign` is null or `{id, state: open|closed, due,
        message{en, fr}, opened{by, at}, closed{by, at, by_date}, counts{confirmed, changed, open,
        total}, owners{count, results[{name, confirmed, changed, open, total}]}, programs{count,
        results[{name{en, fr}, ...}]}}`. Owners and programs, with most open items first and 200 of
        each at most, are null once it is closed; a blank name stands for items that name none
    """
    tk.check_access("ogip_inventory_confirmation_show", context, data_dict)
    return _show(data_dict["organization"])


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_confirmation_list)
def ogip_inventory_confirmation_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List the items that the last campaign of an organization asks about, with their answers.

    :param organization: id or name
    :param owner: the owner as the items name it; blank for items that name none
    :param answer: `confirmed`, `changed` or `open`
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :returns: `{results, next_cursor}`, by reference number; each result `{id, ref_number,
        title{en, fr}, program{en, fr}, business_owner, last_reviewed, state, answer}`; `answer` is
        null or `{answer, comment, by, role, at}`, with the role `BO` for the owner and `STEW` for
        somebody who answered for the owner
    :raises ObjectNotFound: the organization never had a campaign
    """
    tk.check_access("ogip_inventory_confirmation_list", context, data_dict)
    campaign = newest_campaign(data_dict["organization"])
    if campaign is None:
        raise no_campaign()
    wanted, limit = AskedFilter(data_dict.get("owner"), data_dict.get("answer")), data_dict["limit"]
    after = data_dict["cursor"][0] if data_dict.get("cursor") else None
    found = page_of_asked(campaign, wanted, limit + 1, after)
    page = found[:limit]
    more = len(found) > limit
    return {
        "results": show_asked(page, context),
        "next_cursor": make_cursor(page[-1][0].ref_number) if more else None,
    }


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_confirmation_reminders)
def ogip_inventory_confirmation_reminders(
    context: Context, data_dict: dict[str, Any]
) -> dict[str, Any]:
    """Return who has still to answer, and about how many items, as a CSV file.

    :param organization: id or name
    :param output: for callers inside CKAN: a file open for writing bytes, which gets the content
    :returns: `{filename, media_type, encoding, content, results[{name, confirmed, changed, open,
        total}]}`, those with most open items first; the columns of the file are `owner`, `open`,
        `answered` and `due`
    :raises ObjectNotFound: no campaign is open
    """
    tk.check_access("ogip_inventory_confirmation_reminders", context, data_dict)
    campaign = open_campaign(data_dict["organization"])
    waiting = [group for group in count_by(campaign, "owner") if group.open]
    due = campaign.due.isoformat()

    def write(stream: BinaryIO) -> None:
        rows = (
            (group.key[0] or None, group.open, group.confirmed + group.changed, due)
            for group in waiting
        )
        write_csv(stream, ("owner", "open", "answered", "due"), rows)

    organization = model.Session.get_one(model.Group, campaign.organization_id)
    answer = file_answer(f"reminders-{organization.name}", "csv", data_dict.get("output"), write)
    return {**answer, "results": [show_group(group) for group in waiting]}


@tk.validate_action_data(schema.ogip_inventory_confirmation_close)
def ogip_inventory_confirmation_close(
    context: Context, data_dict: dict[str, Any]
) -> dict[str, Any]:
    """Close the campaign of an organization before its last day; answers are kept.

    :param organization: id or name
    :returns: as `ogip_inventory_confirmation_show`
    :raises ObjectNotFound: no campaign is open
    """
    tk.check_access("ogip_inventory_confirmation_close", context, data_dict)
    organization = data_dict["organization"]
    lock_organization(organization)
    _close(open_campaign(organization), caller_id(context))
    model.Session.commit()
    return _show(organization)


def _show(organization: str) -> dict[str, Any]:
    return {
        "organization": organization,
        "campaign": show_campaign(newest_campaign(organization)),
    }


def _open(context: Context, organization: str, given: dict[str, Any]) -> None:
    before = newest_campaign(organization)
    if before and is_open(before, today()):
        message = tk._("A campaign is open already. Close it first.")
        raise tk.ValidationError({"organization": [message]})
    if given["due"] < today():
        raise tk.ValidationError({"due": [tk._("This day is over. Choose today or a later day.")]})
    if before and before.closed_at is None:
        _close(before, None)
    campaign = Campaign(
        organization_id=organization,
        due=given["due"],
        message_en=given["message"]["en"],
        message_fr=given["message"]["fr"],
        opened_by=caller_id(context),
    )
    add_campaign(campaign)
    counts = count_answers(campaign)
    if not sum(counts.values()):
        message = tk._("The inventory has no item that somebody could confirm.")
        raise tk.ValidationError({"organization": [message]})
    due = {"due": campaign.due.isoformat()}
    message = {lang: given["message"][lang] for lang in LANGUAGES}
    _log(_OPENED, campaign, campaign.opened_by, {**due, "message": message, "counts": counts})


def _close(campaign: Campaign, by: str | None) -> None:
    counts = count_answers(campaign)
    close_campaign(campaign, by, datetime.datetime.now(datetime.UTC), counts)
    _log(_CLOSED, campaign, by, {"counts": counts, "by_date": by is None})


def _log(kind: str, campaign: Campaign, by: str | None, said: dict[str, Any]) -> None:
    organization = campaign.organization_id
    details = {"confirmation": campaign.id, **said}
    events.record(kind, events.INVENTORY, organization, organization, by, details)
