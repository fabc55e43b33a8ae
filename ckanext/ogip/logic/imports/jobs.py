"""Imports of large files by a background worker."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.problems import InventoryFileError, Problem
from ...language import caller_language
from ...model.inventory_import import FAILED, RUNNING, WAITING, InventoryImport
from ...store.imports.claims import Claim, claiming
from ...store.imports.imports import drop_file, import_by_id, remove_import
from ..background import enqueue, speaking
from .importing import Order, finish, order_later, order_of
from .run import new_report, run_import
from .upload import Upload, open_source
from .view import blank_report, show_import, source_of

log = logging.getLogger(__name__)

_UNFINISHED = (WAITING, RUNNING)


def import_later(order: Order, upload: Upload, context: Context) -> dict[str, Any]:
    """Hand an import to a background worker; return it as it is shown. Raises ValidationError."""
    stored = order_later(order, upload, context, caller_language())
    import_id = stored.id
    try:
        enqueue(work, [import_id], f"ogip import {import_id}")
    except tk.ValidationError:
        remove_import(import_id)
        model.Session.commit()
        raise
    return show_import(stored)


def work(import_id: str) -> None:
    """Do an import that was ordered; one that is done, or that another worker does, is left alone.

    One that was cut short begins anew: it had changed nothing.
    """
    with claiming() as claim:
        if not claim.try_import(import_id):
            return
        stored = import_by_id(import_id)
        if stored is None or stored.state not in _UNFINISHED or stored.report is not None:
            return
        organization_id, lang = stored.organization_id, stored.options.get("lang", "en")
        model.Session.rollback()
        claim.wait_for_inventory(organization_id)
        with speaking(lang):
            _work(import_id, claim)


def _work(import_id: str, claim: Claim) -> None:
    stored = import_by_id(import_id)
    if stored is None:
        return
    claim.note(import_id, 0, None)
    try:
        _import(stored, claim)
    except InventoryFileError as error:
        _fail(import_id, error.problems)
    except Exception:
        log.exception("Import %s failed", import_id)
        _fail(import_id, [])


def _import(stored: InventoryImport, claim: Claim) -> None:
    order, source = order_of(stored), source_of(stored)
    user = model.User.get(stored.user_id)
    context: Context = {"user": user.name if user else ""}
    if source is None:
        raise LookupError(f"the file of import {stored.id} is gone")
    # Who lost the right since then imports no more.
    wanted = {"organization": order.organization_id}
    tk.check_access("ogip_inventory_import", tk.fresh_context(context), wanted)
    upload = open_source(source, order.profile, order.format)
    total = sum(1 for _row in upload.sheet.rows())
    claim.note(stored.id, 0, total)
    import_id = stored.id
    report = new_report(upload.sheet, dry_run=order.dry_run, keep_going=order.keep_going)
    run_import(
        upload.sheet,
        order.organization_id,
        report,
        context,
        progress=lambda done: claim.note(import_id, done, total),
    )
    finish(stored, order, report, context, commit=model.Session.commit)


def _fail(import_id: str, problems: Sequence[Problem]) -> None:
    """Say that nothing was changed, and why, as far as the file is to blame."""
    model.Session.rollback()
    stored = import_by_id(import_id)
    if stored is None or stored.report is not None:  # the items are in; assets made trouble
        return
    errors = [problem.as_dict() for problem in problems]
    stored.report = {**blank_report(stored), "errors": errors, "errors_total": len(errors)}
    stored.state = FAILED
    if problems:
        drop_file(import_id)
    model.Session.commit()
