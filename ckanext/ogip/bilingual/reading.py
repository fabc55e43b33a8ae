"""Read what a client sent for a value in several languages. Pure: standard library only.

Three shapes are read: a mapping `{"en": ..., "fr": ...}`, the same as a JSON string, and single
entries of a form, which win over the mapping: a multi-page form sends them beside the stored one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

ReadOne = Callable[[object], Any]


class Problem(StrEnum):
    """Why a value cannot be read; `messages.py` has the sentences."""

    NOT_JSON = "not_json"
    NOT_A_MAPPING = "not_a_mapping"
    UNKNOWN_LANGUAGE = "unknown_language"
    NOT_TEXT = "not_text"
    NOT_KEYWORDS = "not_keywords"
    FORBIDDEN_CHARACTER = "forbidden_character"
    KEYWORD_LENGTH = "keyword_length"
    KEYWORD_REFUSED = "keyword_refused"
    NOT_A_LINK = "not_a_link"


class UnreadableError(ValueError):
    """One value cannot be read; `details` fill the sentence of its problem."""

    def __init__(self, problem: Problem, **details: object) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.details = details


@dataclass(slots=True)
class Reading:
    """What could be read per language, and what could not (language None: the value as a whole)."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[tuple[str | None, UnreadableError]] = field(default_factory=list)


def read(
    sent: object, posted: Mapping[str, object], languages: Collection[str], read_one: ReadOne
) -> Reading:
    """Read a value: `sent` whole, `posted` per language; blank languages are left out."""
    reading = Reading()
    try:
        merged = {**_read_mapping(sent), **posted}
    except UnreadableError as error:
        reading.problems.append((None, error))
        return reading
    for language, value in merged.items():
        _read_language(reading, language, value, languages, read_one)
    return reading


def _read_language(
    reading: Reading, language: str, value: object, languages: Collection[str], read_one: ReadOne
) -> None:
    if language not in languages:
        if value in ("", []):
            return
        unknown = UnreadableError(
            Problem.UNKNOWN_LANGUAGE, language=language, expected=", ".join(languages)
        )
        reading.problems.append((None, unknown))
        return
    try:
        item = read_one(value)
    except UnreadableError as error:
        error.details["language"] = language
        reading.problems.append((language, error))
        return
    if item:
        reading.values[language] = item


def _read_mapping(sent: object) -> dict[str, object]:
    if sent is None or sent == "":
        return {}
    if isinstance(sent, str):
        try:
            sent = json.loads(sent)
        except ValueError as error:
            raise UnreadableError(Problem.NOT_JSON) from error
    if not isinstance(sent, Mapping):
        raise UnreadableError(Problem.NOT_A_MAPPING)
    return {str(language): value for language, value in sent.items()}
