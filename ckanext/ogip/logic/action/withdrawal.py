"""Take a public asset away with a reason, and bring it back."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.calendar.dates import NotADate, read_date
from ...core.inventory.asset import facts_of_asset
from ...gate.judge import today
from ...gate.record import from_model
from ...gate.state import DRAFT
from ...gate.withdrawal import is_public_now
from ...model.withdrawal import Withdrawal
from ...store import activities, events, withdrawals
from ...store.revision import revisions, staging
from ..schema import withdrawal as schema

__all__ = ["ogip_reinstate", "ogip_withdraw", "ogip_withdrawal_show"]


@tk.validate_action_data(schema.ogip_withdraw)
def ogip_withdraw(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Take a public asset out of the public view, and leave a notice that says why.

    :param id: id or name of the asset
    :param reason: `published_in_error`, `privacy_or_security_incident`, `legal_order` or
        `retention_ended`
    :param explanation: `{en, fr}`, plain text of up to 2000 characters, which the public reads
    :returns: the notice, as `ogip_withdrawal_show`
    :raises ValidationError: the asset is not public, or the reason does not allow it (OG-314)

    The asset becomes a private draft: files, data and activities are closed with it. Notice, end of
    the approval and event are one transaction with it: all of them, or none.
    """
    tk.check_access("ogip_withdraw", context, data_dict)
    package = _lock(data_dict["id"])
    if not is_public_now(package):
        raise tk.ValidationError({"id": [tk._("The record is not public.")]})
    withdrawal = _withdrawal(context, package, data_dict)
    try:
        withdrawals.begin(withdrawal)
        revisions.supersede(package.id)
        activities.hide(package)  # also of the types that the gate leaves alone
        _record(context, "publication_withdrawn", withdrawal)
        _make_draft(context, package)
    except Exception:
        model.Session.rollback()
        raise
    staging.remove_all(withdrawal.dataset_id)
    return withdrawal.notice()


@tk.validate_action_data(schema.ogip_reinstate)
def ogip_reinstate(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Publish a withdrawn asset again, or refuse with every rule that stands against it.

    :param id: id or name of the asset
    :returns: as `ogip_publish`; the notice is gone
    :raises ValidationError: the asset is not withdrawn, or the gate refuses as for `ogip_publish`

    Old entries of the activity stream stay with the organization: they may show the very error
    for which the asset was withdrawn.
    """
    tk.check_access("ogip_reinstate", context, data_dict)
    package = _lock(data_dict["id"])
    withdrawal = withdrawals.open_withdrawal(package.id)
    if withdrawal is None:
        raise tk.ValidationError({"id": [tk._("The record is not withdrawn.")]})
    try:
        withdrawals.end(withdrawal)
        _record(context, "publication_reinstated", withdrawal)
        return tk.get_action("ogip_publish")(tk.fresh_context(context), {"id": package.id})
    except Exception:
        model.Session.rollback()
        raise


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_withdrawal_show)
def ogip_withdrawal_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show the notice that stands in place of a withdrawn asset.

    :param id: id of the asset, or the name it had when it was withdrawn
    :returns: `{dataset_id, name, title{en, fr}, organization, reason, explanation{en, fr}, contact,
        published_on, withdrawn_on}`, null for what was not known
    """
    tk.check_access("ogip_withdrawal_show", context, data_dict)
    withdrawal = withdrawals.withdrawal_at(data_dict["id"])
    if withdrawal is None:
        raise tk.ObjectNotFound(tk._("No record of this name was withdrawn."))
    return withdrawal.notice()


def _lock(reference: str) -> model.Package:
    """Return the asset, which nobody else changes until this transaction ends."""
    package = model.Package.get(reference, for_update=True)
    if package is None:
        raise tk.ObjectNotFound(tk._("Dataset not found"))
    # What was read before the lock may have changed while this waited for it.
    model.Session.refresh(package)
    return package


def _make_draft(context: Context, package: model.Package) -> None:
    """Change the asset as `package_patch` does, but from the database.

    CKAN reads a record from the index: where that lags behind, it would find nothing to change.
    """
    reading = tk.fresh_context(context, for_update=True, use_cache=False)
    stored = tk.get_action("package_show")(reading, {"id": package.id})
    # As in core: without the old date the new one is that of the change.
    draft = {key: value for key, value in stored.items() if key != "metadata_modified"}
    # CKAN refuses a private record without organization; a draft is hidden either way.
    draft |= {"state": DRAFT, "private": bool(package.owner_org)}
    tk.get_action("package_update")(tk.fresh_context(context, original_package=stored), draft)


def _withdrawal(context: Context, package: model.Package, said: dict[str, Any]) -> Withdrawal:
    record = from_model(package)
    titles = facts_of_asset(record)
    published = read_date(record.get("date_published"))
    user = model.User.get(context["user"])
    return Withdrawal(
        dataset_id=package.id,
        dataset_name=package.name,
        organization_id=package.owner_org,
        title_en=titles["title_en"],
        title_fr=titles["title_fr"],
        reason=said["reason"],
        explanation_en=said["explanation"]["en"],
        explanation_fr=said["explanation"]["fr"],
        contact=_contact(package, record),
        published_on=None if isinstance(published, NotADate) else published,
        withdrawn_on=today(),
        withdrawn_by=user.id if user else None,
    )


def _contact(package: model.Package, record: dict[str, Any]) -> str | None:
    """Return the mailbox of the organization, else that of the record."""
    owner = model.Group.get(package.owner_org)
    extras: dict[str, str] = getattr(owner, "extras", {})
    return extras.get("opengov_email") or record.get("maintainer_email") or None


def _record(context: Context, kind: str, withdrawal: Withdrawal) -> None:
    user = model.User.get(context["user"])
    events.record(
        kind,
        events.ASSET,
        withdrawal.dataset_id,
        withdrawal.organization_id,
        user.id if user else None,
        {"reason": withdrawal.reason, "withdrawal": withdrawal.id},
    )
