"""Opening what `ogip_inventory_import` is given: an uploaded file or rows, within the limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey
from werkzeug.datastructures import FileStorage

from .. import config
from ..core.inventory.csv_sheet import CsvSheet
from ..core.inventory.problems import InventoryFileError, Problem
from ..core.inventory.rows_sheet import RowsSheet
from ..language import caller_language

PROFILES = ("tbs",)
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """What the caller sent; `field` is the argument that errors are reported on."""

    field: str
    filename: str | None
    sheet: CsvSheet | RowsSheet


def open_upload(data_dict: Mapping[str, Any]) -> Upload:
    """Open the file or the rows. Raises ValidationError when they are no inventory."""
    file: FileStorage | None = data_dict.get("upload")
    field, filename = ("upload", file.filename) if file is not None else ("rows", None)
    try:
        sheet = CsvSheet(_read(file)) if file is not None else RowsSheet(data_dict["rows"])
    except InventoryFileError as error:
        raise refusal(error, field, filename) from error
    return Upload(field, filename, sheet)


def refusal(error: InventoryFileError, field: str, filename: str | None) -> tk.ValidationError:
    """Return the refusal of a whole file: file, row and column of each mistake, and what it is."""
    sentences = [_sentence(problem, filename) for problem in error.problems]
    return tk.ValidationError({field: sentences})


def _sentence(problem: Problem, filename: str | None) -> str:
    """Return `items.csv, row 3, column title_en: ...` in the caller's language."""
    place = [filename] if filename else []
    if problem.row is not None:
        place.append(tk._("row %(row)s") % {"row": problem.row})
    if problem.column is not None:
        place.append(tk._("column %(column)s") % {"column": problem.column})
    message = problem.message.get(caller_language())
    if not place:
        return message
    # TRANSLATORS: place is a file name, a row and a column; French puts a no-break space before :
    return tk._("%(place)s: %(message)s") % {"place": ", ".join(place), "message": message}


def _read(upload: FileStorage) -> bytes:
    limit = config.max_upload_mb()
    data = upload.stream.read(limit * _MEBIBYTE + 1)
    if len(data) > limit * _MEBIBYTE:
        raise InventoryFileError([Problem("file_too_large", params={"limit": limit})])
    return data


def uploaded_file(value: Any) -> FileStorage:
    """Return a file that came as one part of a multipart request."""
    if not isinstance(value, FileStorage):
        raise tk.Invalid(tk._("This is not a file. Send it as multipart/form-data."))
    return value


def some_rows(value: Any) -> list[dict[str, Any]]:
    """Return a list of objects, at least one and at most as many as one import may have."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value) or not value:
        raise tk.Invalid(tk._("This is not a list of rows, each an object with column names."))
    limit = config.max_import_rows()
    if len(value) > limit:
        problem = Problem("too_many_rows", params={"limit": limit})
        raise tk.Invalid(problem.message.get(caller_language()))
    return value


def one_source(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Ask for either a file or rows, not both and not neither."""
    given = [name for name in ("upload", "rows") if data.get((name,), tk.missing) is not tk.missing]
    failed = errors.get(("upload",)) or errors.get(("rows",))
    if len(given) != 1 and not failed:
        errors[("upload",)] = [tk._("Give either a file (upload) or rows.")]


def not_yet(value: bool) -> bool:
    """Refuse to apply differences to assets: an import only lists them for now."""
    if value:
        message = tk._("Applying differences to assets is not supported. Edit the asset instead.")
        raise tk.Invalid(message)
    return value
