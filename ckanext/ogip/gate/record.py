"""One canonical record of an asset, whether it arrives as a payload or lies in the database.

Rules read `title_translated` as a dict and `subject` as a list; forms post `title_translated-en`,
scheming stores JSON strings. This module brings both to one shape, so that what the gate judges
before a write and what it verifies after it are the same thing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ckan import model

from ckanext.scheming.plugins import expand_form_composite  # pyright: ignore[reportMissingImports]

from ..store.assets import PACKAGE_COLUMNS, RESOURCE_COLUMNS

LANGUAGE_KEY = re.compile(r"^[a-z_]+-(en|fr|en-t-fr|fr-t-en)$")
COMPOSITE_KEY = re.compile(r"^([a-z_]+)-\d+-.+$")
NOT_MATERIAL = frozenset({"ogip", "plugin_data", "extras"})


def from_payload(payload: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the record would be if `payload` replaced it.

    `stored` is the record as `package_show` returns it. As in CKAN's `package_update`, a field that
    the payload lacks is cleared, but `state`, `private`, `type` and `resources` are kept.
    """
    record = _expand(payload)
    for kept in ("id", "type", "state", "private", "resources", "owner_org", "name"):
        if kept not in record and kept in stored:
            record[kept] = stored[kept]
    resources = record.get("resources") or []
    record["resources"] = [_with_stored_name(_expand(resource)) for resource in resources]
    return record


def from_model(package: model.Package) -> dict[str, Any]:
    """Return the record as it lies in the database session, without a query of its own."""
    return from_columns(
        {name: getattr(package, name) for name in PACKAGE_COLUMNS},
        [
            {name: getattr(resource, name) for name in RESOURCE_COLUMNS}
            for resource in package.resources
        ],
    )


def from_columns(
    package: Mapping[str, Any], resources: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the record that the columns of a package and of its resources hold."""
    record = _merged(package)
    record["resources"] = [_merged(resource) for resource in resources]
    for key in NOT_MATERIAL:
        record.pop(key, None)
    return record


def _with_stored_name(resource: dict[str, Any]) -> dict[str, Any]:
    """Give an uploaded file the name CKAN stores instead of the address that CKAN shows."""
    url = resource.get("url")
    if resource.get("url_type") == "upload" and isinstance(url, str):
        resource["url"] = url.rsplit("/", 1)[-1]
    return resource


def _merged(columns: Mapping[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in columns.items()
    }
    extras: dict[str, Any] = record.pop("extras", None) or {}
    # Whatever lies in the extras, a verdict is about the row that was read.
    return record | extras | {"id": record["id"]}


def _expand(posted: Mapping[str, Any]) -> dict[str, Any]:
    """Fold what a form posts flat (`title_translated-en`, `relationship-0-related_type`)."""
    record = {key: value for key, value in posted.items() if key not in NOT_MATERIAL}
    expand_form_composite(
        record, {match[1] for key in record if (match := COMPOSITE_KEY.match(key))}
    )
    for key in [key for key in record if LANGUAGE_KEY.match(key)]:
        field, language = key.split("-", 1)
        texts = record.setdefault(field, {})
        if isinstance(texts, dict):
            record[field] = {**texts, language: record.pop(key)}
    for extra in posted.get("extras") or []:
        record.setdefault(extra["key"], extra["value"])
    return record
