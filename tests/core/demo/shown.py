"""What the tests of the demonstration share: its items, and its assets as records to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ckanext.ogip.demo.attachments import attachments_of
from ckanext.ogip.demo.content import DemoItem, Department, read_portal
from ckanext.ogip.demo.fields import asset_fields

PORTAL = read_portal()
ITEMS = [(department, item) for department in PORTAL.departments for item in department.items]
ASSETS = [(department, item) for department, item in ITEMS if item.asset is not None]
REFS = [item.ref for _department, item in ASSETS]


def record_of(department: Department, item: DemoItem, today: date) -> dict[str, Any]:
    """Return the asset as it will lie in the portal: from the inventory, then filled in."""
    return {
        "type": item.type,
        "owner_org": department.name,
        "ref_number": item.ref,
        "title_translated": dict(item.title),
        "notes_translated": dict(item.description),
        "program": department.programs[item.program].as_dict(),
        "date_published": item.date_published.isoformat() if item.date_published else None,
        **asset_fields(item, department, today),
        "resources": [
            {**attachment.fields, "url": attachment.filename, "url_type": "upload"}
            for attachment in attachments_of(item)
        ],
    }


def texts_in(value: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every `{en, fr}` below a value with its place."""
    if isinstance(value, dict):
        if {"en", "fr"} & set(value):
            yield place, value
        for key, inner in value.items():
            yield from texts_in(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts_in(inner, f"{place}[{number}]")
