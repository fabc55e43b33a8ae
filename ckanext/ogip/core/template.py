"""Message texts with named placeholders, compiled once and filled in both languages.

A placeholder is `{name}` or `{name:how}`, where `how` says how the value is shown: `number`, `date`
(from an ISO date), or the name of a vocabulary whose label replaces the code. Values stay plain
JSON (text, number, list of texts, `{"en", "fr"}`), so a stored finding can be shown again later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from .formatting import format_date, format_list, format_number
from .labels import label_of
from .text import LANGUAGES, Language, Text

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z][a-z0-9_]*))?\}")


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Template:
    """One message in both languages; `names` are the parameters it needs."""

    source: Text
    parts: Mapping[Language, tuple[str | _Slot, ...]]
    names: frozenset[str]

    @classmethod
    def compile(cls, text: Text) -> Template:
        """Compile `text`; raise ValueError for a stray brace or languages that ask for others."""
        parts: dict[Language, tuple[str | _Slot, ...]] = {
            lang: _split(text.get(lang)) for lang in LANGUAGES
        }
        slots = {lang: {p for p in parts[lang] if isinstance(p, _Slot)} for lang in LANGUAGES}
        if slots["en"] != slots["fr"]:
            odd = sorted({slot.name for slot in slots["en"] ^ slots["fr"]})
            raise ValueError(f"placeholders differ between en and fr: {', '.join(odd)}")
        return cls(text, parts, frozenset(slot.name for slot in slots["en"]))

    def fill(self, params: Mapping[str, Any]) -> Text:
        """Return the message with its values; raise KeyError for a missing parameter."""
        return Text(*(self._fill_one(params, lang) for lang in LANGUAGES))

    def _fill_one(self, params: Mapping[str, Any], lang: Language) -> str:
        return "".join(
            part if isinstance(part, str) else _show(params[part.name], part.how, lang)
            for part in self.parts[lang]
        )


def outline(text: str, clause: str) -> str:
    """Return a message as it reads before there is anything to report: `…` for every value."""
    return _PLACEHOLDER.sub(lambda slot: clause if slot[1] == "clause" else "…", text)


def _split(text: str) -> tuple[str | _Slot, ...]:
    parts: list[str | _Slot] = []
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        parts += [text[end : match.start()], _Slot(match[1], match[2] or "")]
        end = match.end()
    parts.append(text[end:])
    if any(isinstance(part, str) and ("{" in part or "}" in part) for part in parts):
        raise ValueError(f"a brace that is no {{placeholder}}: {text!r}")
    return tuple(part for part in parts if part)


def _show(value: object, how: str, lang: Language) -> str:
    if isinstance(value, Mapping):
        texts = cast("Mapping[str, object]", value)
        return str(texts.get(lang) or "")
    if isinstance(value, list | tuple):
        items = cast("list[object]", value)
        return format_list([_show(item, how, lang) for item in items], lang)
    return _show_one(value, how, lang)


def _show_one(value: object, how: str, lang: Language) -> str:
    if how == "number":
        return format_number(value, lang) if isinstance(value, int) else str(value)
    if how == "date":
        return format_date(date.fromisoformat(str(value)), lang)
    return label_of(how, str(value), lang) if how else str(value)
