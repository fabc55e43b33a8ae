"""What the actions accept that lead an inventory to the public."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ..arguments import nothing_else, one_of_codes, organization_id, plain_text, switch
from ..inventory.edition_view import APPROVE, DECISIONS
from .inventory import LARGE, when

__all__ = [
    "ogip_inventory_approve",
    "ogip_inventory_publish",
    "ogip_inventory_show",
    "ogip_inventory_submit",
]


@validator_args
def ogip_inventory_show(not_empty: Validator) -> Schema:
    """Name the organization."""
    return {"organization": [not_empty, organization_id], "__after": [nothing_else]}


@validator_args
def ogip_inventory_submit(not_empty: Validator, default: ValidatorFactory) -> Schema:
    """Name the organization, and say whether a worker does it."""
    return {
        "organization": [not_empty, organization_id],
        "background": [default(LARGE), when],
        "__after": [nothing_else],
    }


@validator_args
def ogip_inventory_approve(
    not_empty: Validator, ignore_empty: Validator, default: ValidatorFactory
) -> Schema:
    """Name the organization and the list that was read, and decide."""
    return {
        "organization": [not_empty, organization_id],
        "fingerprint": [not_empty, plain_text],
        "decision": [default(APPROVE), one_of_codes(DECISIONS)],
        "comment": [ignore_empty, plain_text],
        "__after": [nothing_else],
    }


@validator_args
def ogip_inventory_publish(not_empty: Validator, default: ValidatorFactory) -> Schema:
    """Name the organization; `refresh` leaves an edition that is on its way where it is."""
    return {
        "organization": [not_empty, organization_id],
        "refresh": [default(False), switch],
        "__after": [nothing_else],
    }
