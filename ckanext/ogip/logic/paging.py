"""Places in lists: the opaque cursors that callers hand back to get the next page."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from typing import Any

import ckan.plugins.toolkit as tk

from .arguments import plain_text

_LARGEST = 2**63 - 1  # of the database's whole numbers
_DIGITS = 19


def make_cursor(*key: str) -> str:
    """Return the opaque text that stands for a place in a list: the key of the last row shown."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def cursor(parts: int) -> Callable[[Any], tuple[str, ...]]:
    """Return a validator that reads the key a page starts behind, a text of `parts` parts."""

    def validator(value: Any) -> tuple[str, ...]:
        try:
            key = json.loads(base64.urlsafe_b64decode(str(value).encode()))
        except (ValueError, RecursionError, binascii.Error) as error:
            raise _not_a_cursor() from error
        if not isinstance(key, list) or len(key) != parts:
            raise _not_a_cursor()
        if not all(isinstance(part, str) for part in key):
            raise _not_a_cursor()
        return tuple(plain_text(part) for part in key)

    return validator


def number_cursor(value: Any) -> int:
    """Return the number that a page starts behind, where lists are in the order of numbers."""
    (number,) = cursor(1)(value)
    if number.isdecimal() and len(number) <= _DIGITS and int(number) <= _LARGEST:
        return int(number)
    raise _not_a_cursor()


def page_size(limit: int) -> Callable[[Any], int]:
    """Return a validator for the number of results on a page, 1 to `limit`."""

    def validator(value: Any) -> int:
        try:
            size = int(str(value))
        except ValueError:
            size = 0
        if not 1 <= size <= limit:
            message = tk._("“%(value)s” is not a whole number from 1 to %(limit)s.")
            raise tk.Invalid(message % {"value": value, "limit": limit})
        return size

    return validator


def _not_a_cursor() -> tk.Invalid:
    message = tk._("This is not a cursor that a list has answered. Start from the first page.")
    return tk.Invalid(message)
