"""Reference numbers that occur more than once in a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .parse import ParsedRow, RejectedRow
from .problems import Problem
from .template import KEY

_SHOWN_ROWS = 20


class References:
    """The rows in which each reference number was seen.

    Which of two rows is right nobody can know, so none of them is applied and each is reported.
    """

    def __init__(self) -> None:
        """Start with no row seen."""
        self._first: dict[str, tuple[int, int | None]] = {}
        self._repeated: dict[str, list[tuple[int, int | None]]] = defaultdict(list)

    def is_new(self, row: ParsedRow | RejectedRow) -> bool:
        """Note a row; tell whether its reference number is seen for the first time."""
        if row.ref_number is None:
            return False
        place = (row.row, row.line)
        if self._first.setdefault(row.ref_number, place) == place:
            return True
        self._repeated[row.ref_number].append(place)
        return False

    @property
    def repeated(self) -> list[str]:
        """Return the reference numbers that more than one row has."""
        return list(self._repeated)

    def problems(self) -> Iterator[Problem]:
        """Yield one problem for each row involved, naming all of them."""
        for ref_number, later in self._repeated.items():
            places = [self._first[ref_number], *later]
            rows = ", ".join(str(row) for row, _line in places[:_SHOWN_ROWS])
            params = {"rows": rows + (", …" if len(places) > _SHOWN_ROWS else "")}
            for row, line in places:
                yield Problem("ref_repeated", row, KEY.name, ref_number, params, line)
