"""Workbooks are ZIP archives: what is inside is measured before anything else opens it.

Sizes that an archive states are not believed: everything is unpacked here once, in small pieces
that are thrown away, and counted.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from .problems import InventoryFileError, Problem

MOST_ENTRIES = 2_000
MOST_BYTES = 400 * 1024 * 1024
# Text packs to a tenth; what is small enough to do no harm may pack as well as it likes.
MOST_RATIO = 200
_HARMLESS = 20 * 1024 * 1024
_PIECE = 256 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What zipfile raises for archives that are damaged or use what it does not know.
_UNPACKING_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)

Take = Callable[[bytes], object]


class Archive:
    """The entries of a workbook, none of them too large; `names` in lower case."""

    def __init__(self, data: bytes) -> None:
        """Open an archive. Raises InventoryFileError for one that is broken or too large inside."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _UNPACKING_ERRORS as error:
            raise unreadable() from error
        entries = self._archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise _too_large()
        # Without case, as other readers look names up: a name must mean the same to all of them.
        self._entries = {entry.filename.casefold(): entry for entry in entries}
        self.names = frozenset(self._entries)
        if len(self._entries) < len(entries):
            raise unreadable()
        self._require_plain(entries)
        self._measure(entries)

    def feed(self, name: str, take: Take) -> None:
        """Hand over an entry piece by piece."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise unreadable()
        for piece in self._pieces(entry):
            take(piece)

    def _measure(self, entries: list[zipfile.ZipInfo]) -> None:
        total = 0
        for entry in entries:
            size = 0
            for piece in self._pieces(entry):
                size += len(piece)
                suspicious = size > _HARMLESS and size > MOST_RATIO * entry.compress_size
                if suspicious or total + size > MOST_BYTES:
                    raise _too_large()
            total += size

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        # The stated size would end the reading early, and hide what another reader unpacks.
        entry.file_size = MOST_BYTES + 1
        try:
            with self._archive.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    yield piece
        except _UNPACKING_ERRORS as error:
            raise unreadable() from error

    def _require_plain(self, entries: list[zipfile.ZipInfo]) -> None:
        for entry in entries:
            if entry.flag_bits & _ENCRYPTED:
                raise InventoryFileError([Problem("file_protected")])
            if entry.compress_type not in _METHODS:
                raise unreadable()


def unreadable() -> InventoryFileError:
    """Return the refusal of a workbook that is damaged or of another kind."""
    return InventoryFileError([Problem("file_unreadable")])


def _too_large() -> InventoryFileError:
    limit = MOST_BYTES // (1024 * 1024)
    return InventoryFileError([Problem("file_bomb", params={"limit": limit})])
