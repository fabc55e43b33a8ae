"""What the list of mismatches accepts."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.inventory.mismatches import KINDS
from .. import paging
from ..arguments import nothing_else, one_of_codes, organization_id
from .item import MAX_PAGE

__all__ = ["ogip_inventory_mismatches"]


@validator_args
def ogip_inventory_mismatches(
    not_empty: Validator, ignore_empty: Validator, default: ValidatorFactory
) -> Schema:
    """Name the organization; a kind, to see only that one."""
    return {
        "organization": [not_empty, organization_id],
        "kind": [ignore_empty, one_of_codes(KINDS)],
        "limit": [default(50), paging.page_size(MAX_PAGE)],
        "cursor": [ignore_empty, paging.cursor(2)],
        "__after": [nothing_else],
    }
