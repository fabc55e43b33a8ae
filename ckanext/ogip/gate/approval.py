"""Whether what lies in the catalogue is what was approved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import catalogue
from ..core.fingerprint import fingerprint


def fingerprint_of(record: Mapping[str, Any]) -> str:
    """Return the fingerprint of a canonical record (`gate.record`), as approvals keep it."""
    return fingerprint(record, catalogue.policy().immaterial_fields)
