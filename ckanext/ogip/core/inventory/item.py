"""An item as the API shows and takes it, and the flat columns as files and tables have it.

Bilingual columns (`title_en`, `title_fr`) are one field there: `title: {"en": ..., "fr": ...}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from ..text import LANGUAGES, Language
from .asset import as_text
from .problems import UnreadableValueError
from .template import ASSET_TYPE, BY_NAME, COLUMNS, KEY, Kind
from .values import SEPARATOR, Value, cell_text, parse_value

# Field of the API -> column stem of the template.
BILINGUAL: Mapping[str, str] = {
    "title": "title",
    "description": "description",
    "publisher": "publisher",
    "program": "program_alignment_architecture",
    "portal_url": "portal_url",
    "scope": "scope",
    "exemption_rationale": "exemption_rationale",
    "purpose": "purpose",
}
_STEMS = tuple(f"{stem}_{lang}" for stem in BILINGUAL.values() for lang in LANGUAGES)
# The reference number and the type are arguments of their own.
SINGLE = tuple(
    column.name
    for column in COLUMNS
    if column.name not in _STEMS and column not in (KEY, ASSET_TYPE)
)
FIELDS = (*BILINGUAL, *SINGLE)


def column_name(field: str, lang: Language) -> str:
    """Return the column of one language of a bilingual field."""
    return f"{BILINGUAL[field]}_{lang}"


def show_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of an item, given by column, as the API shows them."""
    shown: dict[str, Any] = {
        field: {lang: values.get(column_name(field, lang)) for lang in LANGUAGES}
        for field in BILINGUAL
    }
    for field in SINGLE:
        shown[field] = _show(field, values.get(field))
    return shown


def read_field(field: str, given: object) -> dict[str, Value]:
    """Return the columns a field of the API sets. Raises UnreadableValueError.

    A bilingual field sets the languages it names; the other one keeps its value.
    """
    if field in SINGLE:
        return {field: parse_value(BY_NAME[field], _single_text(field, given))}
    if not isinstance(given, Mapping):
        raise UnreadableValueError("bilingual")
    texts = cast("Mapping[str, object]", given)
    if not set(texts) <= set(LANGUAGES):
        raise UnreadableValueError("bilingual")
    columns = {lang: column_name(field, lang) for lang in LANGUAGES if lang in texts}
    return {
        column: parse_value(BY_NAME[column], cell_text(texts[lang]))
        for lang, column in columns.items()
    }


def _single_text(field: str, given: object) -> str:
    if BY_NAME[field].kind is Kind.CODES and isinstance(given, list | tuple):
        return SEPARATOR.join(cell_text(code) for code in cast("list[object]", given))
    return cell_text(given)


def _show(field: str, value: Value) -> str | int | list[str] | None:
    kind = BY_NAME[field].kind
    if kind is Kind.YES_NO:
        return None if value is None else "Y" if value else "N"
    if kind is Kind.CODES:
        return str(value).split(SEPARATOR) if value else []
    return value if isinstance(value, int) else as_text(value)
