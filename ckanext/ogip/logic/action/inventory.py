"""Importing an inventory, and the reports of imports."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.problems import InventoryFileError
from ...store.imports import import_by_id, save_import
from ..inventory_upload import Upload, open_upload, refusal
from ..item_import import run_import
from ..schema import inventory as schema

__all__ = ["ogip_import_show", "ogip_inventory_import"]


@tk.validate_action_data(schema.ogip_inventory_import)
def ogip_inventory_import(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Create and change inventory items from a file or rows.

    :param organization: id or name of the organization that holds the items
    :param upload: a CSV file (multipart), or
    :param rows: a list of objects with the columns of the template as keys
    :param profile: the layout, `tbs` (the 17 columns; only `ref_number` and a title are required)
    :param dry_run: true to learn what would happen, and change nothing
    :param keep_going: true to apply the good rows of a file that has bad ones; otherwise one bad
        row keeps the whole file out
    :returns: `{id, dry_run, applied, rows, created, updated, unchanged,
        errors[{row, line, column, value, rule, message{en, fr}}], errors_total,
        differences[{ref_number, row, field, item_value, asset_value}], ignored_columns, encoding,
        delimiter}`; `id` is null for a dry run, of which nothing is kept
    :raises ValidationError: the file as a whole cannot be read

    A column the file lacks leaves the stored values alone; a blank cell clears the value. Facts of
    an item that has an asset are the asset's: where the file says otherwise is listed under
    `differences`, and nothing is changed.
    """
    tk.check_access("ogip_inventory_import", context, data_dict)
    upload = open_upload(data_dict)
    try:
        report = run_import(
            upload.sheet,
            data_dict["organization"],
            dry_run=data_dict["dry_run"],
            keep_going=data_dict["keep_going"],
            context=context,
        )
    except InventoryFileError as error:
        model.Session.rollback()
        raise refusal(error, upload.field, upload.filename) from error
    result = report.as_dict()
    return {"id": _keep(context, data_dict, upload, result), **result}


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_import_show)
def ogip_import_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show the report of an import.

    :param id: the id that `ogip_inventory_import` returned
    :returns: that result, with `organization` (id), `profile`, `filename` and
        `imported_at`
    """
    stored = import_by_id(data_dict["id"])
    if stored is None:
        tk.check_access("ogip_item_list", context, {})
        raise tk.ObjectNotFound(tk._("There is no such import."))
    tk.check_access("ogip_import_show", context, data_dict)
    return {
        "id": stored.id,
        "organization": stored.organization_id,
        "profile": stored.profile,
        "filename": stored.filename,
        "imported_at": stored.created.isoformat(),
        **stored.report,
    }


def _keep(
    context: Context, data_dict: dict[str, Any], upload: Upload, result: dict[str, Any]
) -> str | None:
    """Keep the report, also that of a refused file, and return its id; None for a dry run."""
    if data_dict["dry_run"]:
        return None
    user = model.User.get(context["user"])
    stored = save_import(
        organization_id=data_dict["organization"],
        user_id=user.id if user else None,
        profile=data_dict["profile"],
        filename=upload.filename,
        report=result,
    )
    stored_id = stored.id
    if not context.get("defer_commit"):
        model.Session.commit()
    return stored_id
