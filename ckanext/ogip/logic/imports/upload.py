"""Opening what `ogip_inventory_import` is given: an uploaded file or rows, within the limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey
from werkzeug.datastructures import FileStorage

from ... import config
from ...core.inventory.csv_sheet import CsvSheet
from ...core.inventory.open_file import open_file
from ...core.inventory.problems import InventoryFileError, Problem
from ...core.inventory.rows_sheet import RowsSheet
from ...core.inventory.workbook_sheet import WorkbookSheet
from ...language import caller_language

_MEBIBYTE = 1024 * 1024
UPLOAD, ROWS = "upload", "rows"


@dataclass(frozen=True, slots=True)
class Source:
    """What the caller sent; `kind` is also the argument that errors are reported on."""

    kind: str
    filename: str | None
    content: bytes | list[dict[str, Any]]

    def as_bytes(self) -> bytes:
        """Return what `from_bytes` makes the same source of."""
        if isinstance(self.content, bytes):
            return self.content
        return json.dumps(self.content, default=str).encode()

    @classmethod
    def from_bytes(cls, kind: str, filename: str | None, content: bytes) -> Source:
        """Return a source that was kept."""
        return cls(kind, filename, json.loads(content) if kind == ROWS else content)


@dataclass(frozen=True, slots=True)
class Upload:
    """An opened source."""

    source: Source
    sheet: CsvSheet | WorkbookSheet | RowsSheet


def open_upload(data_dict: Mapping[str, Any]) -> Upload:
    """Open the file or the rows. Raises ValidationError when they are no inventory."""
    file: FileStorage | None = data_dict.get(UPLOAD)
    source = _source_of(file) if file else Source(ROWS, None, data_dict[ROWS])
    return open_source(source, data_dict["profile"], data_dict.get("format"))


def open_source(source: Source, profile: str, format: str | None) -> Upload:
    """Open what a caller sent, now or earlier. Raises ValidationError when it is no inventory."""
    try:
        if isinstance(source.content, bytes):
            return Upload(source, open_file(source.content, profile, format))
        return Upload(source, RowsSheet(source.content, profile))
    except InventoryFileError as error:
        raise refusal(error, source.kind, source.filename) from error


def has_more_rows(upload: Upload, number: int) -> bool:
    """Tell whether there are more rows than this; false for a file that breaks before."""
    rows = upload.sheet.rows()
    with suppress(InventoryFileError):
        return sum(1 for _row in islice(rows, number + 1)) > number
    return False


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


def _source_of(upload: FileStorage) -> Source:
    try:
        return Source(UPLOAD, upload.filename, read_upload(upload))
    except InventoryFileError as error:
        raise refusal(error, UPLOAD, upload.filename) from error


def read_upload(upload: FileStorage) -> bytes:
    """Return the bytes of a file. Raises InventoryFileError where they are too many."""
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
