"""Validators of the fields in `schemas/presets.yaml`: they read one value, never judge a record.

A value that cannot be read is an error of its field. An empty value is left out, a CKAN column
(`core_column` in the field) excepted, because CKAN keeps the old value of a column that is left
out. What publication needs is a rule of `core.checks`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.logic.validators import if_empty_guess_format
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

from ckanext.ogip.core.calendar.dates import read_date
from ckanext.ogip.core.vocabulary import Vocabulary, load_vocabulary
from ckanext.scheming.validation import scheming_validator  # pyright: ignore[reportMissingImports]

from .fields import errors as value_errors
from .fields.readers import (
    Unreadable,
    read_choice,
    read_choices,
    read_geometry_text,
    read_text,
    read_whole_number,
)
from .record.dataset_names import free_name

__all__ = [
    "ogip_choice",
    "ogip_clean_composites",
    "ogip_dataset_name",
    "ogip_date",
    "ogip_format",
    "ogip_geojson",
    "ogip_licence",
    "ogip_multiple_choice",
    "ogip_text",
    "ogip_whole_number",
    "ogip_whole_number_output",
]

Field = Mapping[str, Any]
Schema = Mapping[str, Any]
Validator = Callable[[FlattenKey, FlattenDataDict, FlattenErrorDict, Context], None]
Read = Callable[[Any], Any]


def _reader(field: Field, read: Read, emptied: object = "") -> Validator:
    """Build a validator from `read`, which returns what is stored or raises Unreadable."""
    is_column = field.get("core_column", False)

    def validate(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        value = data.get(key, tk.missing)
        if value is tk.missing or (value is None and not is_column):
            data.pop(key, None)
            raise tk.StopOnError
        if value is None:
            raise tk.StopOnError
        try:
            stored = None if value == "" else read(value)
        except Unreadable as error:
            errors[key].append(value_errors.message(error))
            raise tk.StopOnError from None
        if stored is not None:
            data[key] = stored
        elif is_column:
            data[key] = emptied
            raise tk.StopOnError
        else:
            del data[key]
            raise tk.StopOnError

    return validate


@scheming_validator
def ogip_text(field: Field, schema: Schema) -> Validator:
    """Read a text, kept as it is; blank text counts as empty."""
    return _reader(field, read_text)


@scheming_validator
def ogip_whole_number(field: Field, schema: Schema) -> Validator:
    """Read a whole number of 0 or more."""
    return _reader(field, read_whole_number, emptied=None)


def ogip_whole_number_output(value: Any) -> Any:
    """Return the number a dataset field keeps as text."""
    return int(value) if isinstance(value, str) and value.isdigit() else value


@scheming_validator
def ogip_date(field: Field, schema: Schema) -> Validator:
    """Read an ISO date, with or without a time of day, and store the date alone."""
    return _reader(field, _read_iso_date)


def _read_iso_date(value: Any) -> str | None:
    day = read_date(value)
    if day is None:
        return None
    if isinstance(day, date):
        return day.isoformat()
    raise Unreadable("date", value=day.value)


@scheming_validator
def ogip_choice(field: Field, schema: Schema) -> Validator:
    """Read one code of the field's vocabulary."""
    vocabulary = _vocabulary(field)
    return _reader(field, lambda value: read_choice(value, vocabulary))


@scheming_validator
def ogip_multiple_choice(field: Field, schema: Schema) -> Validator:
    """Read a list of codes, each once and in the order given; stored as JSON like scheming's."""
    vocabulary, exclusive = _vocabulary(field), field.get("exclusive_choice")

    def read(value: Any) -> str | None:
        codes = read_choices(value, vocabulary, exclusive)
        return json.dumps(codes) if codes else None

    return _reader(field, read)


@scheming_validator
def ogip_licence(field: Field, schema: Schema) -> Validator:
    """Read a licence of the vocabulary or of the site's own list; the rules judge its openness."""
    vocabulary = _vocabulary(field)

    def read(value: Any) -> str | None:
        if isinstance(value, str) and value not in vocabulary and _site_knows_licence(value):
            return value
        return read_choice(value, vocabulary)

    return _reader(field, read)


def _site_knows_licence(code: str) -> bool:
    return code in model.Package.get_license_register()


@scheming_validator
def ogip_format(field: Field, schema: Schema) -> Validator:
    """Read a format in any case and in the spellings that the vocabulary or CKAN knows.

    As in CKAN, the format of a new resource that names none is that of its file name. Unlike in
    CKAN it stays empty when that is not in the vocabulary: nobody said that it is "other".
    """
    vocabulary = _vocabulary(field)
    validate_given = _reader(field, lambda value: read_choice(value, vocabulary, _known_format))

    def validate(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        if not data.get(key):
            _guess_format(vocabulary, key, data, errors, context)
        validate_given(key, data, errors, context)

    return validate


def _guess_format(
    vocabulary: Vocabulary,
    key: FlattenKey,
    data: FlattenDataDict,
    errors: FlattenErrorDict,
    context: Context,
) -> None:
    before = data.get(key)
    if_empty_guess_format(key, data, errors, context)
    if data.get(key) and not _known_format(vocabulary, data[key]):
        data[key] = before


def _known_format(vocabulary: Vocabulary, value: str) -> str | None:
    """Return the code for a format in any of its spellings; None when the vocabulary lacks it."""
    code = vocabulary.canonical(value) or vocabulary.alias(value)
    return code or vocabulary.canonical(tk.h.unified_resource_format(value))


@scheming_validator
def ogip_geojson(field: Field, schema: Schema) -> Validator:
    """Read a GeoJSON geometry, as text or as an object; stored as text."""
    return _reader(field, read_geometry_text)


def ogip_dataset_name(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Keep the name of a stored dataset, and name a new one, where none is given."""
    value = data.get(key)
    if isinstance(value, str) and value.strip():
        return
    package = context.get("package")
    data[key] = package.name if package else free_name(data)


@scheming_validator
def ogip_clean_composites(field: Field | None, schema: Schema) -> Validator:
    """Drop what a row of a composite field has beyond its subfields; navl would store it."""
    fields = [*schema["dataset_fields"], *schema.get("resource_fields", ())]
    names = {each["field_name"] for each in fields if "repeating_subfields" in each}

    def validate(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        surplus = [at for at in data if at[-1] == "__extras" and len(at) > 2 and at[-3] in names]  # noqa: PLR2004
        for at in surplus:
            del data[at]

    return validate


def _vocabulary(field: Field) -> Vocabulary:
    return load_vocabulary(field["vocabulary"])
