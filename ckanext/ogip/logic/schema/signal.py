"""What the actions on signals of demand accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.vocabulary import load_vocabulary
from ..arguments import nothing_else, one_of_codes, organization_id, plain_text, switch
from ..demand.arguments import anything, one_owner
from ..imports.upload import one_source, some_rows, uploaded_file
from ..paging import number_cursor, page_size

__all__ = ["ogip_signal_add", "ogip_signal_import", "ogip_signal_list"]


@validator_args
def ogip_signal_add(ignore_missing: Validator, ignore_empty: Validator) -> Schema:
    """Name the item or the organization; the signal itself is read by `core.demand`."""
    return {
        "item_id": [ignore_empty, plain_text],
        "organization": [ignore_empty, organization_id],
        "kind": [ignore_missing, anything],
        "source": [ignore_missing, anything],
        "count": [ignore_missing, anything],
        "period_start": [ignore_missing, anything],
        "period_end": [ignore_missing, anything],
        "reference": [ignore_missing, anything],
        "note": [ignore_missing, anything],
        "__after": [nothing_else, one_owner],
    }


@validator_args
def ogip_signal_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters and the place in the list, all optional."""
    return {
        "item_id": [ignore_empty, plain_text],
        "organization": [ignore_empty, organization_id],
        "kind": [ignore_empty, one_of_codes(load_vocabulary("signal_kind").codes)],
        "source": [ignore_empty, one_of_codes(load_vocabulary("signal_source").codes)],
        "limit": [default(50), page_size(1000)],
        "cursor": [ignore_empty, number_cursor],
        "__after": [nothing_else],
    }


@validator_args
def ogip_signal_import(
    not_empty: Validator, ignore_missing: Validator, default: ValidatorFactory
) -> Schema:
    """Name the organization and give either a file or rows."""
    return {
        "organization": [not_empty, organization_id],
        "upload": [ignore_missing, uploaded_file],
        "rows": [ignore_missing, some_rows],
        "dry_run": [default(False), switch],
        "keep_going": [default(False), switch],
        "__after": [nothing_else, one_source],
    }
