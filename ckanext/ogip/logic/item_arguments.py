"""Validators for the arguments of the inventory actions."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Collection
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

from ..core.inventory.item import read_field
from ..core.inventory.problems import Problem, UnreadableValueError
from ..core.inventory.template import KEY
from ..core.inventory.values import cell_text, parse_value
from ..language import caller_language

_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0"})


def plain_text(value: Any) -> str:
    """Return a text the database can hold: no null character, no half of a character."""
    text = value if isinstance(value, str) else str(value)
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise tk.Invalid(tk._("The text contains a character that cannot be stored."))
    return text


def organization_id(value: Any) -> str:
    """Return the id of an organization named by id or name."""
    organization = model.Group.get(plain_text(value))
    if not organization or not organization.is_organization or not organization.is_active():
        raise tk.Invalid(tk._("There is no organization “%(name)s”.") % {"name": value})
    return organization.id


def switch(value: Any) -> bool:
    """Return true or false; a misspelt `true` must not count as false."""
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    if text in _TRUE | _FALSE:
        return text in _TRUE
    raise tk.Invalid(tk._("“%(value)s” is neither true nor false.") % {"value": value})


def one_of_codes(codes: Collection[str]) -> Callable[[Any], str]:
    """Return a validator that lets only these codes through and names them otherwise."""

    def validator(value: Any) -> str:
        if value not in codes:
            message = tk._("“%(value)s” is unknown. Known are: %(codes)s.")
            raise tk.Invalid(message % {"value": value, "codes": ", ".join(codes)})
        return value

    return validator


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


def cursor(value: Any) -> tuple[str, str]:
    """Return the key a page starts behind, from the `next_cursor` of the page before."""
    try:
        decoded = json.loads(base64.urlsafe_b64decode(str(value).encode()))
    except (ValueError, RecursionError, binascii.Error) as error:
        raise _not_a_cursor() from error
    match decoded:
        case [str(organization), str(ref_number)]:
            return plain_text(organization), plain_text(ref_number)
        case _:
            raise _not_a_cursor()


def _not_a_cursor() -> tk.Invalid:
    message = tk._("This is not a cursor that a list has answered. Start from the first page.")
    return tk.Invalid(message)


def make_cursor(organization: str, ref_number: str) -> str:
    """Return the opaque text that stands for a place in a list."""
    return base64.urlsafe_b64encode(json.dumps([organization, ref_number]).encode()).decode()


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
