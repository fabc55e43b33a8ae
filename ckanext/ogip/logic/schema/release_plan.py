"""What the actions on the release plan and its targets accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.calendar.period_end import Precision
from ...core.eligibility.questions import MEANINGS
from ...core.priority.settings import Band
from ...core.release_plan.entry import Progress
from ...core.text import LANGUAGES
from ..arguments import iso_date, nothing_else, one_of_codes, organization_id, plain_text, switch
from ..demand.arguments import anything
from ..file_answer import binary_output
from ..paging import cursor, page_size
from ..release_plan.lines import NO_BAND

__all__ = [
    "ogip_release_plan_export",
    "ogip_release_plan_feed",
    "ogip_release_plan_list",
    "ogip_release_plan_set",
    "ogip_release_plan_show",
    "ogip_release_target_list",
    "ogip_release_target_set",
]

UNITS = tuple(unit.value for unit in (Precision.MONTH, Precision.QUARTER, Precision.YEAR))


def _filters(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    return {
        "organization": [ignore_empty, organization_id],
        "q": [ignore_empty, plain_text],
        "state": [ignore_empty, one_of_codes([each.value for each in Progress])],
        "band": [ignore_empty, one_of_codes([*(band.value for band in Band), NO_BAND])],
        "eligibility": [ignore_empty, one_of_codes(list(MEANINGS))],
        "type": [ignore_empty, one_of_codes(("dataset", "info"))],
        "due_before": [ignore_empty, iso_date],
        "late": [ignore_empty, switch],
        "public": [default(False), switch],
    }


@validator_args
def ogip_release_plan_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters, what to add to the list, and the place in it, all optional."""
    return {
        **_filters(ignore_empty, default),
        "facets": [default(False), switch],
        "summary": [default(False), switch],
        "unit": [default(Precision.QUARTER.value), one_of_codes(UNITS)],
        "limit": [default(50), page_size(1000)],
        "cursor": [ignore_empty, cursor(3)],
        "__after": [nothing_else],
    }


@validator_args
def ogip_release_plan_export(
    ignore_missing: Validator, ignore_empty: Validator, default: ValidatorFactory
) -> Schema:
    """Filters as in the list, with the format and the language."""
    return {
        **_filters(ignore_empty, default),
        "format": [default("csv"), one_of_codes(("csv", "xlsx"))],
        "lang": [ignore_empty, one_of_codes(LANGUAGES)],
        "output": [ignore_missing, binary_output],
        "__after": [nothing_else],
    }


@validator_args
def ogip_release_plan_feed(not_empty: Validator, ignore_empty: Validator) -> Schema:
    """Name the organization and the language."""
    return {
        "organization": [not_empty, organization_id],
        "lang": [ignore_empty, one_of_codes(LANGUAGES)],
        "__after": [nothing_else],
    }


@validator_args
def ogip_release_plan_show(not_empty: Validator) -> Schema:
    """Name the item."""
    return {"item_id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_release_plan_set(not_empty: Validator, ignore_missing: Validator) -> Schema:
    """Name the item; the day and the reason are read by `core.release_plan.history`."""
    return {
        "item_id": [not_empty, plain_text],
        "planned_date": [ignore_missing, anything],
        "reason": [ignore_missing, anything],
        "__after": [nothing_else],
    }


@validator_args
def ogip_release_target_set(
    not_empty: Validator, ignore_missing: Validator, default: ValidatorFactory
) -> Schema:
    """Name the organization and a day of the period, with the number promised."""
    return {
        "organization": [not_empty, organization_id],
        "period": [not_empty, iso_date],
        "unit": [default(Precision.QUARTER.value), one_of_codes(UNITS)],
        "count": [ignore_missing, anything],
        "__after": [nothing_else],
    }


@validator_args
def ogip_release_target_list(ignore_empty: Validator) -> Schema:
    """The organization and the unit, both optional."""
    return {
        "organization": [ignore_empty, organization_id],
        "unit": [ignore_empty, one_of_codes(UNITS)],
        "__after": [nothing_else],
    }
