"""Validators for the arguments of our actions (fields of datasets have theirs in `validators`)."""

from __future__ import annotations

import datetime
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey


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
