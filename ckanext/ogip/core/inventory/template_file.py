"""The workbook that departments fill in: lists to choose from, and help in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from ..text import LANGUAGES, Language
from .export import Cell
from .help import choices_of, column_help, headings, introduction, sheet_name
from .layout import Layout
from .template import Column, Kind
from .xlsx_writer import new_workbook, write_row

_LISTS = "Lists"
_LAST_ROW = 1_048_575
_LABELS, _NAMES, _FIRST = 0, 1, 2
_WIDTH, _HELP_WIDTHS = 22, (38, 34, 18, 70, 60)
# A list of more characters than this must lie in a sheet, and so do all of ours.
_ERRORS = {
    "en": ("Not in the list", "Choose a value from the list, or leave the cell empty."),
    "fr": ("Absent de la liste", "Choisissez une valeur de la liste ou laissez la cellule vide."),
}


def write_template(
    stream: BinaryIO,
    layout: Layout,
    language: Language,
    rows: Iterable[Sequence[Cell]] = (),
) -> None:
    """Write the template of a layout, empty or filled with rows in the layout's columns.

    Codes in the rows are written as the labels that the lists offer; an import knows both.
    """
    workbook = new_workbook(stream)
    sheet = workbook.add_worksheet(sheet_name("inventory", language))
    lists = workbook.add_worksheet(_LISTS)
    for each in sorted(LANGUAGES, key=lambda other: other != language):
        _write_help(workbook, layout, each)
    _write_lists(lists, layout, language)
    _prepare(workbook, sheet, layout, language)
    for number, cells in enumerate(rows, start=_FIRST):
        write_row(sheet, number, _labelled(cells, layout.columns, language))
    workbook.close()


def _prepare(workbook: Any, sheet: Any, layout: Layout, language: Language) -> None:
    columns = layout.columns
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for position, column in enumerate(columns):
        sheet.set_column(position, position, _WIDTH, day if column.kind is Kind.DATE else None)
        _offer(sheet, position, column, language)
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    write_row(sheet, _LABELS, [column.label.get(language) for column in columns], bold)
    names = workbook.add_format({"font_color": "#595959"})
    write_row(sheet, _NAMES, [column.name for column in columns], names)
    sheet.freeze_panes(_FIRST, 1)


def _offer(sheet: Any, position: int, column: Column, language: Language) -> None:
    choices = choices_of(column, language)
    if not choices or column.kind is Kind.CODES:
        return
    title, message = _ERRORS[language]
    letters = _letters(position)
    sheet.data_validation(
        _FIRST,
        position,
        _LAST_ROW,
        position,
        {
            "validate": "list",
            "source": f"={_LISTS}!${letters}$1:${letters}${len(choices)}",
            "error_title": title,
            "error_message": message,
        },
    )


def _write_lists(lists: Any, layout: Layout, language: Language) -> None:
    choices = [choices_of(column, language) for column in layout.columns]
    for number in range(max(map(len, choices))):
        cells = [each[number] if number < len(each) else None for each in choices]
        write_row(lists, number, cells)
    lists.hide()


def _write_help(workbook: Any, layout: Layout, language: Language) -> None:
    sheet = workbook.add_worksheet(sheet_name("help", language))
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    bold = workbook.add_format({"bold": True})
    for position, width in enumerate(_HELP_WIDTHS):
        sheet.set_column(position, position, width, wrapped)
    lines = [layout.name.get(language), layout.about.get(language), *introduction(language)]
    for number, line in enumerate(lines):
        write_row(sheet, number, [line], bold if number == 0 else workbook.add_format())
    write_row(sheet, len(lines) + 1, headings(language), bold)
    for number, column in enumerate(layout.columns, start=len(lines) + 2):
        write_row(sheet, number, column_help(column, language), wrapped)


def _labelled(
    cells: Sequence[Cell], columns: Sequence[Column], language: Language
) -> Sequence[Cell]:
    return [
        column.vocabulary.label(cell).get(language)
        if column.kind is Kind.CODE and column.vocabulary and isinstance(cell, str)
        else cell
        for cell, column in zip(cells, columns, strict=True)
    ]


def _letters(position: int) -> str:
    """Return the name of a column: A to Z, AA and so on."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
