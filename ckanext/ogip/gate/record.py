"""One canonical record of an asset, whether it arrives as a payload or lies in the database.

Rules read `title_translated` as a dict and `subject` as a list; forms post `title_translated-en`,
scheming stores JSON strings. This module brings both to one shape, so that what the gate judges
before a write and what it verifies after it are the same thing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from ckan import model

from ckanext.scheming.plugins import expand_form_composite  # pyright: ignore[reportMissingImports]

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
    record["resources"] = [_expand(resource) for resource in record.get("resources") or []]
    return record


def from_model(package: model.Package) -> dict[str, Any]:
    """Return the record as it lies in the database session, without a query of its own."""
    record = {
        column.name: _plain(getattr(package, column.name)) for column in model.package_table.c
    }
    record.update(package.extras or {})
    record["resources"] = [_from_resource(resource) for resource in package.resources]
    for key in NOT_MATERIAL:
        record.pop(key, None)
    return record


def _from_resource(resource: model.Resource) -> dict[str, Any]:
    columns = (column.name for column in model.resource_table.c)
    record = {name: _plain(getattr(resource, name)) for name in columns}
    record.update(record.pop("extras", None) or {})
    return record


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.datetime | datetime.date) else value


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
