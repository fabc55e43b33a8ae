"""What the export of signals accepts."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator

from ...core.vocabulary import load_vocabulary
from ..arguments import nothing_else, one_of_codes, organization_id, plain_text
from ..file_answer import binary_output

__all__ = ["ogip_signal_export"]


@validator_args
def ogip_signal_export(
    not_empty: Validator, ignore_empty: Validator, ignore_missing: Validator
) -> Schema:
    """Name the organization; the filters are those of the list."""
    return {
        "organization": [not_empty, organization_id],
        "item_id": [ignore_empty, plain_text],
        "kind": [ignore_empty, one_of_codes(load_vocabulary("signal_kind").codes)],
        "source": [ignore_empty, one_of_codes(load_vocabulary("signal_source").codes)],
        "output": [ignore_missing, binary_output],
        "__after": [nothing_else],
    }
