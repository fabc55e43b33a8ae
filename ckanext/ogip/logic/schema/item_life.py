"""What the actions accept that begin, move, tie and copy items, one or many."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.inventory.states import ASSET_TYPES, NOMINATION_SOURCES, STATES
from ..arguments import json_object, nothing_else, one_of_codes, organization_id, plain_text, switch
from ..item import arguments
from .item import facts

__all__ = [
    "ogip_item_bulk_update",
    "ogip_item_clone",
    "ogip_item_duplicates",
    "ogip_item_link",
    "ogip_item_nominate",
    "ogip_item_review",
]


@validator_args
def ogip_item_nominate(not_empty: Validator, ignore_empty: Validator) -> Schema:
    """Ask for the organization and where the nomination comes from; facts may follow later."""
    return {
        "organization": [not_empty, organization_id],
        "source": [not_empty, one_of_codes(NOMINATION_SOURCES)],
        "nominated_by": [ignore_empty, arguments.person],
        "note": [ignore_empty, arguments.reason],
        "ref_number": [ignore_empty, arguments.reference_number],
        "type": [ignore_empty, one_of_codes(ASSET_TYPES)],
        **facts(),
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_review(not_empty: Validator, ignore_empty: Validator) -> Schema:
    """Name the item and the state it goes to, and say why."""
    return {
        "id": [not_empty, plain_text],
        "state": [not_empty, one_of_codes(STATES)],
        "reason": [ignore_empty, arguments.reason],
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_link(not_empty: Validator) -> Schema:
    """Name the item and the record."""
    return {
        "id": [not_empty, plain_text],
        "dataset_id": [not_empty, plain_text],
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_duplicates(not_empty: Validator, ignore_empty: Validator) -> Schema:
    """Name the organization and the titles; an item that is not to be found itself."""
    return {
        "organization": [not_empty, organization_id],
        "title": [not_empty, arguments.item_field("title")],
        "id": [ignore_empty, plain_text],
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_clone(not_empty: Validator, ignore_empty: Validator) -> Schema:
    """Name the last edition and number the next one; what is given differs from the last one."""
    return {
        "id": [not_empty, plain_text],
        "ref_number": [not_empty, arguments.reference_number],
        "type": [ignore_empty, one_of_codes(ASSET_TYPES)],
        **facts(),
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_bulk_update(not_empty: Validator, default: ValidatorFactory) -> Schema:
    """Name the items, and the facts that all of them get."""
    return {
        "ids": [not_empty, arguments.item_ids],
        "changes": [not_empty, json_object],
        "dry_run": [default(False), switch],
        "__after": [nothing_else],
    }


def bulk_changes() -> Schema:
    """What many items may get at once: every fact but those that tell items apart."""
    return {
        **{field: validators for field, validators in facts().items() if field != "title"},
        "__after": [nothing_else],
    }
