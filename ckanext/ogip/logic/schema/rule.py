"""What the rule actions accept."""

from __future__ import annotations

from enum import StrEnum

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.findings import Severity, Stage
from ...core.rule import Automation
from .. import paging
from ..arguments import nothing_else, one_of_codes, plain_text, switch

__all__ = ["ogip_rule_list", "ogip_rule_show"]

MAX_PAGE = 1000


@validator_args
def ogip_rule_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters, all optional, and the place in the list."""
    return {
        **{name: [ignore_empty, plain_text] for name in ("q", "clause", "topic", "type", "role")},
        "stage": [ignore_empty, _code_of(Stage)],
        "severity": [ignore_empty, _code_of(Severity)],
        "automation": [ignore_empty, _code_of(Automation)],
        "enabled": [ignore_empty, switch],
        "limit": [default(100), paging.page_size(MAX_PAGE)],
        "cursor": [ignore_empty, paging.cursor(1)],
        "__after": [nothing_else],
    }


@validator_args
def ogip_rule_show(not_empty: Validator) -> Schema:
    """Name the rule."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


def _code_of(kind: type[StrEnum]) -> Validator:
    return one_of_codes([code.value for code in kind])
