"""What `ogip_check` accepts."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.findings import Stage
from ..arguments import a_dict, iso_date, one_of_codes, one_subject

__all__ = ["ogip_check"]


@validator_args
def ogip_check(
    ignore_missing: Validator,
    unicode_safe: Validator,
    default: ValidatorFactory,
    boolean_validator: Validator,
) -> Schema:
    """Either the id of an asset or an unsaved dict, and how to judge it."""
    return {
        "__before": [one_subject],
        "id": [ignore_missing, unicode_safe],
        "dataset": [ignore_missing, a_dict],
        "stage": [default(Stage.PUBLISH.value), one_of_codes([stage.value for stage in Stage])],
        "revision": [default(False), boolean_validator],
        "include_passed": [default(False), boolean_validator],
        "as_of": [ignore_missing, iso_date],
    }
