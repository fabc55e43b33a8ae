"""The record that an update would leave, without writing it: validated, and read as `package_show`.

CKAN can only read back what it has saved, and saving is what must not happen to a public record
whose change is held back: files, hooks of other plugins and the index would follow.
"""

from __future__ import annotations

import copy
import datetime
import uuid
from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib import plugins as lib_plugins
from ckan.lib.dictization import model_dictize
from ckan.lib.munge import munge_filename
from ckan.lib.uploader import get_resource_uploader
from ckan.types import Context

from ..store.assets import PACKAGE_COLUMNS, RESOURCE_COLUMNS

_COLUMNS = frozenset(PACKAGE_COLUMNS) - {"id", "extras", "metadata_created", "metadata_modified"}
_FILE_COLUMNS = frozenset(RESOURCE_COLUMNS) - {"extras"}


def as_it_would_be(
    context: Context, package: model.Package, payload: Mapping[str, Any], start: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the record that `payload` would make of `start`, as `package_show` returns it.

    Uploads count as the files they would become. Raises ValidationError for what the schema of the
    type refuses, after rolling back as CKAN's writers do.
    """
    plugin = lib_plugins.lookup_package_plugin(package.type)
    writing = Context(context, package=package, session=model.Session)
    schema = context.get("schema") or plugin.update_package_schema()
    given = _without_uploads(payload) | {"id": package.id, "type": package.type}
    data, errors = lib_plugins.plugin_validate(plugin, writing, given, schema, "package_update")
    if errors:
        model.Session.rollback()
        raise tk.ValidationError(errors)
    stored = _as_dictized(context, package, data, start)
    reading = tk.fresh_context(context, ignore_auth=True)
    shown, _ = lib_plugins.plugin_validate(
        plugin, reading, stored, plugin.show_package_schema(), "package_show"
    )
    return _plain(shown)


def _without_uploads(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the payload with the fields that CKAN gives a resource for the file uploaded to it."""
    given = {name: value for name, value in payload.items() if name != "resources"}
    given = copy.deepcopy(given)
    if payload.get("resources") is not None:
        given["resources"] = [_without_upload(dict(each)) for each in payload["resources"]]
    return given


def _without_upload(resource: dict[str, Any]) -> dict[str, Any]:
    uploader: Any = get_resource_uploader(resource)  # takes the upload, sets address and times
    if "mimetype" not in resource and getattr(uploader, "mimetype", None):
        resource["mimetype"] = uploader.mimetype
    if "url_type" in resource and hasattr(uploader, "filesize"):
        resource["size"] = uploader.filesize
    return copy.deepcopy(resource)


def _as_dictized(
    context: Context, package: model.Package, data: Mapping[str, Any], start: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what CKAN would read from its tables if it had saved the validated `data`.

    As in CKAN, a column that `data` lacks stays as it was, while other fields go.
    """
    reading = tk.fresh_context(context, ignore_auth=True)
    record = model_dictize.package_dictize(package, reading)
    for name in _COLUMNS:
        if name in data or name in start:
            record[name] = data.get(name, start.get(name))
    record["extras"] = [
        {"key": extra["key"], "value": extra["value"]} for extra in data.get("extras") or []
    ]
    record["tags"] = _named(data.get("tags"), start.get("tags"))
    if data.get("groups") is not None:
        record["groups"] = _named(data["groups"], start.get("groups"))
    resources = data.get("resources", start.get("resources")) or []
    known = {resource["id"]: resource for resource in start.get("resources") or []}
    record["resources"] = [
        _resource(resource, known.get(resource.get("id"), {}), package, position)
        for position, resource in enumerate(resources)
    ]
    return _plain(record) | {"num_resources": len(record["resources"])}


def _resource(
    given: Mapping[str, Any], known: Mapping[str, Any], package: model.Package, position: int
) -> dict[str, Any]:
    columns = {name: known.get(name) for name in _FILE_COLUMNS}
    resource = {
        **columns,
        **given,
        "id": given.get("id") or str(uuid.uuid4()),
        "package_id": package.id,
        "position": position,
        "state": model.State.ACTIVE,
    }
    resource["url"] = _address(resource, package)
    return resource


def _address(resource: Mapping[str, Any], package: model.Package) -> str:
    """Return the address under which a stored file is shown; a link is its own."""
    url = resource.get("url") or ""
    if not url or resource.get("url_type") != "upload":
        return url
    return tk.h.url_for(
        f"{package.type}_resource.download",
        id=package.id,
        resource_id=resource["id"],
        filename=munge_filename(url.rsplit("/")[-1]),
        qualified=True,
    )


def _named(given: Any, known: Any) -> list[dict[str, Any]]:
    """Return keywords or groups as they are shown, those that are new by what is given of them."""
    by_name = {each.get("name"): each for each in known or []}
    return [by_name.get(each.get("name"), dict(each)) for each in given or []]


def _plain(value: Any) -> Any:
    """Return plain JSON: dates as CKAN writes them."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
