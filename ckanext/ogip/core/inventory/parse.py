"""A row of cells into the facts of an item, with every mistake of the row at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .header import TITLES, Header
from .problems import Param, Problem, UnreadableValueError
from .sheet import Row, Sheet
from .template import KEY
from .values import Value, parse_value


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """The facts of one row by column name; only the columns the file has, blank as None."""

    row: int
    line: int | None
    ref_number: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that cannot be applied; its reference number, where that much can be read."""

    row: int
    line: int | None
    ref_number: str | None
    problems: list[Problem]


def parse_rows(sheet: Sheet) -> Iterator[ParsedRow | RejectedRow]:
    """Yield the facts of each row, or everything that is wrong with it."""
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield RejectedRow(row.row or 0, row.line, None, [row])
        else:
            yield parse_row(row, sheet.header)


def parse_row(row: Row, header: Header) -> ParsedRow | RejectedRow:
    """Read one row; asks for a reference number and a title in one language, as an item must."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for position, (column, text) in enumerate(zip(header.columns, row.cells, strict=True)):
        if column is None:
            continue
        if row.refused and (rule := row.refused.get(position)):
            problems.append(_problem(row, rule, column.name, text.strip()))
            continue
        try:
            values[column.name] = parse_value(column, text)
        except UnreadableValueError as problem:
            problems.append(_problem(row, problem.rule, column.name, text.strip(), problem.params))
    if problems or values.get(KEY.name) is None or values.get(TITLES[0]) is None:
        problems.extend(_required(row, values, problems))
    ref_number = values.pop(KEY.name, None)
    if problems or ref_number is None:
        known = None if ref_number is None else str(ref_number)
        return RejectedRow(row.number, row.line, known, problems)
    return ParsedRow(row.number, row.line, str(ref_number), values)


def _required(row: Row, values: Mapping[str, Value], problems: list[Problem]) -> Iterator[Problem]:
    wrong = {problem.column for problem in problems}
    if KEY.name not in wrong and values.get(KEY.name) is None:
        yield _problem(row, "required", KEY.name)
    if not wrong.intersection(TITLES) and all(values.get(title) is None for title in TITLES):
        yield _problem(row, "title_required", TITLES[0])


def _problem(
    row: Row,
    rule: str,
    column: str,
    value: str | None = None,
    params: Mapping[str, Param] | None = None,
) -> Problem:
    return Problem(rule, row.number, column, value, params or {}, row.line)
