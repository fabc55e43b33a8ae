"""The sentences for values that cannot be read, in the language of the request."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

from .reading import Problem, UnreadableError


def message(error: UnreadableError) -> str:
    """Say what is wrong with a value and what is expected."""
    return _sentence(error.problem) % error.details


def missing(language_names: list[str]) -> str:
    """Say which languages of a required value are missing."""
    return tk._("Missing value in: %(languages)s") % {"languages": ", ".join(language_names)}


def _sentence(problem: Problem) -> str:
    sentences = {
        Problem.NOT_JSON: tk._(
            'Expected an object with one text per language, such as {"en": "…", "fr": "…"}; '
            "this text is not valid JSON"
        ),
        Problem.NOT_A_MAPPING: tk._(
            'Expected an object with one text per language, such as {"en": "…", "fr": "…"}'
        ),
        Problem.UNKNOWN_LANGUAGE: tk._(
            'Unknown language "%(language)s"; this field accepts: %(expected)s'
        ),
        Problem.NOT_TEXT: tk._('The value for "%(language)s" must be a text'),
        Problem.NOT_KEYWORDS: tk._(
            'The value for "%(language)s" must be a list of texts, or one text with commas'
        ),
        Problem.FORBIDDEN_CHARACTER: tk._(
            'The value for "%(language)s" holds a character that cannot be stored'
        ),
        Problem.KEYWORD_LENGTH: tk._(
            'The keyword "%(keyword)s" must have %(minimum)s to %(maximum)s characters'
        ),
        Problem.KEYWORD_REFUSED: "%(reason)s",
        Problem.NOT_A_LINK: tk._(
            '"%(value)s" is not a web address; it must begin with http:// or https://'
        ),
    }
    return sentences[problem]
