"""What a person or a program entered, read field by field: values, and what is wrong with them.

A mistake is a key with values and told in both languages (`entered.yaml`); nothing raises but the
readers, whose `RefusedError` a `Form` turns into a problem of its field. A blank value is None.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml

from .calendar.dates import read_date
from .template import Template
from .text import LANGUAGES, Text

T = TypeVar("T")

SHOWN_LENGTH = 100
_LAYOUT = frozenset("\t\n\r")
# Control characters and halves of pairs cannot be stored; the bidirectional ones turn text round.
_UNSHOWABLE = frozenset({"Cc", "Cs"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class RefusedError(ValueError):
    """A value that a reader refuses: the key of the message and its values."""

    def __init__(self, key: str, **params: object) -> None:
        """Carry the key and the values of the message."""
        self.key = key
        self.params = params
        super().__init__(key)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field."""

    field: str
    key: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict[str, Any])

    @property
    def message(self) -> Text:
        """Return what happened and what to do, in both languages."""
        return _texts()[self.key].fill(self.params)

    def as_dict(self) -> dict[str, Any]:
        """Return `{field, key, params, message{en, fr}}`."""
        return {
            "field": self.field,
            "key": self.key,
            "params": dict(self.params),
            "message": self.message.as_dict(),
        }


@dataclass(slots=True)
class Form:
    """The given values by field, and the problems found while they were read."""

    given: Mapping[str, object]
    problems: list[Problem] = dataclasses.field(default_factory=list[Problem])

    def read(self, name: str, reader: Callable[[object], T | None]) -> T | None:
        """Return a field as its reader makes it; None, and a problem, where that refuses."""
        try:
            return reader(self.given.get(name))
        except RefusedError as error:
            self.refuse(name, error.key, **error.params)
            return None

    def required(self, name: str, reader: Callable[[object], T | None]) -> T | None:
        """Return a field that must not be blank."""
        known = len(self.problems)
        value = self.read(name, reader)
        if value is None and len(self.problems) == known:
            self.refuse(name, "required")
        return value

    def refuse(self, name: str, key: str, **params: object) -> None:
        """Note a problem with a field."""
        self.problems.append(Problem(name, key, params))

    def only(self, names: Collection[str]) -> None:
        """Note each field that nobody asks for."""
        for name in self.given:
            if name not in names:
                self.refuse(shown(name), "unknown_field", value=shown(name))


def form_of(given: object, name: str) -> Form:
    """View what was given as fields; anything but a mapping is a problem named `name`."""
    if isinstance(given, Mapping):
        return Form(cast("Mapping[str, object]", given))
    return Form({}, [Problem(name, "not_a_form")])


def read_words(value: object, limit: int) -> str | None:
    """Read a text of at most `limit` characters; raises RefusedError."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise RefusedError("not_text")
    text = value.strip()
    if len(text) > limit:
        raise RefusedError("too_long", length=len(text), limit=limit)
    if not text.isprintable() and any(map(_is_unshowable, text)):
        raise RefusedError("unreadable_character")
    return text or None


def read_both(value: object, limit: int) -> Text | None:
    """Read `{"en": ..., "fr": ...}` with both texts; raises RefusedError."""
    if value is None or value in ("", {}):
        return None
    texts = cast("Mapping[str, object]", value if isinstance(value, Mapping) else {})
    en, fr = (read_words(texts.get(lang), limit) for lang in LANGUAGES)
    if not (en and fr):
        raise RefusedError("not_bilingual")
    return Text(en, fr)


def read_day(
    value: object, earliest: date | None = None, latest: date | None = None
) -> date | None:
    """Read an ISO date from `earliest` to `latest`; raises RefusedError."""
    if value is None or value == "":
        return None
    day = read_date(value) if isinstance(value, str | date) else value
    if day is None:
        return None
    if not isinstance(day, date):
        raise RefusedError("not_date", value=shown(value))
    if earliest and day < earliest:
        raise RefusedError("too_early", earliest=earliest.isoformat())
    if latest and day > latest:
        raise RefusedError("too_late", latest=latest.isoformat())
    return day


def read_count(value: object, limit: int) -> int | None:
    """Read a whole number from 0 to `limit`, as a number or its digits; raises RefusedError."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        digits = value.strip()
        # Python refuses to read thousands of digits, and reads those of other scripts.
        if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(limit))):
            raise RefusedError("not_count", value=shown(value))
        value = int(digits)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise RefusedError("not_count", value=shown(value))
    if value > limit:
        raise RefusedError("too_large", limit=limit)
    return value


def read_choice(value: object, codes: Collection[str]) -> str | None:
    """Read one of the codes; raises RefusedError."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise RefusedError("not_choice", value=shown(value))
    code = value.strip()
    if code and code not in codes:
        raise RefusedError("not_choice", value=shown(value))
    return code or None


def shown(value: object) -> str:
    """Return a value cut to what fits into a message; what is no text or small number is `…`."""
    if isinstance(value, str):
        clean = "".join("�" if _is_unshowable(char) else char for char in value[:SHOWN_LENGTH])
        return clean if len(value) <= SHOWN_LENGTH else clean + "…"
    small = isinstance(value, int | float) and abs(value) < 10**SHOWN_LENGTH
    return str(value) if small else "…"


def key_texts() -> Mapping[str, Template]:
    """Return every message by its key."""
    return _texts()


def _is_unshowable(char: str) -> bool:
    return char in _TURNING or (char not in _LAYOUT and unicodedata.category(char) in _UNSHOWABLE)


@cache
def _texts() -> Mapping[str, Template]:
    path = Path(__file__).with_suffix(".yaml")
    messages = cast("Mapping[str, dict[str, str]]", yaml.safe_load(path.read_text("utf-8")))
    return {key: Template.compile(Text(**texts)) for key, texts in messages.items()}
