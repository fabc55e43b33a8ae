"""What a scheming field says about its languages; the helpers under fluent's names are here too.

Imports of this package: `languages` only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib.i18n import get_available_locales

from .languages import base_language

Field = Mapping[str, Any]
Schema = Mapping[str, Any]

CORE_SUFFIX = "_translated"
TEXT_OUTPUT = "fluent_text_output"
CORE_OUTPUT = "fluent_core_translated_output"
TAGS_OUTPUT = "fluent_tags_output"


@dataclass(frozen=True, slots=True)
class FieldLanguages:
    """The languages a field accepts, demands, and takes in place of a demanded one."""

    accepted: tuple[str, ...]
    required: tuple[str, ...]
    alternates: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, field: Field, schema: Schema | None) -> FieldLanguages:
        """Read them from a field and the schema around it."""
        on_form = fluent_form_languages(field, schema=schema)
        alternates = fluent_alternate_languages(field, schema=schema)
        others = [tag for tags in alternates.values() for tag in tags]
        accepted = tuple(dict.fromkeys([*on_form, *others]))
        return cls(accepted, tuple(on_form) if field.get("required") else (), alternates)


def default_language() -> str:
    """Return the site's default language, which CKAN's own `title` and `notes` speak."""
    return base_language(tk.config["ckan.locale_default"])


def core_field_name(field: Field) -> str | None:
    """Return the core field a translated field keeps filled, `title` for `title_translated`."""
    outputs = (field.get("output_validators") or "").split()
    name: str = field["field_name"]
    if CORE_OUTPUT not in outputs or not name.endswith(CORE_SUFFIX):
        return None
    return name.removesuffix(CORE_SUFFIX)


def fluent_form_languages(
    field: Field | None = None,
    entity_type: str | None = None,
    object_type: str | None = None,
    schema: Schema | None = None,
) -> list[str]:
    """List the languages of a form field: those of the field, its schema, or else the site."""
    if schema is None and entity_type and object_type:
        schema = tk.h.scheming_get_schema(entity_type, object_type)
    for source in (field, schema):
        if source and "form_languages" in source:
            return list(source["form_languages"])
    return list(dict.fromkeys(locale.language for locale in get_available_locales()))


def fluent_alternate_languages(
    field: Field | None = None, schema: Schema | None = None
) -> dict[str, list[str]]:
    """Return the tags accepted in place of a language: `{"fr": ["fr-t-en"]}`."""
    for source in (field, schema):
        if source and "alternate_languages" in source:
            return dict(source["alternate_languages"])
    return {}
