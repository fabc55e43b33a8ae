"""Read one sent value into what is stored; used by the validators, knows no CKAN.

Every reader returns None for an empty value and raises Unreadable for one that cannot be read.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from typing import Any

from ckanext.ogip.core.geojson import GEOMETRY_TYPES, GeometryError, check_geometry
from ckanext.ogip.core.vocabulary import Vocabulary

# PostgreSQL's bigint, which holds the size of a resource.
_LARGEST_NUMBER = 2**63 - 1
_CODES_IN_A_MESSAGE = 10
_EXAMPLES_IN_A_MESSAGE = 3

FindCode = Callable[[Vocabulary, str], str | None]


class Unreadable(ValueError):  # noqa: N818 - a condition of the input, not a fault of the program
    """A value cannot be read; `problem` names the sentence of `value_errors`, `details` fill it."""

    def __init__(self, problem: str, **details: object) -> None:
        super().__init__(problem)
        self.problem = problem
        self.details = details


def read_text(value: object) -> str | None:
    """Read a text; a number becomes its digits."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise Unreadable("text")
    _refuse_unstorable(value)
    return value if value.strip() else None


def read_whole_number(value: object) -> int | None:
    """Read a whole number from 0 to what the database can hold."""
    text = str(value).strip()
    if not text:
        return None
    if isinstance(value, bool) or not (text.isascii() and text.isdigit()):
        raise Unreadable("whole_number", value=text)
    number = int(text) if len(text) <= len(str(_LARGEST_NUMBER)) else _LARGEST_NUMBER + 1
    if number > _LARGEST_NUMBER:
        raise Unreadable("number_too_large", value=text, largest=_LARGEST_NUMBER)
    return number


def read_choice(
    value: object, vocabulary: Vocabulary, find: FindCode = Vocabulary.canonical
) -> str | None:
    """Read one code in any case; true and false are the codes "true" and "false"."""
    if value is True or value is False:
        value = str(value).lower()
    if not isinstance(value, str | int):
        raise Unreadable("one_code")
    text = str(value)
    if not text.strip():
        return None
    code = find(vocabulary, text)
    if code is None:
        raise unknown_code(text, vocabulary)
    return code


def read_choices(value: object, vocabulary: Vocabulary, exclusive: str | None) -> list[str]:
    """Read a list of codes, its JSON, or a single code; blanks and repetitions fall out."""
    items = _listed(value)
    read = [read_choice(item, vocabulary) for item in items]
    codes = list(dict.fromkeys(code for code in read if code is not None))
    if exclusive in codes and len(codes) > 1:
        raise Unreadable("exclusive", code=exclusive)
    return codes


def read_geometry_text(value: object) -> str | None:
    """Read a GeoJSON geometry; text stays as it was written."""
    text = value if isinstance(value, str) else json.dumps(value)
    if not text.strip():
        return None
    _refuse_unstorable(text)
    try:
        check_geometry(json.loads(text))
    except GeometryError as error:
        raise Unreadable(f"geometry_{error.problem}", types=", ".join(GEOMETRY_TYPES)) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("geometry_not_json") from error
    return text


def unknown_code(text: str, vocabulary: Vocabulary) -> Unreadable:
    """Say which codes are accepted: all of a short list, those that come near in a long one."""
    if len(vocabulary) <= _CODES_IN_A_MESSAGE:
        codes = ", ".join(choice.value for choice in vocabulary)
        return Unreadable("unknown_code", value=text, codes=codes)
    codes = [choice.value for choice in vocabulary]
    near = difflib.get_close_matches(text[:80], codes, _EXAMPLES_IN_A_MESSAGE)
    return Unreadable(
        "unknown_code_of_many",
        value=text,
        count=len(codes),
        vocabulary=vocabulary.name,
        codes=", ".join(near or codes[:_EXAMPLES_IN_A_MESSAGE]),
    )


def _listed(value: object) -> list[Any]:
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise Unreadable("list_of_codes") from error
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        raise Unreadable("list_of_codes")
    return value


def _refuse_unstorable(text: str) -> None:
    """Refuse what PostgreSQL cannot store as text: NUL and half of a surrogate pair."""
    if "\0" in text or not _encodes(text):
        raise Unreadable("forbidden_character")


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
