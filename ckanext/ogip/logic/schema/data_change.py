"""What the actions on changed data accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator

from ..arguments import nothing_else, plain_text

__all__ = ["ogip_data_change_list", "ogip_data_change_settle"]


@validator_args
def ogip_data_change_list(not_empty: Validator) -> Schema:
    """Name the asset."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


ogip_data_change_settle = ogip_data_change_list
