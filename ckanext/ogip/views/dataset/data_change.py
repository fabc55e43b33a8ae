"""On the tab of a public asset: columns of its data that came or went, for somebody to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ..errors import answer_like_core

__all__ = ["ogip_data_change"]

ogip_data_change = Blueprint("ogip_data_change", __name__, url_prefix="/dataset/ogip")
answer_like_core(ogip_data_change)


@dataclass(frozen=True, slots=True)
class ChangedData:
    """A resource, by its name, and what happened to its columns."""

    resource: str
    url: str
    added: list[str]
    removed: list[str]
    retyped: list[str]


@ogip_data_change.post("/<id>/data-looked-at")
def settle(id: str) -> Response:
    """Note that somebody has looked at the changed data."""
    tk.get_action("ogip_data_change_settle")({}, {"id": id})
    tk.h.flash_success(tk._("Noted: you have looked at the changed data."))
    return tk.redirect_to("ogip_dataset.read", id=id)


def data_changes_of(dataset: Mapping[str, Any]) -> list[ChangedData]:
    """Return what there is to look at for those who may edit the asset, nothing for others."""
    try:
        changes = tk.get_action("ogip_data_change_list")({}, {"id": dataset["id"]})
    except tk.NotAuthorized:
        return []
    resources = {each["id"]: each for each in dataset["resources"]}
    return [
        _shown(change, resources[change["resource_id"]], dataset)
        for change in changes
        if change["resource_id"] in resources
    ]


def _shown(
    change: Mapping[str, Any], resource: Mapping[str, Any], dataset: Mapping[str, Any]
) -> ChangedData:
    route = f"{dataset['type']}_resource.read"
    return ChangedData(
        resource=tk.h.resource_display_name(resource),
        url=tk.h.url_for(route, id=dataset["name"], resource_id=resource["id"]),
        added=change["added"],
        removed=change["removed"],
        retyped=change["retyped"],
    )
