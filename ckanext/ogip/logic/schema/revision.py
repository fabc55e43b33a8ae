"""What the revision actions accept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...model.revision import APPLIED, DISCARDED, OPEN, REVIEWED, SUPERSEDED
from .. import paging
from ..arguments import nothing_else, one_of_codes, organization_id, plain_text

__all__ = [
    "ogip_revision_approve",
    "ogip_revision_discard",
    "ogip_revision_list",
    "ogip_revision_show",
]

MAX_PAGE = 1000
LONGEST_REMARK = 2000  # characters
STATES = (OPEN, APPLIED, REVIEWED, DISCARDED, SUPERSEDED)


@validator_args
def ogip_revision_show(not_empty: Validator) -> Schema:
    """Name the asset."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_revision_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters, all optional, and the place in the list."""
    return {
        "organization": [ignore_empty, organization_id],
        "state": [default(OPEN), one_of_codes(STATES)],
        "limit": [default(50), paging.page_size(MAX_PAGE)],
        "cursor": [ignore_empty, paging.cursor(2)],
        "__after": [nothing_else],
    }


@validator_args
def ogip_revision_approve(not_empty: Validator, ignore_empty: Validator) -> Schema:
    """Name the asset, and the version of the revision that was read."""
    return {
        "id": [not_empty, plain_text],
        "fingerprint": [not_empty, plain_text],
        "comment": [ignore_empty, _remark()],
        "__after": [nothing_else],
    }


@validator_args
def ogip_revision_discard(not_empty: Validator) -> Schema:
    """Name the asset, the version of the revision that was read, and why it is not wanted."""
    return {
        "id": [not_empty, plain_text],
        "fingerprint": [not_empty, plain_text],
        "reason": [not_empty, _remark()],
        "__after": [nothing_else],
    }


def _remark() -> Callable[[Any], str]:
    def validator(value: Any) -> str:
        text = plain_text(value).strip()
        if not text:
            raise tk.Invalid(tk._("Missing value"))
        if len(text) > LONGEST_REMARK:
            message = tk._("The text is too long: at most %(count)s characters.")
            raise tk.Invalid(message % {"count": LONGEST_REMARK})
        return text

    return validator
