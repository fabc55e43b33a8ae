"""The table of who may do what as people read it: one duty a row, one role a column."""

from __future__ import annotations

from collections.abc import Iterator

from ..formatting import format_list
from ..text import Language, Text
from .matrix import ADMIN, PUBLIC, Matrix, Rights
from .settings import Roles

NOTHING = "—"
_DUTY = Text("What", "Quoi")
_OTHERS = {
    ADMIN: Text("system administrator", "administration du système"),
    PUBLIC: Text("public", "public"),
}


def table(matrix: Matrix, roles: Roles, lang: Language) -> Iterator[list[str]]:
    """Yield the header and a row for each duty; roles are called as the policy calls them."""
    labels = [_OTHERS.get(column) or roles.label(column) for column in matrix.columns]
    yield [_DUTY.get(lang), *(label.get(lang) for label in labels)]
    for duty in matrix.duties.values():
        cells = (duty.cells.get(column, {}) for column in matrix.columns)
        yield [duty.label.get(lang), *(_cell(matrix, rights, lang) for rights in cells)]


def _cell(matrix: Matrix, rights: Rights, lang: Language) -> str:
    words: list[str] = []
    for right, condition in rights.items():
        said = matrix.rights[right].get(lang)
        words.append(f"{said} ({matrix.conditions[condition].get(lang)})" if condition else said)
    return format_list(words, lang) if words else NOTHING
