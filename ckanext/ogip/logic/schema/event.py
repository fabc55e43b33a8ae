"""What the event actions accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from .. import paging
from ..arguments import iso_date, nothing_else, organization_id, plain_text

__all__ = ["ogip_event_list"]

MAX_PAGE = 1000


@validator_args
def ogip_event_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters, all optional, and the place in the list."""
    return {
        "object_type": [ignore_empty, plain_text],
        "object_id": [ignore_empty, plain_text],
        "organization": [ignore_empty, organization_id],
        "kind": [ignore_empty, plain_text],
        "since": [ignore_empty, iso_date],
        "limit": [default(50), paging.page_size(MAX_PAGE)],
        "cursor": [ignore_empty, paging.number_cursor],
        "__after": [nothing_else],
    }
