"""What each role may do, from `matrix.yaml`: one duty a row, one role a column."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..refusal import Refusal
from ..settings import read_code_list
from ..strict_yaml import BadValueError, Document, Section, YamlFileError, read_both_languages
from ..text import Text
from ..vocabulary import load_vocabulary
from .actor import Actor

ADMIN = "admin"
PUBLIC = "public"
_FILE = Path(__file__).with_suffix(".yaml")
_NO_TEXT = Text("?", "?")

Rights = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Duty:
    """One row; `cells` has the rights by column, each with its condition, None where it has none.

    `actions` are the API actions by which it is done.
    """

    code: str
    label: Text
    actions: tuple[str, ...]
    cells: Mapping[str, Rights]

    def allows(self, right: str, columns: Collection[str], met: Collection[str] = ()) -> bool:
        """Tell whether one of the columns has the right, and its condition, if any, is `met`."""
        for column in columns:
            rights = self.cells.get(column, {})
            if right in rights and (rights[right] is None or rights[right] in met):
                return True
        return False

    def columns_with(self, right: str) -> tuple[str, ...]:
        """Return the columns that have the right, whatever its condition."""
        return tuple(column for column, rights in self.cells.items() if right in rights)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table, with the words for rights and conditions."""

    duties: Mapping[str, Duty]
    rights: Mapping[str, Text]
    conditions: Mapping[str, Text]

    @property
    def columns(self) -> tuple[str, ...]:
        """Return every role, then the system administrator, then the public."""
        return (*(choice.value for choice in load_vocabulary("role")), ADMIN, PUBLIC)

    def refusal(
        self, duty: str, right: str, actor: Actor, met: Collection[str] = ()
    ) -> Refusal | None:
        """Return what stands against somebody doing it; None where they may.

        `met` are the conditions that hold here. Raises KeyError for a duty that does not exist.
        """
        row = self.duties[duty]
        columns = [*actor.roles, PUBLIC, *([ADMIN] if actor.is_sysadmin else [])]
        if row.allows(right, columns, met):
            return None
        roles = [column for column in row.columns_with(right) if column not in (ADMIN, PUBLIC)]
        key = "roles.not_in_matrix" if roles else "roles.nobody_may"
        return Refusal("role", key, {"duty": row.label.as_dict(), "roles": roles})


@cache
def load_matrix() -> Matrix:
    """Read the table; raise YamlFileError with every mistake in it."""
    document = Document.load(_FILE)
    root = document.root()
    rights, conditions = (dict(_texts(root, key)) for key in ("rights", "conditions"))
    groups = _groups(root)
    duties = {
        code: _duty(code, section, groups, (rights, conditions))
        for code, section in root.sections("duties")
    }
    root.close()
    if document.mistakes:
        raise YamlFileError(_FILE, document.mistakes)
    return Matrix(duties, rights, conditions)


def _texts(root: Section, key: str) -> Iterator[tuple[str, Text]]:
    for name, section in root.sections(key):
        yield name, read_both_languages(section.data)


def _groups(root: Section) -> dict[str, tuple[str, ...]]:
    root.taken.add("groups")
    below = Section.of(root.document, ("groups",), root.data.get("groups"))
    return {name: below.required(name, read_code_list, ()) for name in below.data}


def _duty(
    code: str,
    section: Section,
    groups: Mapping[str, tuple[str, ...]],
    known: tuple[Collection[str], Collection[str]],
) -> Duty:
    label = section.required("label", read_both_languages, _NO_TEXT)
    actions = section.optional("actions", read_code_list, ())
    section.taken.add("may")
    below = Section.of(section.document, (*section.path, "may"), section.data.get("may"))
    section.close()
    cells: dict[str, Rights] = {}
    for name in below.data:
        rights = below.required(name, lambda cell: _read_rights(cell, known), {})
        for column in groups.get(name, (name,)):
            if column not in (ADMIN, PUBLIC) and column not in load_vocabulary("role"):
                below.mistake("is no role", name)
            cells[column] = {**cells.get(column, {}), **rights}
    return Duty(code, label, actions, cells)


def _read_rights(cell: object, known: tuple[Collection[str], Collection[str]]) -> Rights:
    rights: dict[str, str | None] = {}
    for word in str(cell).split():
        right, _, condition = word.partition(":")
        if right not in known[0] or (condition and condition not in known[1]):
            raise BadValueError(f"{word!r} is no right with a condition")
        rights[right] = condition or None
    return rights
