"""Template helper about dataset types that are left alone."""

from __future__ import annotations

from ..gate.judge import is_exempt

__all__ = ["ogip_is_exempt"]


def ogip_is_exempt(dataset_type: str | None) -> bool:
    """Return whether forms and pages of this dataset type stay as CKAN has them."""
    return is_exempt(dataset_type)
