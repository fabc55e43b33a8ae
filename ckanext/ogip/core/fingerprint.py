"""The fingerprint of a record: what was judged or signed, in one hash. Imports only `values`.

What does not count: what CKAN keeps for itself or derives from other fields, whether the record is
public, fields that the policy calls immaterial, blank values, white space around a text, line
endings, the order of codes and of resources, and whether a value is in its stored form or not.
Everything else does, also fields that no schema knows.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

from .values import remembering, structured

# What CKAN keeps for itself or derives from other fields, and whether the record is public.
SYSTEM_FIELDS = frozenset(
    [
        "id",
        "name",
        "type",
        "state",
        "private",
        "ogip",
        "plugin_data",
        "creator_user_id",
        "revision_id",
        "revision_timestamp",
        "metadata_created",
        "metadata_modified",
        "num_resources",
        "num_tags",
        "tracking_summary",
        "organization",
        "relationships_as_object",
        "relationships_as_subject",
        "groups",
        "permission_labels",
        "title",
        "notes",
        "tags",
        "isopen",
        "license_title",
        "license_url",
        "save",
        "_ckan_phase",
        "pkg_name",
        "resources",
    ]
)
SYSTEM_RESOURCE_FIELDS = frozenset(
    [
        "id",
        "package_id",
        "position",
        "state",
        "created",
        "metadata_modified",
        "revision_id",
        "datastore_active",
        "cache_url",
        "cache_last_updated",
        "mimetype",
        "mimetype_inner",
        "tracking_summary",
        "on_same_domain",
        "name",
        "description",
        "datastore_contains_all_records_of_source_file",
        "clear_upload",
        "save",
    ]
)
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
_encode_resource = json.JSONEncoder(sort_keys=True).encode
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?")
_DEEPEST = 20


def fingerprint(data: Mapping[str, Any], immaterial: Collection[str] = ()) -> str:
    """Return the hex SHA-256 over the material content of a dataset dict.

    `immaterial` names fields to leave out, those of resources as `resources.<field>`.
    """
    left_out, of_resources, of_links = _left_out(frozenset(immaterial))
    content = _reduced(data, left_out)
    content["resources"] = _resources(structured(data.get("resources")), of_resources, of_links)
    return hashlib.sha256(_encode(content).encode("ascii")).hexdigest()


def left_out(immaterial: Collection[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the fields that do not count: of a record, of a stored file and of a link."""
    return _left_out(frozenset(immaterial))


def same_content(one: object, other: object) -> bool:
    """Tell whether two values of a field count as the same; blank and absent ones do."""
    return _counting(one) == _counting(other)


def _counting(value: object) -> object:
    return None if value is None or value == "" else (_canonical(value) or None)


@lru_cache(maxsize=16)
def _left_out(
    immaterial: frozenset[str],
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the fields to leave out of a record, of a stored file and of a link."""
    of_resources = SYSTEM_RESOURCE_FIELDS.union(
        name.removeprefix("resources.") for name in immaterial if name.startswith("resources.")
    )
    # A file that is replaced under its old name shows in nothing but the time of the upload; for a
    # link that time says only when somebody last saved the record.
    return SYSTEM_FIELDS | immaterial, of_resources, of_resources | {"last_modified"}


def _resources(value: object, of_files: frozenset[str], of_links: frozenset[str]) -> list[str]:
    items = cast("Iterable[object]", value) if isinstance(value, list | tuple) else ()
    resources = (cast("Mapping[str, Any]", item) for item in items if isinstance(item, Mapping))
    return sorted(
        _encode_resource(_reduced(resource, of_files if resource.get("url_type") else of_links))
        for resource in resources
    )


def _reduced(
    data: Mapping[Any, Any], left_out: frozenset[str] = frozenset(), depth: int = 0
) -> dict[str, object]:
    """Reduce each value and drop the blank ones."""
    content: dict[str, object] = {}
    for key, value in data.items():
        if value is None or value == "" or key in left_out:
            continue
        plain = _canonical(value, depth)
        if plain:
            content[str(key)] = plain
    return content


def _canonical(value: object, depth: int = 0) -> object:
    """Reduce a value to texts, lists and mappings, so that equal content has one form."""
    if isinstance(value, str):
        if depth == 0:
            return _canonical_text(value)
        plain = structured(value)
        return _text(value) if isinstance(plain, str) else _canonical(plain, depth)
    if isinstance(value, dict) and depth < _DEEPEST:
        return _reduced(cast("dict[Any, Any]", value), depth=depth + 1)
    if isinstance(value, list | tuple | set | frozenset) and depth < _DEEPEST:
        return _list(cast("Iterable[object]", value), depth)
    return _scalar(cast("object", value))


@remembering
def _canonical_text(value: object) -> object:
    """Reduce a field's text, or what it stands for in its stored form; never changed afterwards."""
    plain = structured(value)
    return _text(plain) if isinstance(plain, str) else _canonical(plain)


def _list(values: Iterable[object], depth: int) -> object:
    """Codes have no order, and one code equals a list of it; other lists keep their order."""
    reduced = [_canonical(value, depth + 1) for value in values]
    items = [item for item in reduced if item]
    if not all(isinstance(item, str) for item in items):
        return items
    codes = sorted({str(item) for item in items})
    return codes[0] if len(codes) == 1 else codes


def _scalar(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, date):
        return _text(value.isoformat())
    # What remains is a file being uploaded: its name stands for it until it has an address.
    return str(getattr(value, "filename", None) or "")


def _text(value: str) -> str:
    text = value.replace("\r\n", "\n").strip()
    # Only what has the shape of a time is worth a closer look.
    midnight = text[13:16] == ":00" and _MIDNIGHT.fullmatch(text)
    return midnight[1] if midnight else text
