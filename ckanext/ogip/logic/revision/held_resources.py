"""Changing single files and links of a public record whose changes wait for approval.

CKAN's `resource_*` look for a resource in the tables and at its public place, and tell plugins and
previews about it. A resource of a revision may not be there yet, and nobody is told about it.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...gate.faults import WriteFailedError
from ...gate.held import is_holding
from ...gate.refusal import Refusal
from ...store.revision.revisions import revision_with_resource


def holding_dataset(reference: Any) -> model.Package | None:
    """Return the dataset of this id or name if its changes wait for approval."""
    package = model.Package.get(reference) if _is_text(reference) else None
    return package if package and is_holding(package) else None


def holding_dataset_of(resource_id: Any) -> model.Package | None:
    """Return the dataset of a resource, in public or in a revision, if its changes wait."""
    if not _is_text(resource_id):
        return None
    resource = model.Resource.get(resource_id)
    if resource is None:
        revision = revision_with_resource(resource_id)
        return holding_dataset(revision.dataset_id) if revision else None
    return resource.package if is_holding(resource.package) else None


def shown(context: Context, package: model.Package, given: dict[str, Any]) -> dict[str, Any]:
    """Return a resource as writers read it; raises ObjectNotFound where the revision has none."""
    _check_access("resource_show", context, package, given)
    tk.check_access("package_update", context, {"id": package.id})
    dataset = _to_write(context, package)
    return dataset["resources"][_place(dataset, given["id"])]


def create(context: Context, package: model.Package, given: dict[str, Any]) -> dict[str, Any]:
    """Add a file or link to the revision of a dataset."""
    tk.check_access("resource_create", context, given)
    dataset = _to_write(context, package)
    for plugin in p.PluginImplementations(p.IResourceController):
        plugin.before_resource_create(context, given)
    known = {resource["id"] for resource in dataset["resources"]}
    resources = [*dataset["resources"], given]
    saved = _write(context, dataset, resources, len(resources) - 1)
    return next(each for each in saved["resources"] if each["id"] not in known)


def update(
    context: Context, package: model.Package, given: dict[str, Any], *, patch: bool = False
) -> dict[str, Any]:
    """Replace a file or link in the revision, or at once where that need not wait.

    `patch`: fields that are not given stay as they are.
    """
    _check_access("resource_patch" if patch else "resource_update", context, package, given)
    dataset = _to_write(context, package)
    place = _place(dataset, given["id"])
    current = dataset["resources"][place]
    if patch:
        kept = {name: value for name, value in current.items() if name != "metadata_modified"}
        given = {**kept, **given}
    elif "datastore_active" in current:
        given.setdefault("datastore_active", current["datastore_active"])
    given["url"] = given.get("url") or ""
    for plugin in p.PluginImplementations(p.IResourceController):
        plugin.before_resource_update(context, current, given)
    resources = list(dataset["resources"])
    resources[place] = given
    saved = _write(context, dataset, resources, place)
    resource = saved["resources"][_place(saved, given["id"])]
    if not _is_held(saved):
        for plugin in p.PluginImplementations(p.IResourceController):
            plugin.after_resource_update(context, resource)
    return resource


def delete(context: Context, package: model.Package, given: dict[str, Any]) -> None:
    """Take a file or link out of the revision."""
    _check_access("resource_delete", context, package, given)
    dataset = _to_write(context, package)
    place = _place(dataset, given["id"])
    for plugin in p.PluginImplementations(p.IResourceController):
        plugin.before_resource_delete(context, given, dataset["resources"])
    resources = [*dataset["resources"][:place], *dataset["resources"][place + 1 :]]
    _write(context, dataset, resources, place)


def _check_access(
    action: str, context: Context, package: model.Package, given: dict[str, Any]
) -> None:
    """Ask as CKAN does; a resource that only the revision has is answered for by its dataset."""
    asking = context
    if model.Resource.get(given["id"]) is None:
        tk.check_access("package_update", context, {"id": package.id})
        # CKAN's own answer needs a stored resource; that it was asked is noted all the same.
        asking = Context(context, ignore_auth=True)
    tk.check_access(action, asking, given)


def _to_write(context: Context, package: model.Package) -> dict[str, Any]:
    reading = tk.fresh_context(context, for_update=True)
    return tk.get_action("package_show")(reading, {"id": package.id})


def _write(
    context: Context, dataset: dict[str, Any], resources: list[dict[str, Any]], place: int
) -> dict[str, Any]:
    """Update the dataset; what is wrong with one resource is said of that one, as CKAN does."""
    changed = {name: value for name, value in dataset.items() if name != "metadata_modified"}
    writing = Context(context, original_package=dataset)
    try:
        return tk.get_action("package_update")(writing, changed | {"resources": resources})
    except (Refusal, WriteFailedError):
        raise
    except tk.ValidationError as error:
        of_resources: Any = error.error_dict.get("resources")
        if isinstance(of_resources, list) and place < len(of_resources) and of_resources[place]:
            raise tk.ValidationError(of_resources[place]) from None
        raise


def _is_held(dataset: dict[str, Any]) -> bool:
    return bool(dataset.get("ogip", {}).get("revision"))


def _place(dataset: dict[str, Any], resource_id: str) -> int:
    for place, resource in enumerate(dataset["resources"]):
        if resource["id"] == resource_id:
            return place
    raise tk.ObjectNotFound(tk._("Resource was not found."))


def _is_text(reference: Any) -> bool:
    return isinstance(reference, str) and bool(reference) and "\0" not in reference
