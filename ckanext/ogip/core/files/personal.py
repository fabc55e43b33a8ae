"""What jobs found about persons in the columns of a file: the facts `personal` and `counts`, typed.

    personal:                       null: the file has no text that could be read
      - column: name as the file has it, blank for a text without columns
        header: what the name says the column holds, null where it says nothing
        shares: {sin: 97}           percent of the filled cells that look like it

    counts:                         null: the file has no columns of counts
      base: 5  threshold: 10        what the cells were measured against; null: by nothing
      columns:
        - column: name
          small: {total: 3, rows: [4, 9, 12]}       counts from 1 up to one below the threshold
          off_base: {total: 0, rows: []}            counts that are no multiple of the base
          blank: {total: 0, rows: []}               cells without a count and without a symbol

A header or share is one of `sin`, `email`, `phone`, `postal_code`, `birth_date`; a header may also
be `business_number` (nearly all of them pass the test of a SIN) or `person`: name, health number,
employee number and the like.
"""

from __future__ import annotations

from .facts import FileFacts
from .gathered import Gathered, read_whole


class PersonalColumn(Gathered):
    """A column whose name or values look like data on persons."""

    __slots__ = ()

    def looks_like(self, kind: str, share: int, named_share: int) -> bool:
        """Tell whether enough values are of a kind; fewer are enough where the name says so too."""
        found = read_whole(self.part("shares").get(kind)) or 0
        return found >= (named_share if self.text("header") == kind else share)


class CountColumn(Gathered):
    """A column of counts, and the rows that break the profile."""

    __slots__ = ()

    def broken(self, how: str) -> Gathered | None:
        """Return the rows that break the profile this way; None where there are none."""
        rows = Gathered(self.part(how))
        return rows if rows.whole("total") else None


def personal_columns(facts: FileFacts) -> tuple[PersonalColumn, ...] | None:
    """Return the suspicious columns of a file; None where nobody looked."""
    if not facts.looked_for("personal"):
        return None
    return tuple(PersonalColumn(column) for column in facts.parts("personal"))


def count_columns(facts: FileFacts, base: int, threshold: int) -> tuple[CountColumn, ...] | None:
    """Return the columns measured against a profile; None where nobody used this one."""
    if not facts.looked_for("counts"):
        return None
    counts = Gathered(facts.part("counts"))
    used = (counts.whole("base") or 0, counts.whole("threshold") or 0)
    if not counts.is_empty and used != (base, threshold):
        return None
    return tuple(CountColumn(column) for column in counts.parts("columns"))
