"""One run of an import: parse, stage, apply, compare with the assets; all in one savepoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ckan import model
from ckan.types import Context

from .. import config
from ..core.inventory.asset import differences
from ..core.inventory.parse import ParsedRow, RejectedRow, parse_rows
from ..core.inventory.problems import InventoryFileError, Problem
from ..core.inventory.references import References
from ..core.inventory.report import Difference, ImportReport
from ..core.inventory.sheet import Sheet
from ..store.item_assets import assets_by_id
from ..store.item_import import StagedRow, Staging, unlink_purged
from .item_view import sees_everything

_BATCH = 1000


def run_import(
    sheet: Sheet, organization_id: str, *, dry_run: bool, keep_going: bool, context: Context
) -> ImportReport:
    """Apply a sheet to the inventory of an organization and report every row.

    A dry run does the same work and undoes it, so that it cannot tell anything else than a real
    run. Raises InventoryFileError when the file turns out to be unreadable; the caller rolls back.
    """
    header = sheet.header
    report = ImportReport(
        dry_run=dry_run,
        keep_going=keep_going,
        ignored_columns=header.ignored,
        encoding=sheet.encoding,
        delimiter=sheet.delimiter,
    )
    savepoint = model.Session.begin_nested()
    unlink_purged(organization_id)
    staging = Staging(organization_id, header.known)
    _stage(sheet, staging, report)
    if not report.refused:
        report.counts = staging.apply()
        report.differences = list(_differences(staging, context))
    if dry_run or report.refused:
        savepoint.rollback()
    else:
        savepoint.commit()
    return report


def _stage(sheet: Sheet, staging: Staging, report: ImportReport) -> None:
    references = References()
    rows = _good_rows(sheet, references, report)
    while batch := list(islice(rows, _BATCH)):
        staging.add(batch)
    if references.repeated:
        staging.drop(references.repeated)
        report.add_errors(references.problems())


def _good_rows(sheet: Sheet, references: References, report: ImportReport) -> Iterator[ParsedRow]:
    limit = config.max_import_rows()
    for parsed in parse_rows(sheet):
        report.rows += 1
        if report.rows > limit:
            problem = Problem("too_many_rows", row=parsed.row, params={"limit": limit})
            raise InventoryFileError([problem])
        is_new = references.is_new(parsed)
        if isinstance(parsed, RejectedRow):
            report.add_errors(parsed.problems)
        elif is_new:
            yield parsed


def _differences(staging: Staging, context: Context) -> Iterator[Difference]:
    rows = iter(staging.linked_rows())
    while batch := list(islice(rows, _BATCH)):
        yield from _differences_of(batch, context)


def _differences_of(batch: Iterable[StagedRow], context: Context) -> Iterator[Difference]:
    ids = [row.dataset_id for row in batch]
    user = model.User.get(context["user"])
    assets = assets_by_id(ids, user, everything=sees_everything(context))
    for row in batch:
        asset = assets.get(row.dataset_id)
        facts = asset.facts if asset and asset.visible else {}
        for field, item_value, asset_value in differences(row.values, facts):
            yield Difference(row.ref_number, row.row, field, item_value, asset_value)
