"""The rows of a file that cannot be imported, with what is wrong: to correct and upload again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..text import LANGUAGES, Language
from .header import ERROR_HEADERS
from .parse import RejectedRow, parse_row
from .problems import Problem
from .references import References
from .sheet import Row, Sheet


def error_header(sheet: Sheet, language: Language) -> list[str]:
    """Return the header of the file and the column that says what to correct."""
    return [*_names(sheet), ERROR_HEADERS[LANGUAGES.index(language)]]


def error_rows(sheet: Sheet, language: Language) -> Iterator[list[str]]:
    """Yield the cells of each refused row and all that is wrong with it.

    Reads the file twice, so that of a large one only the reference numbers are kept in memory.
    """
    repeated = _repeated(sheet)
    position = len(_names(sheet))
    for row in sheet.rows():
        problems = [*_problems(row, sheet), *repeated.get(row_number(row), ())]
        if problems:
            cells = list(row.cells[:position])
            blank = [""] * (position - len(cells))
            yield [*cells, *blank, _told(problems, language)]


def row_number(row: Row | Problem) -> int:
    """Return the number of a row, also of one that could not be matched with the header."""
    return row.number if isinstance(row, Row) else row.row or 0


def _names(sheet: Sheet) -> Sequence[str]:
    """Return the headers; a file that is corrected a second time has no second column of errors."""
    names = sheet.header.names
    return names[:-1] if names and names[-1] in ERROR_HEADERS else names


def _problems(row: Row | Problem, sheet: Sheet) -> list[Problem]:
    if isinstance(row, Problem):
        return [row]
    parsed = parse_row(row, sheet.header)
    return parsed.problems if isinstance(parsed, RejectedRow) else []


def _repeated(sheet: Sheet) -> dict[int, list[Problem]]:
    references = References()
    for row in sheet.rows():
        if isinstance(row, Row):
            references.is_new(parse_row(row, sheet.header))
    found: defaultdict[int, list[Problem]] = defaultdict(list)
    for problem in references.problems():
        found[problem.row or 0].append(problem)
    return found


def _told(problems: Iterable[Problem], language: Language) -> str:
    return "\n".join(_one(problem, language) for problem in problems)


def _one(problem: Problem, language: Language) -> str:
    message = problem.message.get(language)
    separator = "\u00a0: " if language == "fr" else ": "
    return f"{problem.column}{separator}{message}" if problem.column else message
