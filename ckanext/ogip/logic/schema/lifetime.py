"""What the actions on publication lifetimes accept."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.lifetime.buckets import Bucket
from ...core.lifetime.classes import lifetime_classes
from ...core.text import LANGUAGES
from ...core.vocabulary import load_vocabulary
from ..arguments import (
    a_dict,
    iso_date,
    json_object,
    nothing_else,
    one_of_codes,
    organization_id,
    plain_text,
    switch,
)
from ..demand.arguments import anything
from ..file_answer import MEDIA_TYPES, binary_output
from ..paging import cursor, page_size

__all__ = [
    "ogip_lifetime_confirm",
    "ogip_lifetime_decide",
    "ogip_lifetime_delay",
    "ogip_lifetime_due_list",
    "ogip_lifetime_evaluate",
    "ogip_lifetime_export",
    "ogip_lifetime_refresh",
    "ogip_lifetime_show",
]

LONGEST_COMMENT = 2000
_MOST_DAYS = 100_000


def _filters(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    frequencies = load_vocabulary("frequency").codes
    return {
        "organization": [ignore_empty, organization_id],
        "q": [ignore_empty, plain_text],
        "bucket": [ignore_empty, one_of_codes([bucket.value for bucket in Bucket])],
        "late_more_than": [ignore_empty, _days],
        "class": [ignore_empty, one_of_codes(list(lifetime_classes()))],
        "frequency": [ignore_empty, one_of_codes(list(frequencies))],
        "unpublished": [default(False), switch],
        "public": [default(False), switch],
    }


@validator_args
def ogip_lifetime_evaluate(not_missing: Validator, ignore_empty: Validator) -> Schema:
    """The fields of a record, and the day."""
    return {
        "dataset": [not_missing, a_dict],
        "as_of": [ignore_empty, iso_date],
        "__after": [nothing_else],
    }


@validator_args
def ogip_lifetime_show(not_empty: Validator) -> Schema:
    """Name the record."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_lifetime_due_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters, what to add to the list, and the place in it, all optional."""
    return {
        **_filters(ignore_empty, default),
        "facets": [default(False), switch],
        "limit": [default(50), page_size(1000)],
        "cursor": [ignore_empty, cursor(2), _a_place],
        "__after": [nothing_else],
    }


@validator_args
def ogip_lifetime_export(
    ignore_missing: Validator, ignore_empty: Validator, default: ValidatorFactory
) -> Schema:
    """Filters as in the list, with the format and the language."""
    return {
        **_filters(ignore_empty, default),
        "format": [default("csv"), one_of_codes(tuple(MEDIA_TYPES))],
        "lang": [ignore_empty, one_of_codes(LANGUAGES)],
        "output": [ignore_missing, binary_output],
        "__after": [nothing_else],
    }


@validator_args
def ogip_lifetime_confirm(not_empty: Validator, ignore_empty: Validator) -> Schema:
    """Name the record, and say something about the review."""
    return {
        "id": [not_empty, plain_text],
        "comment": [ignore_empty, plain_text, _short],
        "__after": [nothing_else],
    }


@validator_args
def ogip_lifetime_delay(not_empty: Validator, ignore_missing: Validator) -> Schema:
    """Name the record; the day and the reason are read by core."""
    return {
        "id": [not_empty, plain_text],
        "until": [ignore_missing, anything],
        "reason": [ignore_missing, json_object],
        "__after": [nothing_else],
    }


@validator_args
def ogip_lifetime_decide(
    not_empty: Validator, ignore_missing: Validator, default: ValidatorFactory
) -> Schema:
    """Name the record; what is decided is read by core."""
    read_by_core = (
        "decision",
        "reason",
        "review_date",
        "date_expires",
        "until",
        "public_reason",
        "other",
        "retention_until",
        "retention_basis",
        "withdrawal_reason",
    )
    return {
        "id": [not_empty, plain_text],
        "confirm": [default(False), switch],
        **{name: [ignore_missing, anything] for name in read_by_core},
        "__after": [nothing_else],
    }


@validator_args
def ogip_lifetime_refresh(default: ValidatorFactory) -> Schema:
    """Whether to compute every row, not only those that are no longer true."""
    return {"everything": [default(False), switch], "__after": [nothing_else]}


def _days(value: Any) -> int:
    return page_size(_MOST_DAYS)(value)


def _short(value: str) -> str:
    if len(value) > LONGEST_COMMENT:
        message = tk._("The text is too long: at most %(count)s characters.")
        raise tk.Invalid(message % {"count": LONGEST_COMMENT})
    return value


def _a_place(value: tuple[str, ...]) -> tuple[str, ...]:
    iso_date(value[0])
    return value
