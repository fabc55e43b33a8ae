"""What the assessment actions accept."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ... import catalogue
from ...core.findings import Outcome, Severity
from .. import paging
from ..arguments import nothing_else, one_of_codes, organization_id, plain_text, switch

__all__ = ["ogip_assessment_list", "ogip_assessment_show"]

MAX_PAGE = 1000
LONGEST_SEARCH = 200  # characters


@validator_args
def ogip_assessment_show(not_empty: Validator) -> Schema:
    """Name the asset."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_assessment_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters, all optional, and the place in the list."""
    rules = catalogue.registry()
    clauses = sorted({clause for rule in rules for clause in rule.clauses})
    stored = [outcome.value for outcome in Outcome if outcome is not Outcome.PASS]
    return {
        "organization": [ignore_empty, organization_id],
        "rule": [ignore_empty, one_of_codes([rule.id for rule in rules])],
        "clause": [ignore_empty, one_of_codes(clauses)],
        "severity": [ignore_empty, one_of_codes([severity.value for severity in Severity])],
        "outcome": [ignore_empty, one_of_codes(stored)],
        "q": [ignore_empty, _search_words],
        "facets": [ignore_empty, switch],
        "limit": [default(50), paging.page_size(MAX_PAGE)],
        "cursor": [ignore_empty, paging.cursor(2)],
        "__after": [nothing_else],
    }


def _search_words(value: Any) -> str:
    words = plain_text(value)
    if len(words) > LONGEST_SEARCH:
        message = tk._("Search for at most %(limit)s characters.")
        raise tk.Invalid(message % {"limit": LONGEST_SEARCH})
    return words
