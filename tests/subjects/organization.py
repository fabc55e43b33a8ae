"""A department whose difficulties are known only by facts."""

from __future__ import annotations

from typing import Any

from ckanext.ogip.testing.records import OWNER_ORG


def compliant_organization() -> dict[str, Any]:
    """Return an organization; whether it complies is a matter of its facts."""
    return {"id": OWNER_ORG, "name": OWNER_ORG}
