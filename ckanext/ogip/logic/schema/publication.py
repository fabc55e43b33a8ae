"""What the publication actions accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator

from ..arguments import nothing_else

__all__ = ["ogip_publish"]


@validator_args
def ogip_publish(not_empty: Validator, unicode_safe: Validator) -> Schema:
    """Name the asset; a release date and an override are refused until they mean something."""
    return {"id": [not_empty, unicode_safe], "__after": [nothing_else]}
