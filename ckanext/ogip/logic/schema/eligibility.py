"""What the eligibility actions accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ..arguments import json_object, nothing_else, plain_text, switch

__all__ = [
    "ogip_eligibility_assess",
    "ogip_eligibility_evaluate",
    "ogip_eligibility_show",
]


@validator_args
def ogip_eligibility_evaluate(ignore_missing: Validator) -> Schema:
    """Answers by question, or none yet."""
    return {"answers": [ignore_missing, json_object], "__after": [nothing_else]}


@validator_args
def ogip_eligibility_show(not_empty: Validator) -> Schema:
    """Name the item."""
    return {"item_id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_eligibility_assess(
    not_empty: Validator, ignore_missing: Validator, default: ValidatorFactory
) -> Schema:
    """Name the item, with all answers, or with those that are confirmed."""
    return {
        "item_id": [not_empty, plain_text],
        "answers": [ignore_missing, json_object],
        "evidence": [ignore_missing, json_object],
        "confirm": [default(False), switch],
        "__after": [nothing_else],
    }
