"""What the item actions accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.inventory.item import FIELDS
from ...core.inventory.states import ASSET_TYPES, SOURCES, STATES
from ...core.text import LANGUAGES
from ...store.item_pages import ELIGIBILITY
from .. import item_arguments as arguments
from ..arguments import nothing_else

__all__ = [
    "ogip_item_create",
    "ogip_item_delete",
    "ogip_item_list",
    "ogip_item_promote",
    "ogip_item_show",
    "ogip_item_update",
]

MAX_PAGE = 1000


@validator_args
def ogip_item_create(not_empty: Validator, ignore_missing: Validator) -> Schema:
    """Ask for organization and reference number; every other fact may follow later."""
    return {
        "organization": [not_empty, arguments.organization_id],
        "ref_number": [not_empty, arguments.reference_number],
        "type": [ignore_missing, arguments.one_of_codes(ASSET_TYPES)],
        "state": [ignore_missing, arguments.one_of_codes(STATES)],
        "source": [ignore_missing, arguments.one_of_codes(SOURCES)],
        **_facts(),
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_update(not_empty: Validator, ignore_missing: Validator) -> Schema:
    """Name the item; facts that are not given keep their value."""
    return {
        "id": [not_empty, arguments.plain_text],
        "ref_number": [ignore_missing, arguments.reference_number],
        "type": [ignore_missing, arguments.one_of_codes(ASSET_TYPES)],
        "state": [ignore_missing, arguments.one_of_codes(STATES)],
        "source": [ignore_missing, arguments.one_of_codes(SOURCES)],
        **_facts(),
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_show(ignore_missing: Validator) -> Schema:
    """Name the item by its id, or by organization and reference number."""
    return {
        "id": [ignore_missing, arguments.plain_text],
        "organization": [ignore_missing, arguments.organization_id],
        "ref_number": [ignore_missing, arguments.reference_number],
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_delete(not_empty: Validator) -> Schema:
    """Name the item."""
    return {"id": [not_empty, arguments.plain_text], "__after": [nothing_else]}


@validator_args
def ogip_item_promote(not_empty: Validator, ignore_missing: Validator) -> Schema:
    """Name the item and the type of its asset, which is the item's own type unless given."""
    return {
        "id": [not_empty, arguments.plain_text],
        "type": [ignore_missing, arguments.one_of_codes(ASSET_TYPES)],
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters, all optional, and the place in the list."""
    return {
        "organization": [ignore_empty, arguments.organization_id],
        "q": [ignore_empty, arguments.plain_text],
        "lang": [ignore_empty, arguments.one_of_codes(LANGUAGES)],
        "state": [ignore_empty, arguments.one_of_codes(STATES)],
        "type": [ignore_empty, arguments.one_of_codes(ASSET_TYPES)],
        "eligibility": [ignore_empty, arguments.one_of_codes(tuple(ELIGIBILITY))],
        "promoted": [ignore_empty, arguments.switch],
        "facets": [ignore_empty, arguments.switch],
        "limit": [default(50), arguments.page_size(MAX_PAGE)],
        "cursor": [ignore_empty, arguments.cursor],
        "__after": [nothing_else],
    }


def _facts() -> Schema:
    return {field: [arguments.item_field(field)] for field in FIELDS}
