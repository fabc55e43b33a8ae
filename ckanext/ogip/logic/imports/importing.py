"""An import from the order to the stored report, at once or later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.problems import InventoryFileError
from ...core.inventory.report import ImportReport
from ...model.inventory_import import DONE, RUNNING, WAITING, InventoryImport
from ...store.imports.claims import BusyError, claiming
from ...store.imports.imports import drop_file, keep_file, save_import
from ..item.access import commit_unless_deferred
from .run import new_report, run_import
from .to_assets import apply_differences
from .upload import Upload, refusal

_PATIENCE = 5.0  # seconds: an import of a small file is over by then


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked of an import."""

    organization_id: str
    profile: str
    format: str | None
    dry_run: bool
    keep_going: bool
    apply_to_assets: bool


def import_now(order: Order, upload: Upload, context: Context) -> dict[str, Any]:
    """Import within this call; return the result with the id of what is kept of it.

    Raises ValidationError for a file that cannot be read, or while another import is running.
    """
    report = new_report(upload.sheet, dry_run=order.dry_run, keep_going=order.keep_going)
    with claiming() as claim:
        try:
            claim.ask_for_inventory(order.organization_id, _PATIENCE)
        except BusyError as error:
            message = tk._(
                "Another import into this inventory is running. Nothing was changed. "
                "Import your file again when the other one is finished."
            )
            raise tk.ValidationError({"organization": [message]}) from error
        try:
            run_import(upload.sheet, order.organization_id, report, context)
        except InventoryFileError as error:
            model.Session.rollback()
            raise refusal(error, upload.source.kind, upload.source.filename) from error
        if order.dry_run:
            return {"id": None, "state": DONE, **report.as_dict(), "assets": []}
        stored = _keep(order, upload, context)
        if report.errors_total:
            keep_file(stored.id, upload.source.kind, upload.source.as_bytes())
        finish(stored, order, report, context, commit=lambda: _commit(order, context))
        return {"id": stored.id, "state": DONE, **(stored.report or {})}


def order_later(order: Order, upload: Upload, context: Context, lang: str) -> InventoryImport:
    """Keep what a worker needs for an import, and commit; nobody is told of it yet."""
    stored = _keep(order, upload, context)
    stored.state = WAITING
    stored.options = {**stored.options, "lang": lang}
    keep_file(stored.id, upload.source.kind, upload.source.as_bytes())
    model.Session.commit()
    return stored


def order_of(stored: InventoryImport) -> Order:
    """Return what was asked of an import that was ordered earlier."""
    options = stored.options
    return Order(
        organization_id=stored.organization_id,
        profile=stored.profile,
        format=options.get("format"),
        dry_run=stored.dry_run,
        keep_going=options["keep_going"],
        apply_to_assets=options["apply_to_assets"],
    )


def finish(
    stored: InventoryImport,
    order: Order,
    report: ImportReport,
    context: Context,
    commit: Callable[[], None],
) -> None:
    """Store the report with what it tells, in one commit; then hand over to assets if asked."""
    result = report.as_dict()
    stored.report = {**result, "assets": []}
    with_assets = order.apply_to_assets and result["applied"]
    stored.state = RUNNING if with_assets else DONE
    stored.rows_done = stored.rows_total = report.rows
    if not report.errors_total and not order.dry_run:
        drop_file(stored.id)  # there is nothing to correct
    commit()
    if with_assets:
        assets = apply_differences(report.differences, context)
        stored.report, stored.state = {**result, "assets": assets}, DONE
        commit()


def _commit(order: Order, context: Context) -> None:
    if order.apply_to_assets:  # each asset commits
        model.Session.commit()
    else:
        commit_unless_deferred(context)


def _keep(order: Order, upload: Upload, context: Context) -> InventoryImport:
    user = model.User.get(context["user"])
    options = asdict(order)
    return save_import(
        organization_id=options.pop("organization_id"),
        user_id=user.id if user else None,
        profile=options.pop("profile"),
        dry_run=options.pop("dry_run"),
        filename=upload.source.filename,
        options=options,
    )
