"""Where a finding is put right: the form page, the field on it, and what the field is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A link that puts the cursor where something is missing."""

    url: str
    label: str


def place_of(finding: Record, dataset: Record) -> Place | None:
    """Return where to put a finding right; None when no single place does."""
    field = finding["field"]
    if finding["resource_id"]:
        return _in_resource(field, finding["resource_id"], dataset)
    if field == "resources":
        return _new_resource(dataset)
    return _in_dataset(field, dataset) if field else None


def _in_dataset(field: str, dataset: Record) -> Place:
    route = f"{dataset['type']}.scheming_edit_page"
    page = _page_with(field, dataset["type"])
    back = tk.h.url_for("ogip_dataset.read", id=dataset["id"])
    anchor = {"_anchor": f"field-{field}"}
    if page is None:
        url = tk.h.url_for(f"{dataset['type']}.edit", id=dataset["name"], return_to=back, **anchor)
    else:
        url = tk.h.url_for(route, id=dataset["name"], page=page, return_to=back, **anchor)
    label = field_label(field, schema_of(dataset)["dataset_fields"])
    return Place(url, tk._("Go to “%(field)s”") % {"field": label})


def _in_resource(field: str | None, resource_id: str, dataset: Record) -> Place:
    names = {each["id"]: tk.h.resource_display_name(each) for each in dataset["resources"]}
    name = names.get(resource_id, resource_id)
    route = f"{dataset['type']}_resource.edit"
    anchor = {"_anchor": f"field-{field}"} if field else {}
    url = tk.h.url_for(route, id=dataset["name"], resource_id=resource_id, **anchor)
    if not field:
        return Place(url, tk._("Go to the resource “%(resource)s”") % {"resource": name})
    said = {"field": field_label(field, schema_of(dataset)["resource_fields"]), "resource": name}
    return Place(url, tk._("Go to “%(field)s” of the resource “%(resource)s”") % said)


def _new_resource(dataset: Record) -> Place:
    url = tk.h.url_for(f"{dataset['type']}_resource.new", id=dataset["name"])
    return Place(url, tk._("Add a file or link"))


def schema_of(dataset: Record) -> Record:
    """Return the schema of the asset's form; one without fields for a type that has none."""
    return tk.h.scheming_get_dataset_schema(dataset["type"]) or {
        "dataset_fields": [],
        "resource_fields": [],
    }


def _page_with(field: str, dataset_type: str) -> int | None:
    """Return the number of the form page that has the field, from 1; None for a one-page form."""
    pages = tk.h.scheming_get_dataset_form_pages(dataset_type) or []
    for number, page in enumerate(pages, start=1):
        if any(each["field_name"] == _base(field) for each in page["fields"]):
            return number
    return 1 if pages else None


def field_label(field: str, fields: list[Record]) -> str:
    """Return the label a form gives the field: "Licence", "Title (French)"."""
    for definition in fields:
        if definition["field_name"] == _base(field):
            return " – ".join(_label_parts(field, definition))
    return field


def _label_parts(field: str, definition: Record) -> Iterator[str]:
    rest = field.split("-")[1:]
    if len(rest) == 1:
        yield tk.h.fluent_form_label(definition, rest[0])
        return
    yield tk.h.scheming_language_text(definition["label"])
    for subfield in definition.get("repeating_subfields", []):
        if rest and subfield["field_name"] == rest[1]:
            yield tk.h.scheming_language_text(subfield["label"])


def _base(field: str) -> str:
    return field.split("-", 1)[0]
