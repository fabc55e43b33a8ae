"""What CKAN's `resource_*` do after a write, for the resources of an approved revision.

Previews of a new resource, and the plugins that load data or drop the table of what is gone.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

log = logging.getLogger(__name__)


def tell_of_resources(context: Context, before: Mapping[str, Any], after: dict[str, Any]) -> None:
    """Tell plugins which resources came, changed and went, once the commit stands; commits."""
    known = {resource["id"]: resource for resource in before["resources"]}
    telling = tk.fresh_context(context, package=model.Package.get(after["id"]))
    hooks = list(p.PluginImplementations(p.IResourceController))
    for resource in after["resources"]:
        old = known.pop(resource["id"], None)
        if old is None:
            _add_default_views(context, after, resource)
        for plugin in hooks:
            if old is None:
                plugin.after_resource_create(telling, resource)
            elif old != resource:
                plugin.after_resource_update(telling, resource)
    if known:
        for plugin in hooks:
            plugin.after_resource_delete(telling, after["resources"])
    model.Session.commit()


def _add_default_views(context: Context, dataset: dict[str, Any], resource: dict[str, Any]) -> None:
    """Add the previews that core adds to a new resource; a failing one is no reason to stop."""
    adding: Context = {"user": context["user"], "ignore_auth": True}
    given = {"resource": resource, "package": dataset}
    try:
        tk.get_action("resource_create_default_resource_views")(adding, given)
    except tk.ValidationError:
        log.exception("No preview for resource %s", resource["id"])
