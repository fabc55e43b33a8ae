"""One run of an import: parse, stage, apply, compare with the assets; all in one savepoint.

That makes it one step for everybody else: of a file that is applied, all good rows are, and of one
that is not, none; also where the process is killed at any row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from ckan import model
from ckan.types import Context

from ... import config
from ...core.inventory.asset import as_text, differences
from ...core.inventory.parse import ParsedRow, RejectedRow, parse_rows
from ...core.inventory.problems import InventoryFileError, Problem
from ...core.inventory.references import References
from ...core.inventory.report import Difference, ImportReport
from ...core.inventory.sheet import Sheet
from ...core.inventory.values import Value
from ...store.imports.rows import StagedRow, Staging, unlink_purged
from ...store.item.assets import assets_by_id
from ..background import no_progress
from ..item.view import sees_everything
from ..people import caller_id

_BATCH = 1000


def run_import(
    sheet: Sheet,
    organization_id: str,
    report: ImportReport,
    context: Context,
    progress: Callable[[int], None] = no_progress,
) -> None:
    """Apply a sheet to the inventory of an organization and report every row.

    A dry run does the same work and undoes it, so that it cannot tell anything else than a real
    run. `progress` is told the number of rows read. Raises InventoryFileError, with nothing done,
    when the file turns out to be unreadable.
    """
    savepoint = model.Session.begin_nested()
    try:
        unlink_purged(organization_id)
        staging = Staging(organization_id, sheet.header.known)
        _stage(sheet, staging, report, progress)
        if not report.refused:
            report.counts = staging.apply(caller_id(context))
            report.differences = [*_contradictions(staging), *_differences(staging, context)]
    except InventoryFileError:
        savepoint.rollback()
        raise
    if report.dry_run or report.refused:
        savepoint.rollback()
    else:
        savepoint.commit()


def new_report(sheet: Sheet, *, dry_run: bool, keep_going: bool) -> ImportReport:
    """Return the report of an import that is to come."""
    header = sheet.header
    return ImportReport(
        dry_run=dry_run,
        keep_going=keep_going,
        columns=tuple(column.name for column in header.known),
        ignored_columns=header.ignored,
        encoding=sheet.encoding,
        delimiter=sheet.delimiter,
        format=sheet.format,
        layout=header.profile,
        sheet=sheet.sheet_name,
        notices=sheet.notices,
    )


def _stage(
    sheet: Sheet, staging: Staging, report: ImportReport, progress: Callable[[int], None]
) -> None:
    references = References()
    rows = _good_rows(sheet, references, report)
    while batch := list(islice(rows, _BATCH)):
        staging.add(batch)
        progress(report.rows)
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
            report.show(parsed.ref_number, parsed.values)
            yield parsed


def _contradictions(staging: Staging) -> Iterator[Difference]:
    """Yield what the file says otherwise than somebody has decided."""
    for row in staging.contradicted_rows():
        for field, (stated, decided) in row.values.items():
            said, kept = _shown(stated), _shown(decided)
            yield Difference(row.ref_number, row.row, field, said, kept, kept_by="decision")


def _shown(value: Value) -> str | None:
    if isinstance(value, bool):
        return "Y" if value else "N"
    return as_text(value)


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
            yield Difference(
                row.ref_number,
                row.row,
                field,
                item_value,
                asset_value,
                dataset_id=row.dataset_id,
            )
