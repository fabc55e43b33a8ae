"""Validators for the arguments of our actions (fields of datasets have theirs in `validators`)."""

from __future__ import annotations

import contextlib
import datetime
import json
from collections.abc import Callable, Collection
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

from ..core.text import LANGUAGES

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


def iso_date(value: Any) -> datetime.date:
    """Return the date written as `2027-01-15`."""
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError as error:
        message = tk._("“%(value)s” is not a date. Write it as year-month-day: 2027-01-15.")
        raise tk.Invalid(message % {"value": value}) from error


def a_dict(value: Any) -> dict[str, Any]:
    """Return the value if it is an object, as JSON calls it."""
    if not isinstance(value, dict):
        raise tk.Invalid(tk._("This is not an object with field names and values."))
    return value


def json_object(value: Any) -> dict[str, Any]:
    """Return an object, also where an address or a form sends it as text."""
    if isinstance(value, str):
        # What is no JSON is no object either, and that is said below.
        with contextlib.suppress(ValueError, RecursionError):
            value = json.loads(value)
    return a_dict(value)


def in_both_languages(longest: int) -> Callable[[Any], dict[str, str]]:
    """Return a validator for `{en, fr}`, both given and of at most `longest` characters."""

    def validator(value: Any) -> dict[str, str]:
        given = a_dict(value)
        texts = {lang: plain_text(given.get(lang) or "").strip() for lang in LANGUAGES}
        if not all(texts.values()):
            raise tk.Invalid(tk._("Write it in English and in French."))
        if max(map(len, texts.values())) > longest:
            message = tk._("The text is too long: at most %(count)s characters in each language.")
            raise tk.Invalid(message % {"count": longest})
        return texts

    return validator


def one_subject(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Ask for either an id or an unsaved dataset, not both and not neither."""
    given = [name for name in ("id", "dataset") if data.get((name,), tk.missing) is not tk.missing]
    if len(given) != 1:
        errors[("id",)] = [tk._("Name the asset by its id, or give the fields of one: not both.")]


def nothing_else(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Refuse arguments the action does not know, instead of ignoring what the caller meant."""
    unknown = sorted({str(name) for name in data.get(("__extras",), {})})
    if unknown:
        message = tk._("Unknown argument: %(names)s.") % {"names": ", ".join(unknown)}
        errors[("__extras",)] = [message]
