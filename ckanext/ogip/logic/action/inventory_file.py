"""Files of an inventory: export, template, and the rows of an import that were refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.csv_writer import write_csv
from ...core.inventory.error_file import error_header, error_rows
from ...core.inventory.export import Values, cells_of_items
from ...core.inventory.json_writer import write_json
from ...core.inventory.layout import layout
from ...core.inventory.problems import InventoryFileError
from ...core.inventory.template import Column
from ...core.inventory.template_file import write_template
from ...core.inventory.xlsx_writer import write_xlsx
from ...language import caller_language
from ..file_answer import file_answer
from ..imports.upload import Upload, open_source, open_upload, refusal
from ..imports.view import find_import, source_of
from ..inventory.items import items_of_inventory
from ..inventory.public import items_of_export
from ..item.filters import narrows
from ..schema import inventory_file as schema

__all__ = [
    "ogip_import_errors",
    "ogip_inventory_errors",
    "ogip_inventory_export",
    "ogip_inventory_template",
]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_export)
def ogip_inventory_export(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Return the inventory of an organization as a file that can be imported again.

    :param organization: id or name
    :param profile: the layout, `tbs` (default), `ontario` or `irbv`
    :param format: `csv` (default), `xlsx` or `json`
    :param public: true leaves out the columns that are internal to the department, among them the
        reference number, and the items that the public inventory may not list
    :param published: true, with `public`, for the inventory as it was last published and everybody
        may read it (setting `ckanext.ogip.public_inventory`); who is no member of the organization
        gets nothing else
    :param q: only the items that these words find; `lang`, `state`, `type`, `eligibility`,
        `access_level`, `band`, `program`, `owner`, `due_before` and `promoted` leave items out as
        in `ogip_item_list`; not with `public`
    :param output: for callers inside CKAN: a file open for writing bytes, which gets the content
    :returns: `{filename, media_type, encoding, content}`; `content` is the text of the file, base64
        for a workbook, null where `output` was given

    Facts of an item that has an asset are the asset's. In a CSV file, a text that a spreadsheet
    would run as a formula has an apostrophe in front, which an import takes away again.
    """
    tk.check_access("ogip_inventory_export", context, data_dict)
    chosen = layout(data_dict["profile"])
    columns = chosen.shown(public=data_dict["public"])
    items = items_of_export(context, data_dict)

    def write(stream: BinaryIO) -> None:
        _WRITERS[data_dict["format"]](stream, columns, items)

    parts = ["inventory", _name_of(data_dict["organization"]), chosen.key]
    parts += ["public"] if data_dict["public"] else ["selection"] if narrows(data_dict) else []
    name = "-".join(parts)
    return file_answer(name, data_dict["format"], data_dict.get("output"), write)


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_inventory_template)
def ogip_inventory_template(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Return a workbook to fill in, with lists to choose from and help in both languages.

    :param profile: the layout, `tbs` (default), `ontario` or `irbv`
    :param lang: `en` or `fr`, the language of headers and lists; the caller's by default
    :param organization: id or name of an organization whose items stand in it; empty without
    :param output: for callers inside CKAN: a file open for writing bytes, which gets the content
    :returns: `{filename, media_type, encoding, content}` as `ogip_inventory_export`
    """
    tk.check_access("ogip_inventory_template", context, data_dict)
    chosen = layout(data_dict["profile"])
    language = data_dict.get("lang") or caller_language()
    organization = data_dict.get("organization")
    items = items_of_inventory(organization, context) if organization else ()

    def write(stream: BinaryIO) -> None:
        write_template(stream, chosen, language, cells_of_items(items, chosen.columns))

    return file_answer(
        f"inventory-template-{chosen.key}-{language}", "xlsx", data_dict.get("output"), write
    )


@tk.validate_action_data(schema.ogip_inventory_errors)
def ogip_inventory_errors(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Return the rows of a file that an import would refuse, to correct and upload again.

    The file has the columns of the one given and a last one that says what is wrong; an import does
    not read that one. Nothing is changed or kept.

    :param organization: id or name of the organization the file is meant for
    :param upload: a CSV, XLSX or ODS file (multipart), or
    :param rows: a list of objects, as for `ogip_inventory_import`
    :param profile: the layout, as for `ogip_inventory_import`
    :param format: `csv` (default) or `xlsx`, of the file returned
    :param lang: `en` or `fr`, the caller's by default
    :param output: for callers inside CKAN: a file open for writing bytes, which gets the content
    :returns: `{filename, media_type, encoding, content}` as `ogip_inventory_export`
    :raises ValidationError: the file as a whole cannot be read
    """
    tk.check_access("ogip_inventory_errors", context, data_dict)
    upload = open_upload({**data_dict, "format": None})
    return _refused_rows(upload, data_dict)


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_import_errors)
def ogip_import_errors(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Return the rows that an import refused, to correct and upload again.

    :param id: the id that `ogip_inventory_import` returned; its file is kept for 30 days
    :param format: `csv` (default) or `xlsx`, of the file returned
    :param lang: `en` or `fr`, the caller's by default
    :param output: for callers inside CKAN: a file open for writing bytes, which gets the content
    :returns: `{filename, media_type, encoding, content}` as `ogip_inventory_export`
    """
    stored = find_import(context, data_dict["id"])
    tk.check_access("ogip_import_errors", context, data_dict)
    source = source_of(stored)
    if source is None:
        raise tk.ObjectNotFound(tk._("The file of this import is no longer kept."))
    upload = open_source(source, stored.profile, stored.options.get("format"))
    return _refused_rows(upload, data_dict)


def _refused_rows(upload: Upload, data_dict: dict[str, Any]) -> dict[str, Any]:
    language = data_dict.get("lang") or caller_language()
    header = error_header(upload.sheet, language)

    def write(stream: BinaryIO) -> None:
        rows = error_rows(upload.sheet, language)
        if data_dict["format"] == "xlsx":
            write_xlsx(stream, header[-1], header, rows)
        else:
            write_csv(stream, header, rows)

    try:
        return file_answer("inventory-errors", data_dict["format"], data_dict.get("output"), write)
    except InventoryFileError as error:
        raise refusal(error, upload.source.kind, upload.source.filename) from error


def _name_of(organization_id: str) -> str:
    organization = model.Group.get(organization_id)
    return organization.name if organization else organization_id


def _write_csv(stream: BinaryIO, columns: tuple[Column, ...], items: Iterable[Values]) -> None:
    write_csv(stream, [column.name for column in columns], cells_of_items(items, columns))


def _write_xlsx(stream: BinaryIO, columns: tuple[Column, ...], items: Iterable[Values]) -> None:
    names = [column.name for column in columns]
    write_xlsx(stream, "Inventory", names, cells_of_items(items, columns))


def _write_json(stream: BinaryIO, columns: tuple[Column, ...], items: Iterable[Values]) -> None:
    write_json(stream, items, columns)


_WRITERS = {"csv": _write_csv, "xlsx": _write_xlsx, "json": _write_json}
