"""What the withdrawal actions accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator

from ...core.vocabulary import load_vocabulary
from ..arguments import in_both_languages, nothing_else, one_of_codes, plain_text

__all__ = ["ogip_reinstate", "ogip_withdraw", "ogip_withdrawal_show"]

LONGEST_EXPLANATION = 2000


@validator_args
def ogip_withdraw(not_empty: Validator) -> Schema:
    """Ask for a reason of the list and an explanation that the public will read."""
    reasons = [choice.value for choice in load_vocabulary("withdrawal_reason")]
    return {
        "id": [not_empty, plain_text],
        "reason": [not_empty, one_of_codes(reasons)],
        "explanation": [not_empty, in_both_languages(LONGEST_EXPLANATION)],
        "__after": [nothing_else],
    }


@validator_args
def ogip_reinstate(not_empty: Validator) -> Schema:
    """Name the asset."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_withdrawal_show(not_empty: Validator) -> Schema:
    """Name the asset."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}
