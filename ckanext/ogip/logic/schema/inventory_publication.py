"""What the list of published inventories accepts."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, ValidatorFactory

from ..arguments import nothing_else, switch

__all__ = ["ogip_inventory_publication_list"]


@validator_args
def ogip_inventory_publication_list(default: ValidatorFactory) -> Schema:
    """Say whether only those are wanted that are due."""
    return {"overdue": [default(False), switch], "__after": [nothing_else]}
