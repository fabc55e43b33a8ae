"""Validators of fields in several languages, under ckanext-fluent's names.

Each takes what clients send (see `reading.py`) and stores one JSON string per field. A language
that is not sent is absent; a language that the field does not accept is refused by name.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

from ckanext.scheming.validation import scheming_validator, validators_from_string  # pyright: ignore[reportMissingImports]

from . import messages
from .content import check_keyword_lengths, read_keywords, read_link, read_text
from .core_text import CoreField
from .fields import Field, FieldLanguages, Schema, core_field_name
from .languages import lacking
from .reading import Problem, Reading, ReadOne, UnreadableError, read
from .visitor import language_name

Validator = Callable[[FlattenKey, FlattenDataDict, FlattenErrorDict, Context], None]


@scheming_validator
def fluent_text(field: Field, schema: Schema) -> Validator:
    """Accept a text per language; a `fluent_core_translated` field also fills its core field."""
    return _validator(field, schema, read_text)


@scheming_validator
def fluent_link(field: Field, schema: Schema) -> Validator:
    """Accept an http or https address per language."""
    return _validator(field, schema, read_link)


@scheming_validator
def fluent_tags(field: Field, schema: Schema) -> Validator:
    """Accept keywords per language; `tag_validators` of the field replace the check of length."""
    if "tag_validators" not in field:
        return _validator(field, schema, _read_short_keywords)
    checks = validators_from_string(field["tag_validators"], field, schema)
    return _validator(
        field, schema, lambda value: [_run(checks, keyword) for keyword in read_keywords(value)]
    )


def _read_short_keywords(value: object) -> list[str]:
    keywords = read_keywords(value)
    check_keyword_lengths(keywords)
    return keywords


def _run(checks: list[Any], keyword: str) -> str:
    for check in checks:
        try:
            keyword = check(keyword, {})
        except tk.Invalid as error:
            raise UnreadableError(Problem.KEYWORD_REFUSED, reason=error.error) from error
    return keyword


def _validator(field: Field, schema: Schema, read_one: ReadOne) -> Validator:
    languages = FieldLanguages.of(field, schema)
    core_name = core_field_name(field)

    def validator(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        if errors.get(key):
            raise tk.StopOnError
        posted = _take_posted(key, data)
        is_absent = data.get(key) is tk.missing and not posted
        sent = None if data.get(key) is tk.missing else data.get(key)
        reading = read(sent, posted, languages.accepted, read_one)
        if core_name and not reading.problems:
            core = CoreField(core_name, key, data, context)
            texts = reading.values
            reading.values = core.texts(languages.accepted) if is_absent else core.agree(texts)
        _report(key, errors, reading, languages, in_form=bool(posted))
        _store(key, data, errors, reading)

    return validator


def _take_posted(key: FlattenKey, data: FlattenDataDict) -> dict[str, Any]:
    """Move the entries of a form, `title_translated-fr`, out of CKAN's heap of unknown keys."""
    heap_key = (*key[:-1], "__extras")
    heap = data.get(heap_key) or {}
    prefix = f"{key[-1]}-"
    names = [name for name in heap if isinstance(name, str) and name.startswith(prefix)]
    posted = {name.removeprefix(prefix): heap.pop(name) for name in names}
    if names and not heap:
        del data[heap_key]
    return posted


def _report(
    key: FlattenKey,
    errors: FlattenErrorDict,
    reading: Reading,
    languages: FieldLanguages,
    in_form: bool,
) -> None:
    """Add the errors: to the input of the language in a form, to the field itself in the API."""

    def add(language: str | None, text: str) -> None:
        where = (*key[:-1], f"{key[-1]}-{language}") if in_form and language else key
        errors.setdefault(where, []).append(text)

    for language, problem in reading.problems:
        add(language, messages.message(problem))
    absent = (
        []
        if reading.problems
        else lacking(reading.values, languages.required, languages.alternates)
    )
    for language in absent if in_form else []:
        add(language, tk._("Missing value"))
    if absent and not in_form:
        add(None, messages.missing([language_name(language) for language in absent]))


def _store(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, reading: Reading
) -> None:
    if reading.values and not reading.problems:
        data[key] = json.dumps(reading.values)
        return
    data.pop(key, None)
    raise tk.StopOnError
