"""The part of `docs/gate.md` that is written from the table.

python -m tests.ckan.gate.matrix.page [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from .rows import GROUPS, STARTS
from .table import CALLERS, EVERYONE, RESULTS, Row

PAGE = Path(__file__).parents[4] / "docs" / "gate.md"
BEGIN = "<!-- matrix: written by `python -m tests.ckan.gate.matrix.page` -->"
END = "<!-- end of the matrix -->"


def current(text: str) -> str:
    """Return the page with its matrix written anew."""
    head, rest = text.split(BEGIN)
    tail = rest.split(END)[1]
    return f"{head}{BEGIN}\n\n{matrix()}\n{END}{tail}"


def matrix() -> str:
    """Return the matrix as Markdown: what the words mean, then one table for each group."""
    results = "\n".join(f"- **{name}**: {meaning}." for name, meaning in RESULTS.items())
    tables = "\n\n".join(f"### {title}\n\n{_table(rows)}" for title, rows in GROUPS.items())
    everyone = ", ".join(CALLERS[name] for name in EVERYONE)
    return f"Who tries: {everyone}.\n\n{results}\n\n{tables}\n"


def _table(rows: tuple[Row, ...]) -> str:
    head = ["way", "starting from", "who tries", "result"]
    lines = [head, ["---"] * len(head), *(line for row in rows for line in _lines(row))]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _lines(row: Row) -> Iterator[list[str]]:
    """Yield a line for each result that the callers of a row meet."""
    for result in RESULTS:
        callers = [CALLERS[name] for name in row.callers if row.result_for(name) == result]
        if callers:
            who = "all of them" if len(callers) == len(EVERYONE) else ", ".join(callers)
            yield [row.way, STARTS[row.start], who, _said(row, result)]


def _said(row: Row, result: str) -> str:
    return f"{result}; the file itself is saved" if row.kept else result


def main(arguments: list[str]) -> int:
    """Write the page, or only compare; return 1 when `--check` finds it outdated."""
    text = PAGE.read_text(encoding="utf-8")
    wanted = current(text)
    if "--check" in arguments:
        return int(wanted != text)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
