"""Importing an inventory, and the reports of imports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ..imports.importing import Order, import_now, order_of
from ..imports.jobs import import_later
from ..imports.upload import Upload, has_more_rows, open_source, open_upload
from ..imports.view import find_import, show_import, source_of
from ..schema import inventory as schema

__all__ = ["ogip_import_repeat", "ogip_import_show", "ogip_inventory_import"]

LARGE_FROM = 2_000  # rows: what takes longer than a visitor waits for a page


@tk.validate_action_data(schema.ogip_inventory_import)
def ogip_inventory_import(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Create and change inventory items from a file or rows.

    :param organization: id or name of the organization that holds the items
    :param upload: a CSV, XLSX or ODS file (multipart), or
    :param rows: a list of objects with the columns of the template as keys
    :param profile: the layout, `tbs`, `ontario` or `irbv`; `auto` (default) takes the one that
        knows most headers of the file. Only a reference number and a title are required
    :param format: `csv`, `xlsx` or `ods` to refuse any other; told by the file's content otherwise
    :param dry_run: true to learn what would happen, and change nothing
    :param keep_going: true to apply the good rows of a file that has bad ones; otherwise one bad
        row keeps the whole file out
    :param apply_to_assets: true to change the assets that the file contradicts, each by itself,
        once the items are in
    :param background: `true` to leave the work to a background worker, `large` to do so with more
        than 2,000 rows; the answer is then that of `ogip_import_show`, which tells the progress
    :returns: `{id, state, dry_run, applied, rows, created, updated, unchanged,
        errors[{row, line, column, value, rule, message{en, fr}}], errors_total,
        differences[{ref_number, row, field, item_value, asset_value}], columns, first_rows[],
        assets[{ref_number, fields[], applied, errors[]}], ignored_columns, encoding, delimiter,
        format, layout, sheet, notices[{rule, message{en, fr}}]}`; `id` is null for a dry run, of
        which nothing is kept unless it runs in the background; `columns` are those that are read;
        `sheet` is that of a workbook; notices say what of the file was left unread and need not be
        corrected
    :raises ValidationError: the file as a whole cannot be read, or another import into the
        inventory is running

    A column the file lacks leaves the stored values alone; a blank cell clears the value. Facts of
    an item that has an asset are the asset's: where the file says otherwise is listed under
    `differences`, and changed only with `apply_to_assets`, through `package_patch`. The items of a
    file are applied in one step: whatever ends the process before, nothing is half done.
    """
    tk.check_access("ogip_inventory_import", context, data_dict)
    upload = open_upload(data_dict)
    order = Order(
        organization_id=data_dict["organization"],
        profile=data_dict["profile"],
        format=data_dict.get("format"),
        dry_run=data_dict["dry_run"],
        keep_going=data_dict["keep_going"],
        apply_to_assets=data_dict["apply_to_assets"],
    )
    if _is_for_a_worker(data_dict["background"], upload):
        return import_later(order, upload, context)
    return import_now(order, upload, context)


@tk.validate_action_data(schema.ogip_import_repeat)
def ogip_import_repeat(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Import the file of an earlier run once more, in the background.

    For a dry run that ran in the background, and for an import that was interrupted.

    :param id: the id that `ogip_inventory_import` returned
    :param dry_run: as for `ogip_inventory_import`, false by default
    :param keep_going: as for `ogip_inventory_import`; as in the earlier run by default
    :param apply_to_assets: as for `ogip_inventory_import`; as in the earlier run by default
    :returns: a new import, as `ogip_import_show`
    """
    stored = find_import(context, data_dict["id"])
    tk.check_access("ogip_import_repeat", context, data_dict)
    source = source_of(stored)
    if source is None:
        raise tk.ObjectNotFound(tk._("The file of this import is no longer kept."))
    given = {name: value for name, value in data_dict.items() if name != "id"}
    order = replace(order_of(stored), **{"dry_run": False, **given})
    return import_later(order, open_source(source, order.profile, order.format), context)


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_import_show)
def ogip_import_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show the report of an import.

    :param id: the id that `ogip_inventory_import` returned
    :returns: that result, with `organization` (id), `profile`, `filename`, `imported_at`,
        `apply_to_assets`, `file_kept` (so that `ogip_import_errors` and `ogip_import_repeat` have
        it) and `progress{rows_done, rows_total}`. `state` is `waiting` for a worker, `running`,
        `interrupted` (the worker ended before its time: nothing was changed), `failed` (the file
        cannot be read, or the portal failed: nothing was changed) or `done`
    """
    stored = find_import(context, data_dict["id"])
    tk.check_access("ogip_import_show", context, data_dict)
    return show_import(stored)


def _is_for_a_worker(background: str, upload: Upload) -> bool:
    if background == schema.LARGE:
        return has_more_rows(upload, LARGE_FROM)
    return background == schema.ALWAYS
