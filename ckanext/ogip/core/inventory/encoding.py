"""Which encoding the bytes of a CSV file are in; refuses what is no text."""

from __future__ import annotations

import codecs
import re

from .problems import InventoryFileError, Problem

UTF_8 = "utf-8-sig"
WINDOWS_1252 = "cp1252"
UTF_16 = "utf-16"

_CHUNK = 1 << 20
_WORKBOOK_SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# How French accents and typographic quotes look in UTF-8; in Windows-1252 the same bytes would be
# "Ã" or "â€" in front of a symbol, which no English or French text holds.
_UTF_8_TRACES = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xc5[\x92\x93]")
_UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


class BrokenEncodingError(ValueError):
    """The byte at `position` is not valid in the encoding the file is in."""

    def __init__(self, encoding: str, position: int) -> None:
        """Remember which byte, counted from 0."""
        self.encoding = encoding
        self.position = position
        super().__init__(encoding)


def detect_encoding(data: bytes) -> str:
    """Return the encoding as Python names it: UTF-8, UTF-16 (told by its BOM) or Windows-1252.

    Raises InventoryFileError for an empty file or no text, BrokenEncodingError for a broken one.
    """
    if not data or data.isspace():
        raise InventoryFileError([Problem("file_empty")])
    if data.startswith(_WORKBOOK_SIGNATURES):
        raise InventoryFileError([Problem("file_workbook")])
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return UTF_16
    null = data.find(b"\0")
    if null >= 0:
        line = line_of(data, null)
        raise InventoryFileError([Problem("file_not_text", row=line, line=line)])
    return _eight_bit_encoding(data)


def line_of(data: bytes, position: int) -> int:
    """Return the number of the line that holds the byte at `position`."""
    return data.count(b"\n", 0, position) + 1


def _eight_bit_encoding(data: bytes) -> str:
    invalid = _first_invalid_utf_8(data)
    if invalid is None:
        return UTF_8
    # A broken UTF-8 file must not be read as Windows-1252: every accent would come out garbled.
    if data.startswith(codecs.BOM_UTF8) or _UTF_8_TRACES.search(data):
        raise BrokenEncodingError("UTF-8", invalid)
    undefined = _UNDEFINED_IN_1252.search(data)
    if undefined:
        raise BrokenEncodingError("Windows-1252", undefined.start())
    return WINDOWS_1252


def _first_invalid_utf_8(data: bytes) -> int | None:
    """Return where the first byte is that is not UTF-8; reads in chunks to spare memory."""
    position = 0
    while position < len(data):
        end = position + _CHUNK
        try:
            _text, used = codecs.utf_8_decode(data[position:end], "strict", end >= len(data))
        except UnicodeDecodeError as error:
            return position + error.start
        position += used
    return None
