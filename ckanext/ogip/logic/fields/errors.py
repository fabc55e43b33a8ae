"""The sentences for values that cannot be read, in the language of the request."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

from .readers import Unreadable

_LONGEST_QUOTE = 80


def message(error: Unreadable) -> str:
    """Say what is wrong with a value and what is accepted."""
    return _sentence(error.problem) % {
        name: _shown(detail) for name, detail in error.details.items()
    }


def _sentence(problem: str) -> str:
    if problem.startswith("geometry_"):
        return _geometry_sentence(problem)
    sentences = {
        "text": tk._("Expected a text"),
        "forbidden_character": tk._("The text holds a character that cannot be stored"),
        "whole_number": tk._('"%(value)s" is not a whole number of 0 or more, for example 3000000'),
        "number_too_large": tk._('"%(value)s" is too large; the largest number is %(largest)s'),
        "date": tk._(
            '"%(value)s" is not a date; give the year, month and day, for example 2027-01-31'
        ),
        "one_code": tk._("Expected one code of the list"),
        "list_of_codes": tk._('Expected a list of codes, such as ["en", "fr"]'),
        "unknown_code": tk._('"%(value)s" is not in the list; accepted: %(codes)s'),
        "unknown_code_of_many": tk._(
            '"%(value)s" is not among the %(count)s codes of the list "%(vocabulary)s", '
            "for example: %(codes)s"
        ),
        "exclusive": tk._('"%(code)s" stands alone; remove it or the other codes'),
    }
    return sentences[problem]


def _geometry_sentence(problem: str) -> str:
    sentences = {
        "geometry_not_json": tk._("The area is not valid JSON"),
        "geometry_not_an_object": tk._(
            'The area is not a GeoJSON geometry, such as {"type": "Point", '
            '"coordinates": [-75, 45]}'
        ),
        "geometry_unknown_type": tk._(
            "The area has no known type of GeoJSON geometry; accepted: %(types)s"
        ),
        "geometry_coordinates": tk._(
            "The coordinates of the area do not fit its type; "
            "a position is a list of longitude and latitude"
        ),
        "geometry_open_ring": tk._(
            "A ring of the area must have at least four positions and end where it starts"
        ),
        "geometry_out_of_range": tk._(
            "The area has a longitude beyond 180 degrees or a latitude beyond 90 degrees"
        ),
        "geometry_nested_too_deeply": tk._("The area has collections nested too deeply"),
    }
    return sentences[problem]


def _shown(detail: object) -> str:
    text = str(detail)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
