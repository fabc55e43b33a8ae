"""What jobs found out about the files and links of a record: the fact `files`, typed.

A file whose `checked_hash` differs from `hash`, and a link whose `url` is no longer that of the
resource, count as not looked at. In what follows, an absent key means that nobody has looked, null
or an empty list that there is nothing. Evidence is the first 20 places, `total` counts all.

    files:
      <resource id>:
        url: address that was followed; absent for a file that the portal keeps
        hash: of the file as it is now        checked_hash: of the file that was examined
        content_changed_on: day on which this content was first seen
        link:
          state: ok | failed | unsure        unsure: 401, 403, 429 or no answer in time
          status: 404, null without an answer
          https: whether the content came over HTTPS
          bytes: 0 for an empty answer, null where it is unknown
          failures: number of failures in a row      first_failure, checked_on: days
        formats: [CSV, TXT]                  every code that fits the content, the best one first
        parsed: true | false | null          null: a format that is not read
        stopped_at: line where reading failed
        encoding: UTF-8                      null for a binary format
        opaque: true                         an archive that does not show what it holds
        parts: 3                             sheets or pages
        table:
          columns: [names]  width: 6  rows: 120
          header: false                      the first line holds values
          blank_columns: [positions]         repeated_columns: [names]
          ragged: {total, lines: [{line, cells}]}
          wide: [names of columns that are values of one variable]
          sums: {column: "1204.5"}           of the columns of numbers, as plain decimal texts
          columns_changed_on: day, null where the names never changed
        personal: [{column, header, shares: {sin: 97}}]       see `personal_facts`
        counts: {base, threshold, columns: [...]}             see `personal_facts`
        documented_columns: [names]          what a data dictionary describes, null where unreadable
        compared: {<other resource id>: {hash, total, places: [{cell, here, there}]}}
          hash: of the other file when both were compared; numbers are texts as the files show them
          total: null where the two have nothing that can be compared
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..resource import Resource
from .gathered import Gathered, read_part


class Link(Gathered):
    """What the last visit to an address gave."""

    __slots__ = ()

    @property
    def state(self) -> str:
        """Return `ok`, `failed`, `unsure`, or blank where that is not stated."""
        state = self.text("state")
        return state if state in ("ok", "failed", "unsure") else ""

    @property
    def works(self) -> bool:
        """Tell whether the address gives some content."""
        return self.state == "ok" and self.whole("bytes") != 0


class Table(Gathered):
    """The columns and lines of a file; one without columns is no table."""

    __slots__ = ("_columns",)

    def __init__(self, data: Mapping[str, Any]) -> None:
        """View `data`; the names are read when they are first asked for."""
        super().__init__(data)
        self._columns: dict[str, str] | None = None

    @property
    def columns(self) -> dict[str, str]:
        """Return the names as they stand, by their folded form."""
        if self._columns is None:
            self._columns = by_folded_name(self.codes("columns"))
        return self._columns

    @property
    def sums(self) -> dict[str, str]:
        """Return the sum of each column of numbers, by the folded name."""
        return {
            fold_name(str(name)): total
            for name, total in self.part("sums").items()
            if isinstance(total, str)
        }


class FileFacts(Gathered):
    """Everything that is known about one file or link."""

    __slots__ = ()

    def is_about(self, resource: Resource) -> bool:
        """Tell whether the resource still has the address that was looked at, and no new file."""
        seen = self.text("url")
        return not resource.upload_name and (not seen or seen == resource.url)

    @property
    def is_current(self) -> bool:
        """Tell whether the file that was examined is the one that is there now."""
        now = self.text("hash")
        return bool(now) and now == self.text("checked_hash")

    @property
    def link(self) -> Link | None:
        """Return the last visit; None where the address was never followed."""
        link = Link(self.part("link"))
        return link if link.state and link.day("checked_on") else None

    @property
    def table(self) -> Table | None:
        """Return the table, one without columns where there is none; None if nobody looked."""
        return Table(self.part("table")) if self.looked_for("table") else None

    def compared_with(self, resource: Resource, other: FileFacts) -> Gathered | None:
        """Return how the numbers differ from the present file of `resource`."""
        compared = Gathered(read_part(self.part("compared").get(resource.id or "")))
        then = compared.text("hash")
        holds = then and then == other.text("hash") and compared.looked_for("total")
        return compared if holds else None


def facts_of(files: Mapping[str, Any], resource: Resource) -> FileFacts | None:
    """Return what the fact `files` holds about a resource as it is now; None where nothing."""
    if not files:
        return None
    entry = FileFacts(read_part(files.get(resource.id or "")))
    return entry if not entry.is_empty and entry.is_about(resource) else None


def fold_name(name: str) -> str:
    """Return the form in which names of columns are compared: case and spaces do not matter."""
    return " ".join(name.split()).casefold()


def by_folded_name(names: Iterable[str]) -> dict[str, str]:
    """Return names by their folded form, in their order."""
    return {fold_name(name): name for name in names}
