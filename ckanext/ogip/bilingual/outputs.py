"""Output validators: stored JSON back to values in several languages, core fields as plain text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

from ckanext.scheming.validation import scheming_validator  # pyright: ignore[reportMissingImports]

from .fields import Field, Schema, core_field_name, default_language
from .languages import shown
from .visitor import visitor_language


def fluent_text_output(value: Any) -> dict[str, str]:
    """Return the texts per language; a plain stored text is in the site's default language."""
    return _stored_mapping(value, plain=lambda text: text)


def fluent_tags_output(value: Any) -> dict[str, list[str]]:
    """Return the keywords per language; a plain stored text is one keyword."""
    return _stored_mapping(value, plain=lambda text: [text])


@scheming_validator
def fluent_core_translated_output(field: Field, schema: Schema) -> Callable[..., None]:
    """Return the texts per language and set the core field to one of them.

    The API always gets the site's default language, else the only other one. Pages (CKAN's
    `for_view` context) get the visitor's language, for the templates that print `title` itself.
    """
    core_name = core_field_name(field)

    def validator(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        values = data[key] = fluent_text_output(data[key])
        core_key = (*key[:-1], core_name)
        chosen = shown(values, _reader(context), default_language())
        if core_key in data and chosen is not None:
            data[core_key] = chosen.value

    return validator


def _reader(context: Context) -> str:
    return visitor_language() if context.get("for_view") else default_language()


def _stored_mapping(value: Any, plain: Callable[[str], Any]) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    try:
        stored = json.loads(value)
    except ValueError:
        stored = value
    return stored if isinstance(stored, dict) else {default_language(): plain(str(value))}
