"""Publish an asset."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...gate.override import decide
from ...gate.watching import would_refuse
from ...store.assessment import assessments
from ...store.assessment.assessments import OVERRIDE, Grounds
from ..schema import publication as schema

__all__ = ["ogip_publish"]


@tk.validate_action_data(schema.ogip_publish)
def ogip_publish(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Make an asset public, or refuse with every rule that stands against it.

    :param id: id or name of the asset
    :param override: `{reason_code, explanation}`: publish although rules stand against it, those
        that the policy lists in `not_overridable` excepted; for sysadmins only, and logged.
        `reason_code` is a code of `override_reason.yaml`, `explanation` at least a sentence. It
        holds until the next material change
    :returns: `{id, name, state, approved_at, fingerprint, basis, would_refuse}`; publishing twice
        changes nothing. `basis`: `checked`, `override`, `grandfathered`, or `reported` where the
        portal only reports; `would_refuse` then lists what would have been refused
    :raises ValidationError: the gate refuses; `error_dict["ogip"]` lists rule, clause, field,
        resource, message and remediation of each finding

    Allowed exactly when `package_patch` with `private: false, state: active` would be.
    """
    tk.check_access("ogip_publish", context, data_dict)
    if "override" in data_dict:
        published = _override(context, data_dict["id"], data_dict["override"])
    else:
        published = _publish(context, data_dict["id"])
    approval = assessments.approval_of(published["id"])
    return {
        "id": published["id"],
        "name": published["name"],
        "state": "published",
        "fingerprint": approval.fingerprint if approval else None,
        "approved_at": approval.approved_at.isoformat() if approval else None,
        "basis": approval.basis if approval else None,
        "would_refuse": would_refuse(published["id"]),
    }


def _publish(context: Context, dataset_id: str) -> dict[str, Any]:
    return _update(context, dataset_id, private=False, state=model.State.ACTIVE)


def _override(context: Context, dataset_id: str, given: dict[str, str]) -> dict[str, Any]:
    """Publish by decision: decision, log and change are one transaction, or none of them is."""
    user = model.User.get(context["user"])
    package = model.Package.get(dataset_id, for_update=True)
    if package is None:
        raise tk.ObjectNotFound(tk._("Dataset not found"))
    reason, explanation = given["reason_code"], given["explanation"]
    grounds = Grounds(OVERRIDE, reason, explanation, user.id if user else None)
    try:
        decide(package, grounds)
        published = _publish(context, dataset_id)
        model.Session.commit()  # a record that is public already is not written again
    except Exception:
        model.Session.rollback()
        raise
    return published


def _update(context: Context, dataset_id: str, **changes: Any) -> dict[str, Any]:
    """Change an asset as `package_patch` does, without asking once more for the same permission."""
    # Whoever may change a record may read it; CKAN would ask six statements about that.
    reading: Context = tk.fresh_context(context, for_update=True, ignore_auth=True)
    stored = tk.get_action("package_show")(reading, {"id": dataset_id})
    # As in core: without the old date the new one is that of the change.
    asset = {key: value for key, value in stored.items() if key != "metadata_modified"}
    writing = tk.fresh_context(context, original_package=stored)
    return tk.get_action("package_update")(writing, asset | changes)
