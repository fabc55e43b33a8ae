"""The gate at CKAN's two writers: what happens before a write, and what is verified after it.

Every way to change an asset in CKAN 2.12 ends in `package_create` or `package_update`. Before the
write the payload is judged together with what is stored, so that a refusal leaves files, database
and index untouched. After it, still inside the transaction, the saved record itself is judged:
whatever another plugin changed in between cannot slip through.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model
from ckan.types import Context

from ..core.findings import Assessment
from ..store import entering
from ..store.assessment import assessments, verdicts
from ..store.item import items
from . import held, revising
from . import move as moves
from . import record as records
from .grounds import grounds_for
from .judge import is_exempt, judge, known_about
from .refusal import Refusal
from .shape import require_readable
from .state import DRAFT, is_public, require_known_state
from .verdict import verdict_on
from .withdrawal import before_leaving, is_public_now, require_reinstatement

_LOCK = sa.text("select from package where id = :id for update")


def before_create(context: Context, payload: dict[str, Any]) -> None:
    """Make the new record a draft, whoever creates it and whatever state the payload asks for.

    Raises ValidationError for a state unknown to CKAN.
    """
    payload.pop("ogip", None)
    require_readable(payload)
    if is_exempt(payload.get("type", "dataset")):
        return
    require_known_state(payload)
    payload["state"] = DRAFT
    context["allow_state_change"] = True


def before_update(context: Context, payload: dict[str, Any]) -> held.HeldBack | None:
    """Refuse an update after which the record would be public against a blocking rule.

    Returns what was kept for review instead of being written, None where CKAN shall write.
    Raises ValidationError for a state unknown to CKAN, Refusal with every failing rule.
    """
    require_readable(payload)
    package = model.Package.get(payload.get("id") or payload.get("name"))
    if package is None:
        return None
    # Where CKAN puts it too; SQLAlchemy forgets what nobody holds, and would read it once more.
    context["package"] = package
    stored = _stored(context, package)
    payload.pop("ogip", None)
    if is_exempt(package.type):
        return None
    require_known_state(payload)
    record = records.from_payload(payload, stored)
    if not is_public(record):
        if is_public_now(package):
            before_leaving(context, package, record)
        return None
    _lock(package.id)
    stays_public = is_public_now(package)
    if not stays_public:
        require_reinstatement(package.id)
    record |= {"id": package.id, "type": package.type}
    move = moves.by_update(package, record)
    if move:
        record["owner_org"] = move.organization_id
    assessment = judge(record, _facts_of_update(record, move))
    _refuse_unless_allowed(context, record, assessment, stays_public=stays_public)
    return held.hold(context, package, payload, record) if stays_public else None


def after_write(package: model.Package) -> None:
    """Judge the saved record, store the assessment, and the approval when it is public.

    Raises Refusal after rolling back: a caller that swallows the error must not commit the record.
    """
    if is_exempt(package.type):
        items.follow_asset(package)
        return
    record = records.from_model(package)
    public = is_public(record)
    assessment = judge(record, _facts_of_saved(package, record, public=public))
    grounds = grounds_for(assessment, package.owner_org) if public else None
    if public and grounds is None:
        model.Session.rollback()
        raise Refusal(assessment, len(record["resources"]))
    if public:
        require_reinstatement(package.id)
    verdicts.save(verdict_on(package, record, assessment))
    if grounds:
        replaced = assessments.save_approval(assessment, grounds)
        if replaced not in (None, assessment.fingerprint):
            _review(package, record)


def _review(package: model.Package, record: dict[str, Any]) -> None:
    """Open a revision for a material change; what should have waited for one is rolled back."""
    try:
        revising.after_material_change(package, record)
    except revising.WaitsForApproval:
        model.Session.rollback()
        raise


def _facts_of_saved(
    package: model.Package, record: dict[str, Any], *, public: bool
) -> Mapping[str, Any]:
    """Return the facts about the saved record; what is public has its entry in the inventory."""
    facts = known_about(record)
    if facts["inventory_items"]:
        if _owned_by_others(facts["inventory_items"], package):
            moves.follow_owner(package)
            facts = known_about(record)
        items.follow_asset(package)
    elif public and package.owner_org:
        return {**facts, "inventory_items": entering.enter_asset(package)}
    return facts


def _owned_by_others(entries: Sequence[Mapping[str, Any]], package: model.Package) -> bool:
    return any(entry["organization"] != package.owner_org for entry in entries)


def _stored(context: Context, package: model.Package) -> dict[str, Any]:
    """Return the stored record and leave it in the context, where CKAN looks for an unchanged save.

    Read as CKAN's own writers read it, without our block, which a payload never carries either.
    """
    stored = context.get("original_package")
    if not stored or stored.get("id") != package.id:
        stored = _shown(context, package)
    if [file["id"] for file in stored["resources"]] != [file.id for file in package.resources]:
        # Files written past the actions: `package_show` answers from the index, which lacks them.
        stored = _shown(context, package, use_cache=False)
    context["original_package"] = _numbered(stored)
    return context["original_package"]


def _shown(context: Context, package: model.Package, *, use_cache: bool = True) -> dict[str, Any]:
    show = tk.fresh_context(context, ignore_auth=True, for_update=True, use_cache=use_cache)
    return tk.get_action("package_show")(show, {"id": package.id})


def _numbered(stored: dict[str, Any]) -> dict[str, Any]:
    """Return the record with its files numbered from 0 without gaps.

    CKAN's `package_update` takes the number of a file for its place in the list: where a file was
    removed through the models, it would fail, or save one file in place of another.
    """
    files = stored["resources"]
    if all(file.get("position") == place for place, file in enumerate(files)):
        return stored
    numbered = [file | {"position": place} for place, file in enumerate(files)]
    return stored | {"resources": numbered}


def _facts_of_update(record: dict[str, Any], move: moves.Move | None) -> Mapping[str, Any]:
    facts = known_about(record)
    return moves.known_after(move, facts) if move else facts


def _refuse_unless_allowed(
    context: Context, record: dict[str, Any], assessment: Assessment, *, stays_public: bool
) -> None:
    owner = record.get("owner_org")
    if grounds_for(assessment, owner, stays_public=stays_public) is None:
        # What a record lacks is told to those only who may edit it; CKAN asks again at the write.
        tk.check_access("package_update", context, {"id": record["id"]})
        model.Session.rollback()
        raise Refusal(assessment, len(record["resources"]))


def _lock(dataset_id: str) -> None:
    """Hold the row so that two decisions about one asset follow one another."""
    model.Session.connection().execute(_LOCK, {"id": dataset_id})
