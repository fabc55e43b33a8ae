"""What the priority actions accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator

from ..arguments import iso_date, json_object, nothing_else, organization_id, plain_text

__all__ = [
    "ogip_priority_answer",
    "ogip_priority_evaluate",
    "ogip_priority_override",
    "ogip_priority_rescore",
    "ogip_priority_show",
]


@validator_args
def ogip_priority_evaluate(ignore_missing: Validator, ignore_empty: Validator) -> Schema:
    """Answers, facts and the way of counting, all optional."""
    return {
        "answers": [ignore_missing, json_object],
        "facts": [ignore_missing, json_object],
        "mode": [ignore_empty, plain_text],
        "__after": [nothing_else],
    }


@validator_args
def ogip_priority_show(not_empty: Validator) -> Schema:
    """Name the item."""
    return {"item_id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_priority_answer(not_empty: Validator, not_missing: Validator) -> Schema:
    """Name the item, with the answers to change."""
    return {
        "item_id": [not_empty, plain_text],
        "answers": [not_missing, json_object],
        "__after": [nothing_else],
    }


@validator_args
def ogip_priority_override(
    not_empty: Validator, ignore_missing: Validator, ignore_empty: Validator
) -> Schema:
    """Name the item, the band, none to go back to the computed one, and the reason."""
    return {
        "item_id": [not_empty, plain_text],
        "band": [ignore_empty, plain_text],
        "reason": [ignore_missing, plain_text],
        "__after": [nothing_else],
    }


@validator_args
def ogip_priority_rescore(ignore_empty: Validator) -> Schema:
    """One organization or all, as of today or another day."""
    return {
        "organization": [ignore_empty, organization_id],
        "as_of": [ignore_empty, iso_date],
        "__after": [nothing_else],
    }
