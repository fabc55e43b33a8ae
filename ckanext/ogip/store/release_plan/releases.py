"""What the publication of an asset says about its release: the day, and where it is found."""

from __future__ import annotations

import datetime
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.model import Package

from ... import config
from ...core.inventory.asset import facts_of_asset
from ...core.text import LANGUAGES, Language


def release_of(asset: Package) -> dict[str, Any]:
    """Return `released_on`, `portal_url_en` and `_fr`, as they are if the asset is public now.

    `planned_release_date` is what the asset says of it, None where that is no date. The day is the
    one the asset gives as its release on the portal, unless that is ahead, else today.
    """
    extras = asset.extras or {}
    today = datetime.datetime.now(config.time_zone()).date()
    stated = _date(extras.get("portal_release_date"))
    addresses = {f"portal_url_{lang}": address_of(asset.id, asset.type, lang) for lang in LANGUAGES}
    return {
        "planned_release_date": _date(facts_of_asset(extras).get("planned_release_date")),
        "released_on": stated if stated and stated <= today else today,
        **addresses,
    }


def address_of(dataset_id: str, dataset_type: str, lang: Language) -> str:
    """Return the permanent address of a record's page in a language, also outside of a request."""
    root = (tk.config.get("ckan.root_path") or "/{{LANG}}").replace("{{LANG}}", lang).rstrip("/")
    return f"{tk.config['ckan.site_url'].rstrip('/')}{root}/{dataset_type}/{dataset_id}"


def _date(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None
