"""The inventory's way to the public: submitted, approved, published."""

from __future__ import annotations

import datetime
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ... import config
from ...core.calendar.dates import add_months
from ...gate.judge import today
from ...model.inventory_edition import Edition
from ...store import events
from ...store.inventory.editions import (
    fingerprint_of,
    freeze,
    lock_organization,
    make_public,
    open_edition,
    public_edition,
)
from ..auth.item_roles import deciding_role
from ..inventory.edition_view import APPROVE, REFUSE, show_edition, state_of
from ..inventory.items import listed_of_inventory
from ..inventory.public import published
from ..inventory.record import keep_record
from ..inventory.rules import approving_roles, require_approval, require_complete
from ..people import caller_id
from ..schema import inventory_edition as schema

__all__ = [
    "ogip_inventory_approve",
    "ogip_inventory_publish",
    "ogip_inventory_show",
    "ogip_inventory_submit",
]

_MONTHS_TO_RENEWAL = 12


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_show)
def ogip_inventory_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show how far the inventory of an organization is on its way to the public.

    :param organization: id or name
    :returns: `{organization, public, open}`: the edition that the public sees, and the one that
        was submitted since, each null or `{state, fingerprint, items, submitted{by, at},
        decided{by, at, decision, role, comment}, published{by, at}, renewal_due, renewal_is_due,
        dataset_id}`; `state`: `submitted`, `approved`, `refused` or `published`
    """
    tk.check_access("ogip_inventory_show", context, data_dict)
    return _show(data_dict["organization"])


@tk.validate_action_data(schema.ogip_inventory_submit)
def ogip_inventory_submit(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Send the inventory as it is now for approval; it is approved and published as it was sent.

    :param organization: id or name
    :returns: as `ogip_inventory_show`; submitting the same list twice changes nothing
    :raises ValidationError: there is nothing to list, or a rule stands against publishing items:
        `items` has a sentence for each of the first ones, `ogip` the findings
    """
    tk.check_access("ogip_inventory_submit", context, data_dict)
    organization = data_dict["organization"]
    try:
        _submit(context, organization)
    except tk.ValidationError:
        model.Session.rollback()
        raise
    model.Session.commit()
    return _show(organization)


@tk.validate_action_data(schema.ogip_inventory_approve)
def ogip_inventory_approve(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Approve or refuse the list that was submitted. Whoever submitted it may not.

    :param organization: id or name
    :param fingerprint: that of the list that was read, as `ogip_inventory_show` names it
    :param decision: `approve` (default) or `refuse`
    :param comment: asked for where the list is refused
    :returns: as `ogip_inventory_show`
    :raises ValidationError: another list was submitted since, the same person submitted it
    """
    tk.check_access("ogip_inventory_approve", context, data_dict)
    organization = data_dict["organization"]
    edition = open_edition(organization, lock=True)
    mistakes = _against_deciding(context, edition, data_dict)
    if mistakes or edition is None:
        model.Session.rollback()
        raise tk.ValidationError(mistakes)
    before = state_of(edition)
    edition.decision = data_dict["decision"]
    edition.comment = data_dict.get("comment")
    edition.decided_by = caller_id(context)
    edition.decided_role = deciding_role(
        context["user"], organization, approving_roles(organization)
    )
    edition.decided_at = _now()
    kind = "inventory_approved" if edition.decision == APPROVE else "inventory_refused"
    _log(context, kind, edition, before, comment=edition.comment, role=edition.decided_role)
    model.Session.commit()
    return _show(organization)


@tk.validate_action_data(schema.ogip_inventory_publish)
def ogip_inventory_publish(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Let the public see the approved list, and keep the record that publishes it up to date.

    :param organization: id or name
    :param refresh: true only brings the record up to date with what the public sees already
    :returns: `ogip_inventory_show` and `record{id, name, changed, published, refused}`; where the
        gate refuses the record, `refused` lists what stands against it, and the record is a draft.
        Publishing twice changes nothing. `record` is null where the setting
        `ckanext.ogip.public_inventory` keeps inventories for the members
    :raises ValidationError: the list lacks the approval that the policy asks for; `ogip` says which
    :raises ObjectNotFound: there is nothing to publish
    """
    tk.check_access("ogip_inventory_publish", context, data_dict)
    organization = data_dict["organization"]
    lock_organization(organization)
    edition = None if data_dict["refresh"] else open_edition(organization, lock=True)
    if edition:
        try:
            require_approval(edition)
        except tk.ValidationError:
            model.Session.rollback()
            raise
        _publish(context, edition)
        model.Session.commit()
    edition = published(organization)
    record = keep_record(context, edition) if config.public_inventory() else None
    return {**_show(organization), "record": record}


def _show(organization: str) -> dict[str, Any]:
    return {
        "organization": organization,
        "public": show_edition(public_edition(organization)),
        "open": show_edition(open_edition(organization)),
    }


def _submit(context: Context, organization: str) -> None:
    lock_organization(organization)
    before = open_edition(organization, lock=True)
    fingerprint = fingerprint_of(listed_of_inventory(organization, context))
    if before and before.fingerprint == fingerprint and before.decision != REFUSE:
        return
    require_complete(organization, context)
    was = state_of(before) if before else None
    edition = Edition(
        organization_id=organization,
        fingerprint=fingerprint,
        items=0,
        submitted_by=caller_id(context),
        submitted_at=_now(),
    )
    freeze(edition, listed_of_inventory(organization, context))
    if not edition.items:
        message = tk._("There is nothing to publish: no item of the inventory may be listed.")
        raise tk.ValidationError({"organization": [message]})
    _log(context, "inventory_submitted", edition, was)


def _against_deciding(
    context: Context, edition: Edition | None, given: dict[str, Any]
) -> dict[str, Any]:
    if edition is None:
        return {"organization": [tk._("No inventory waits for approval. Submit it first.")]}
    if edition.submitted_by == caller_id(context):
        message = tk._("You submitted this inventory. Somebody else must approve it.")
        return {"organization": [message]}
    if edition.fingerprint != given["fingerprint"]:
        message = tk._("Another list was submitted since you read this one. Read it again.")
        return {"fingerprint": [message]}
    if given["decision"] == REFUSE and not given.get("comment"):
        return {"comment": [tk._("Say what has to be corrected.")]}
    return {}


def _publish(context: Context, edition: Edition) -> None:
    before = public_edition(edition.organization_id)
    if before:
        edition.dataset_id, edition.files_digest = before.dataset_id, before.files_digest
    was = state_of(edition)
    edition.published_by, edition.published_at = caller_id(context), _now()
    edition.renewal_due = add_months(today(), _MONTHS_TO_RENEWAL)
    make_public(edition)
    _log(context, "inventory_published", edition, was)


def _log(context: Context, kind: str, edition: Edition, before: str | None, **details: Any) -> None:
    said = {
        "before": {"state": before},
        "after": {"state": state_of(edition)},
        "fingerprint": edition.fingerprint,
        "items": edition.items,
        **details,
    }
    organization = edition.organization_id
    user = caller_id(context)
    events.record(kind, events.INVENTORY, organization, organization, user, said)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
