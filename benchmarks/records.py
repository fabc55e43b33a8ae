"""One complete record, as plain CKAN holds it and as ogip does: the same facts in both.

Plain CKAN has one language and no field for what only ogip asks for; there that is left out.
"""

from __future__ import annotations

from typing import Any

from ckanext.ogip.testing.records import compliant_dataset


def record_for(portal: str, organization_id: str) -> dict[str, Any]:
    """Return the record in the fields of a portal; complete enough to be published."""
    record = compliant_dataset(organization_id)
    return _plain(record) if portal == "plain" else record


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "dataset",
        "owner_org": record["owner_org"],
        "title": record["title_translated"]["en"],
        "notes": record["notes_translated"]["en"],
        "tags": [{"name": word} for word in record["keywords"]["en"]],
        "license_id": "cc-by",
        "maintainer_email": record["maintainer_email"],
        "resources": [
            {
                "name": resource["name_translated"]["en"],
                "url": resource["url"],
                "format": resource["format"],
            }
            for resource in record["resources"]
        ],
    }
