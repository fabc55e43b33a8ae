"""Files as actions answer with them: inside the answer, or written where the caller wants them."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Callable
from typing import Any, BinaryIO, cast

import ckan.plugins.toolkit as tk

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_IN_MEMORY = 4 * 1024 * 1024


def file_answer(
    name: str, format: str, output: BinaryIO | None, write: Callable[[BinaryIO], None]
) -> dict[str, Any]:
    """Return `{filename, media_type, encoding, content}`; `write` writes the file.

    `content` is text, or base64 for a workbook; it is null where the file went to `output`.
    """
    encoding = "base64" if format == "xlsx" else "utf-8"
    answer: dict[str, Any] = {
        "filename": f"{name}.{format}",
        "media_type": MEDIA_TYPES[format],
        "encoding": encoding,
        "content": None,
    }
    if output is not None:
        write(output)
        return answer
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as stream:
        write(cast("BinaryIO", stream))
        stream.seek(0)
        content = stream.read()
    text = base64.b64encode(content) if encoding == "base64" else content
    return {**answer, "content": text.decode("utf-8-sig")}


def binary_output(value: Any) -> BinaryIO:
    """Return a file that is open for writing bytes; only a caller in this process can have one."""
    if not callable(getattr(value, "write", None)):
        raise tk.Invalid(tk._("This is not a file. Only a caller inside CKAN can give one."))
    return value
