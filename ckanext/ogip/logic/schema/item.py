"""What the item actions accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.inventory.item import FIELDS
from ...core.inventory.states import ASSET_TYPES, ON_ENTRY, SOURCES, STATES
from ...core.priority.settings import Band
from ...core.text import LANGUAGES
from ...core.vocabulary import load_vocabulary
from ...store.item.filter import ELIGIBILITY, UNRANKED
from ...store.item.pages import ORDERS
from .. import paging
from ..arguments import (
    iso_date,
    nothing_else,
    one_of_codes,
    organization_id,
    plain_text,
    switch,
)
from ..item import arguments

__all__ = [
    "ogip_item_create",
    "ogip_item_delete",
    "ogip_item_list",
    "ogip_item_promote",
    "ogip_item_show",
    "ogip_item_update",
]

MAX_PAGE = 1000
_ACCESS_LEVELS = tuple(load_vocabulary("access_level").codes)
_BANDS = (*Band, UNRANKED)


@validator_args
def ogip_item_create(not_empty: Validator, ignore_missing: Validator) -> Schema:
    """Ask for organization and reference number; every other fact may follow later."""
    return {
        "organization": [not_empty, organization_id],
        "ref_number": [not_empty, arguments.reference_number],
        "type": [ignore_missing, one_of_codes(ASSET_TYPES)],
        "state": [ignore_missing, one_of_codes(ON_ENTRY)],
        "source": [ignore_missing, one_of_codes(SOURCES)],
        **facts(),
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_update(not_empty: Validator, ignore_missing: Validator) -> Schema:
    """Name the item; facts that are not given keep their value."""
    return {
        "id": [not_empty, plain_text],
        "ref_number": [ignore_missing, arguments.reference_number],
        "type": [ignore_missing, one_of_codes(ASSET_TYPES)],
        "state": [ignore_missing, one_of_codes(ON_ENTRY)],
        "source": [ignore_missing, one_of_codes(SOURCES)],
        **facts(),
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_show(ignore_missing: Validator) -> Schema:
    """Name the item by its id, or by organization and reference number."""
    return {
        "id": [ignore_missing, plain_text],
        "organization": [ignore_missing, organization_id],
        "ref_number": [ignore_missing, arguments.reference_number],
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_delete(not_empty: Validator) -> Schema:
    """Name the item."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_item_promote(not_empty: Validator, ignore_missing: Validator) -> Schema:
    """Name the item and the type of its asset, which is the item's own type unless given."""
    return {
        "id": [not_empty, plain_text],
        "type": [ignore_missing, one_of_codes(ASSET_TYPES)],
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters, all optional, and the place in the list."""
    return {
        **filters(ignore_empty),
        "sort": [default(ORDERS[0]), one_of_codes(ORDERS)],
        "facets": [ignore_empty, switch],
        "blocking": [ignore_empty, switch],
        "limit": [default(50), paging.page_size(MAX_PAGE)],
        "cursor": [ignore_empty, paging.cursor(5)],
        "__after": [nothing_else],
    }


def filters(ignore_empty: Validator) -> Schema:
    """Return the arguments that say which items are meant."""
    return {
        "organization": [ignore_empty, organization_id],
        "q": [ignore_empty, plain_text],
        "lang": [ignore_empty, one_of_codes(LANGUAGES)],
        "state": [ignore_empty, one_of_codes(STATES)],
        "type": [ignore_empty, one_of_codes(ASSET_TYPES)],
        "eligibility": [ignore_empty, one_of_codes(ELIGIBILITY)],
        "access_level": [ignore_empty, one_of_codes(_ACCESS_LEVELS)],
        "band": [ignore_empty, one_of_codes(_BANDS)],
        "program": [ignore_empty, plain_text],
        "owner": [ignore_empty, plain_text],
        "due_before": [ignore_empty, iso_date],
        "promoted": [ignore_empty, switch],
    }


def facts() -> Schema:
    """Return the arguments for the facts of an item."""
    return {field: [arguments.item_field(field)] for field in FIELDS}
