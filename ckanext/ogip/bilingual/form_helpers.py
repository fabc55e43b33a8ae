"""Template helpers for forms: one input for each language of a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk

from .content import join_keywords
from .fields import Field, fluent_form_languages
from .languages import base_language, filled
from .outputs import fluent_text_output
from .visitor import language_name

# CKAN's script that proposes a record's address from its title.
SLUG_SOURCE = {"data-module": "slug-preview-target"}


@dataclass(frozen=True, slots=True)
class LanguageInput:
    """One input of a form: a field in one language. `help_id` is None without a help text."""

    tag: str
    name: str
    label: str
    value: str
    errors: tuple[str, ...]
    is_required: bool
    is_last: bool
    help_id: str | None
    form_attributes: Mapping[str, str]

    @property
    def id(self) -> str:
        """Return the id of the input element."""
        return f"field-{self.name}"

    @property
    def error_id(self) -> str:
        """Return the id of the element that holds the errors."""
        return f"{self.id}-error"

    @property
    def attributes(self) -> dict[str, str]:
        """Return the attributes of the input element, those for screen readers included."""
        described_by = [self.help_id, self.error_id if self.errors else None]
        own = {
            "lang": base_language(self.tag),
            "aria-describedby": " ".join(id_ for id_ in described_by if id_),
            "aria-required": "true" if self.is_required else "",
            "aria-invalid": "true" if self.errors else "",
        }
        present = {name: value for name, value in own.items() if value}
        return {"class": "form-control", **self.form_attributes, **present}


def fluent_form_label(field: Field, lang: str) -> str:
    """Return the label of the input for one language: "Title (French)"."""
    own = field.get("fluent_form_label") or {}
    if lang in own:
        return tk.h.scheming_language_text(own[lang])
    label = tk.h.scheming_language_text(field.get("label", field["field_name"]))
    details = {"label": label, "language": language_name(lang)}
    if "-t-" in lang:
        return tk._("%(label)s (%(language)s, machine translation)") % details
    return tk._("%(label)s (%(language)s)") % details


def ogip_language_inputs(
    field: Field,
    data: Mapping[str, Any],
    errors: Mapping[str, Any] | None,
    entity_type: str | None = None,
    object_type: str | None = None,
) -> list[LanguageInput]:
    """List the inputs of a field: one per form language, one per other language it holds.

    The latter keep, for instance, a machine translation from being lost when the form is saved.
    """
    on_form = fluent_form_languages(field, entity_type, object_type)
    name: str = field["field_name"]
    held = filled(fluent_text_output(data[name])) if data.get(name) else {}
    tags = list(dict.fromkeys([*on_form, *held]))
    return [
        LanguageInput(
            tag=tag,
            name=f"{name}-{tag}",
            label=fluent_form_label(field, tag),
            value=_as_form_text(data.get(f"{name}-{tag}", held.get(tag, ""))),
            errors=tuple((errors or {}).get(f"{name}-{tag}", ())),
            is_required=tag in on_form and bool(tk.h.scheming_field_required(field)),
            is_last=tag == tags[-1],
            help_id=f"field-{name}-help" if field.get("help_text") else None,
            form_attributes=_form_attributes(field, is_first=tag == tags[0]),
        )
        for tag in tags
    ]


def _form_attributes(field: Field, is_first: bool) -> dict[str, str]:
    is_slug_source = is_first and field["field_name"] == "title_translated"
    return {**(SLUG_SOURCE if is_slug_source else {}), **(field.get("form_attrs") or {})}


def _as_form_text(value: Any) -> str:
    return join_keywords(value) if isinstance(value, list) else str(value)
