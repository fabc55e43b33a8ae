"""Reading an XLSX or ODS inventory: the visible sheet that looks like one, row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from .archive import Archive, unreadable
from .csv_sheet import row_of, rows_above
from .header import (
    ROWS_SEARCHED,
    Candidate,
    Header,
    NumberedRow,
    describes_columns,
    find_header,
    read_header,
)
from .layout import AUTO
from .ods_scan import scan_ods
from .problems import InventoryFileError, Problem
from .sheet import Row
from .workbook_cells import text_of
from .workbook_scan import Scan
from .xlsx_scan import scan_xlsx

XLSX, ODS = "xlsx", "ods"
_SHEETS_SEARCHED = 50
# A header below more blank rows than this is none.
_ROWS_LOOKED_AT = 1_000
_NAMED = 10


@dataclass(frozen=True, slots=True)
class _Found:
    """A sheet with what may be its header."""

    name: str
    header: Candidate


class WorkbookSheet:
    """An opened workbook; `rows` may be read several times.

    Nothing in it is run: macros, links to other files and formulas are reported.
    """

    encoding = "UTF-8"
    delimiter = None

    def __init__(self, data: bytes, profile: str = AUTO) -> None:
        """Open the bytes of a file. Raises InventoryFileError."""
        archive = Archive(data)
        self.format = _format_of(archive)
        self._scans = scan_ods(archive) if self.format == ODS else scan_xlsx(archive)
        self._workbook = _open(data)
        self._describes = False
        found = list(self._search(profile))
        visible = self._visible()
        best = max(
            (each for each in found if each.name in visible),
            key=lambda each: each.header.score,
            default=None,
        )
        if best is None:
            reason = "file_describes" if self._describes else "file_empty"
            raise InventoryFileError([Problem(reason)])
        self.sheet_name = best.name
        names, row, above = _trimmed(best.header.names), best.header.row, best.header.above
        self.header: Header = read_header(names, row, profile, above)
        self.notices = tuple(self._notices(archive, found, visible))
        self._sheet = self._load(best.name)

    def rows(self) -> Iterator[Row | Problem]:
        """Yield the rows below the header; rows without any value are skipped."""
        scan = self._scans.get(self.sheet_name) or Scan()
        for number, cells, offset in _numbered(self._sheet):
            refused = _moved(scan.refused.get(number - 1, {}), offset)
            if number > self.header.row and (refused or any(cell.strip() for cell in cells)):
                yield self._row(number, cells, refused)

    def _row(self, number: int, cells: list[str], refused: Mapping[int, str]) -> Row | Problem:
        missing = len(self.header.names) - len(cells)
        row = row_of(cells + [""] * missing, self.header, (number, None))
        return row if isinstance(row, Problem) else Row(number, None, row.cells, refused)

    def _search(self, profile: str) -> Iterator[_Found]:
        for name in list(self._scans)[:_SHEETS_SEARCHED]:
            rows = _first_rows(self._load(name))
            described = describes_columns(rows)
            self._describes |= described
            candidate = None if described else find_header(rows, profile)
            if candidate:
                yield _Found(name, candidate)

    def _load(self, name: str) -> CalamineSheet:
        if name not in self._scans:
            raise unreadable()  # a sheet that was not measured is not laid out in memory
        with _Guarded():
            return self._workbook.get_sheet_by_name(name)

    def _visible(self) -> list[str]:
        sheets = self._workbook.sheets_metadata
        return [
            sheet.name
            for sheet in sheets
            if sheet.visible == SheetVisibleEnum.Visible and sheet.name in self._scans
        ]

    def _notices(
        self, archive: Archive, found: Sequence[_Found], visible: Sequence[str]
    ) -> Iterator[Problem]:
        yield from rows_above(self.header)
        # A help sheet names no columns in one row; another inventory does.
        others = [
            each.name for each in found if each.header.score > 1 and each.name != self.sheet_name
        ]
        hidden = [name for name in others if name not in visible]
        shown = [name for name in others if name in visible]
        for rule, names in (("sheets_hidden", hidden), ("sheets_unread", shown)):
            if names:
                yield Problem(rule, params={"sheet": self.sheet_name, "names": _listed(names)})
        if any(_is_macro(name) for name in archive.names):
            yield Problem("macros")
        if any(name.startswith("xl/externallinks/") for name in archive.names):
            yield Problem("external_links")


class _Guarded:
    """Turn what the reader raises for a damaged workbook into our refusal."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        # A panic of its Rust code is no Exception, and its class has no importable name.
        if isinstance(error, CalamineError | OSError | ValueError | MemoryError) or (
            type(error).__name__ == "PanicException"
        ):
            raise unreadable() from error


def _open(data: bytes) -> CalamineWorkbook:
    with _Guarded():
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _format_of(archive: Archive) -> str:
    if "xl/workbook.xml" in archive.names:
        return XLSX
    if "content.xml" in archive.names:
        return ODS
    raise InventoryFileError([Problem("file_workbook")])


def _numbered(sheet: CalamineSheet) -> Iterator[tuple[int, list[str], int]]:
    """Yield row number, cells and the columns left out before them, which are blank in all rows."""
    if sheet.start is None:
        return
    offset = sheet.start[1]
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, [text_of(cell) for cell in cells], offset


def _first_rows(sheet: CalamineSheet) -> list[NumberedRow]:
    rows: list[NumberedRow] = []
    for number, cells, _offset in _numbered(sheet):
        if any(cell.strip() for cell in cells):
            rows.append((number, cells))
        if len(rows) == ROWS_SEARCHED or number == _ROWS_LOOKED_AT:
            break
    return rows


def _moved(refused: Mapping[int, str], offset: int) -> Mapping[int, str]:
    return {column - offset: rule for column, rule in refused.items()} if refused else {}


def _trimmed(names: Sequence[str]) -> Sequence[str]:
    """Return the names without the blank ones at the end, below which nothing may stand."""
    filled = [position for position, name in enumerate(names, start=1) if name.strip()]
    return names[: filled[-1]] if filled else names


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def _is_macro(name: str) -> bool:
    return name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/"))
