"""Validators for the arguments of the inventory actions."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

from ...core.inventory.item import read_field
from ...core.inventory.problems import Problem, UnreadableValueError
from ...core.inventory.template import KEY
from ...core.inventory.values import cell_text, parse_value
from ...language import caller_language
from ..arguments import plain_text

LONGEST_NAME = 500
LONGEST_REASON = 2000
MOST_AT_ONCE = 1000


def reference_number(value: Any) -> str:
    """Return a reference number as the inventory writes it."""
    try:
        parsed = parse_value(KEY, cell_text(value))
    except UnreadableValueError as error:
        raise tk.Invalid(explain(error, KEY.name, value)) from error
    if parsed is None:
        raise tk.Invalid(Problem("required").message.get(caller_language()))
    return str(parsed)


def item_field(field: str) -> Callable[..., None]:
    """Return a validator that replaces a field of the API by the columns it sets."""

    def validator(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        given = data[key]
        if given is tk.missing:
            data.pop(key)
            return
        try:
            data[key] = read_field(field, _from_json(given))
        except UnreadableValueError as error:
            errors[key].append(explain(error, field, given))

    return validator


def explain(error: UnreadableValueError, field: str, value: Any) -> str:
    """Return what is wrong with a value, in the caller's language."""
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    problem = Problem(error.rule, column=field, value=shown, params=error.params)
    return problem.message.get(caller_language())


def _from_json(given: Any) -> Any:
    """Read an object that a form or an address sends as text."""
    if isinstance(given, str) and given.lstrip().startswith("{"):
        try:
            return json.loads(given)
        except (ValueError, RecursionError):
            return given
    return given


def person(value: Any) -> str:
    """Return the name of a person or group as it was written, of bearable length."""
    return _short_text(value, LONGEST_NAME)


def reason(value: Any) -> str:
    """Return a reason in words, of bearable length."""
    return _short_text(value, LONGEST_REASON)


def item_ids(value: Any) -> list[str]:
    """Return the ids of up to `MOST_AT_ONCE` items, each once."""
    given = _from_json_list(value)
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise tk.Invalid(tk._("Give a list of the ids of items."))
    ids = list(dict.fromkeys(plain_text(each) for each in given))
    if not 1 <= len(ids) <= MOST_AT_ONCE:
        message = tk._("At most %(count)s items can be changed at once, and at least one.")
        raise tk.Invalid(message % {"count": MOST_AT_ONCE})
    return ids


def _short_text(value: Any, longest: int) -> str:
    text = plain_text(value).strip()
    if len(text) > longest:
        message = tk._("The text is too long: at most %(count)s characters.")
        raise tk.Invalid(message % {"count": longest})
    return text


def _from_json_list(value: Any) -> Any:
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value
