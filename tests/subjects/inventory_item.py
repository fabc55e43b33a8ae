"""An entry of the inventory that may be released, is planned, and says everything it must."""

from __future__ import annotations

from typing import Any

from ckanext.ogip.testing.records import OWNER_ORG


def compliant_inventory_item() -> dict[str, Any]:
    """Return an item without an asset, as `ogip_item_show` names its facts."""
    return {
        "id": "item-1",
        "organization": OWNER_ORG,
        "dataset_id": None,
        "ref_number": "HARB-0007",
        "asset_type": "dataset",
        "state": "prioritized",
        "state_since": "2026-03-02",
        "created": "2025-11-03T14:05:06.000123+00:00",
        "last_reviewed": "2026-02-27",
        "title": {"en": "Depth soundings in harbours", "fr": "Sondages dans les ports"},
        "description": {"en": "Depth of each harbour.", "fr": "Profondeur de chaque port."},
        "program": {"en": "Small Craft Harbours", "fr": "Ports pour petits bateaux"},
        "scope": {"en": "All harbours since 1990.", "fr": "Tous les ports depuis 1990."},
        "language": "zxx",
        "size": 48000000,
        "volume": "small",
        "complexity": "medium",
        "business_owner": "Harbour Operations",
        "eligible_for_release": "Y",
        "date_released": None,
        "planned_release_date": "2026-09-30",
        "enduring_value": "true",
        "disposition_date": "2034-03-31",
        "authoritative_location": "Hydrographic records, room 12",
    }
