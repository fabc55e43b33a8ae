"""What the actions accept that read a published inventory."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.inventory.states import ASSET_TYPES
from ...core.text import LANGUAGES
from ...core.vocabulary import load_vocabulary
from ...store.inventory.public_entries import ANSWERS, RELEASES
from .. import paging
from ..arguments import nothing_else, one_of_codes, organization_id, plain_text, switch

__all__ = ["ogip_inventory_entry_list", "ogip_inventory_entry_show"]

MAX_PAGE = 1000
_ACCESS_LEVELS = tuple(load_vocabulary("access_level").codes)


@validator_args
def ogip_inventory_entry_list(
    not_empty: Validator, ignore_empty: Validator, default: ValidatorFactory
) -> Schema:
    """Name the organization; filters are optional."""
    return {
        "organization": [not_empty, organization_id],
        "q": [ignore_empty, plain_text],
        "lang": [ignore_empty, one_of_codes(LANGUAGES)],
        "type": [ignore_empty, one_of_codes(ASSET_TYPES)],
        "access_level": [ignore_empty, one_of_codes(_ACCESS_LEVELS)],
        "eligible": [ignore_empty, one_of_codes(ANSWERS)],
        "released": [ignore_empty, one_of_codes(RELEASES)],
        "facets": [ignore_empty, switch],
        "limit": [default(50), paging.page_size(MAX_PAGE)],
        "cursor": [ignore_empty, paging.number_cursor],
        "__after": [nothing_else],
    }


@validator_args
def ogip_inventory_entry_show(not_empty: Validator) -> Schema:
    """Name the organization and the item."""
    return {
        "organization": [not_empty, organization_id],
        "id": [not_empty, plain_text],
        "__after": [nothing_else],
    }
