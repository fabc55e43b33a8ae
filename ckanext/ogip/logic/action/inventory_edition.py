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
from ...store.inventory.editions import (
    count_listed,
    lock_organization,
    make_public,
    open_edition,
    public_edition,
)
from ...store.inventory.submissions import forget
from ..inventory.edition_view import APPROVE, REFUSE, show_edition, state_of
from ..inventory.public import published
from ..inventory.record import keep_record
from ..inventory.republishing import republish_later
from ..inventory.rules import approving_roles, require_approval
from ..inventory.submission_jobs import show_submission, submit_later
from ..inventory.submitting import log_step, submit
from ..people import caller_id
from ..role.acting import deciding_role
from ..schema import inventory_edition as schema
from ..schema.inventory import ALWAYS, LARGE

__all__ = [
    "ogip_inventory_approve",
    "ogip_inventory_publish",
    "ogip_inventory_show",
    "ogip_inventory_submit",
]

LARGE_FROM = 500  # items: what takes longer than a visitor waits for a page
_MONTHS_TO_RENEWAL = 12


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_show)
def ogip_inventory_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show how far the inventory of an organization is on its way to the public.

    :param organization: id or name
    :returns: `{organization, public, open, submission}`: the edition that the public sees, and the
        one that was submitted since, each null or `{state, fingerprint, items, submitted{by, at},
        decided{by, at, decision, role, comment}, published{by, at}, renewal_due, renewal_is_due,
        renewal_days_late, dataset_id}`; `state`: `submitted`, `approved`, `refused` or `published`.
        `submission` is null or the last one that was left to a worker: `{id, state, ordered{by,
        at}, progress{items_done, items_total}, refusal}`, in the state `waiting`, `running`,
        `interrupted` (nothing was changed), `failed` (nothing was changed), `refused` (`refusal`
        is what `ogip_inventory_submit` raises) or `done`
    """
    tk.check_access("ogip_inventory_show", context, data_dict)
    return _show(data_dict["organization"])


@tk.validate_action_data(schema.ogip_inventory_submit)
def ogip_inventory_submit(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Send the inventory as it is now for approval; it is approved and published as it was sent.

    :param organization: id or name
    :param background: `true` to leave the work to a background worker, `large` (default) to do so
        with 500 items and more, `false` to wait for it
    :returns: as `ogip_inventory_show`, where `submission` tells the progress of a worker;
        submitting the same list twice changes nothing
    :raises ValidationError: there is nothing to list, or a rule stands against publishing items:
        `items` has a sentence for each of the first ones, `ogip` the findings, `causes` one entry
        for each cause: `{rule, clause, field, message, remediation, count, items[{id, ref_number,
        title{en, fr}}]}`, with the first ten items
    """
    tk.check_access("ogip_inventory_submit", context, data_dict)
    organization = data_dict["organization"]
    items = count_listed(organization)
    if _is_for_a_worker(data_dict["background"], items):
        submit_later(context, organization, items)
        return _show(organization)
    try:
        submit(context, organization)
        forget(organization)
    except tk.ValidationError:
        model.Session.rollback()
        raise
    model.Session.commit()
    return _show(organization)


@tk.validate_action_data(schema.ogip_inventory_approve)
def ogip_inventory_approve(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Approve or refuse the list that was submitted. Whoever submitted it may not.

    Where an earlier list is public, a background worker then puts the approved one in its place.

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
    log_step(context, kind, edition, before, comment=edition.comment, role=edition.decided_role)
    model.Session.commit()
    if edition.decision == APPROVE and public_edition(organization):
        republish_later(organization, context["user"])
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
        "submission": show_submission(organization),
    }


def _is_for_a_worker(background: str, items: int) -> bool:
    return background == ALWAYS or (background == LARGE and items >= LARGE_FROM)


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
    log_step(context, "inventory_published", edition, was)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
