"""What the actions about campaigns of confirmation accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...store.confirmation.answers import ANSWERS, CONFIRMED, STATES
from ..arguments import (
    in_both_languages,
    iso_date,
    nothing_else,
    one_of_codes,
    organization_id,
    plain_text,
)
from ..file_answer import binary_output
from ..item import arguments
from ..paging import cursor, page_size

__all__ = [
    "ogip_inventory_confirmation_close",
    "ogip_inventory_confirmation_list",
    "ogip_inventory_confirmation_open",
    "ogip_inventory_confirmation_reminders",
    "ogip_inventory_confirmation_show",
    "ogip_item_confirm",
]

_LONGEST_MESSAGE = 500
_LIMIT = 1000


@validator_args
def ogip_inventory_confirmation_open(not_empty: Validator) -> Schema:
    """Name the organization, the last day, and say to the owners what is asked."""
    return {
        "organization": [not_empty, organization_id],
        "due": [not_empty, iso_date],
        "message": [not_empty, in_both_languages(_LONGEST_MESSAGE)],
        "__after": [nothing_else],
    }


@validator_args
def ogip_inventory_confirmation_show(not_empty: Validator) -> Schema:
    """Name the organization."""
    return {"organization": [not_empty, organization_id], "__after": [nothing_else]}


@validator_args
def ogip_inventory_confirmation_close(not_empty: Validator) -> Schema:
    """Name the organization."""
    return {"organization": [not_empty, organization_id], "__after": [nothing_else]}


@validator_args
def ogip_inventory_confirmation_reminders(
    not_empty: Validator, ignore_missing: Validator
) -> Schema:
    """Name the organization."""
    return {
        "organization": [not_empty, organization_id],
        "output": [ignore_missing, binary_output],
        "__after": [nothing_else],
    }


@validator_args
def ogip_inventory_confirmation_list(
    not_empty: Validator,
    ignore_missing: Validator,
    ignore_empty: Validator,
    default: ValidatorFactory,
) -> Schema:
    """Name the organization; a blank owner means the items that name none."""
    return {
        "organization": [not_empty, organization_id],
        "owner": [ignore_missing, plain_text],
        "answer": [ignore_empty, one_of_codes(STATES)],
        "limit": [default("50"), page_size(_LIMIT)],
        "cursor": [ignore_empty, cursor(1)],
        "__after": [nothing_else],
    }


@validator_args
def ogip_item_confirm(
    not_empty: Validator, ignore_empty: Validator, default: ValidatorFactory
) -> Schema:
    """Name the items and the answer."""
    return {
        "organization": [not_empty, organization_id],
        "ids": [not_empty, arguments.item_ids],
        "answer": [default(CONFIRMED), one_of_codes(ANSWERS)],
        "comment": [ignore_empty, arguments.reason],
        "__after": [nothing_else],
    }
