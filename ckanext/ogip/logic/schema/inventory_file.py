"""What the actions accept that answer with files of an inventory."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.logic.schema import validator_args
from ckan.types import (
    Context,
    FlattenDataDict,
    FlattenErrorDict,
    FlattenKey,
    Schema,
    Validator,
    ValidatorFactory,
)

from ...core.inventory.layout import AUTO, LAYOUT_NAMES, PROFILES
from ...core.text import LANGUAGES
from ..arguments import nothing_else, one_of_codes, organization_id, plain_text, switch
from ..file_answer import binary_output
from ..imports.upload import one_source, some_rows, uploaded_file
from ..item.filters import NARROWING
from .item import filters

__all__ = [
    "ogip_import_errors",
    "ogip_inventory_errors",
    "ogip_inventory_export",
    "ogip_inventory_template",
]


@validator_args
def ogip_inventory_export(
    not_empty: Validator,
    ignore_missing: Validator,
    ignore_empty: Validator,
    default: ValidatorFactory,
) -> Schema:
    """Name the organization, layout and format; filters for a part of the inventory."""
    return {
        **filters(ignore_empty),
        "organization": [not_empty, organization_id],
        "profile": [default("tbs"), one_of_codes(LAYOUT_NAMES)],
        "format": [default("csv"), one_of_codes(("csv", "xlsx", "json"))],
        "public": [default(False), switch],
        "published": [default(False), switch],
        "output": [ignore_missing, binary_output],
        "__after": [nothing_else, _whole_if_public],
    }


@validator_args
def ogip_inventory_template(
    ignore_missing: Validator, ignore_empty: Validator, default: ValidatorFactory
) -> Schema:
    """Name the layout and the language; an organization, for a template with its items."""
    return {
        "organization": [ignore_empty, organization_id],
        "profile": [default("tbs"), one_of_codes(LAYOUT_NAMES)],
        "lang": [ignore_empty, one_of_codes(LANGUAGES)],
        "output": [ignore_missing, binary_output],
        "__after": [nothing_else],
    }


@validator_args
def ogip_inventory_errors(
    not_empty: Validator,
    ignore_missing: Validator,
    ignore_empty: Validator,
    default: ValidatorFactory,
) -> Schema:
    """Name the organization and give either a file or rows, as for an import."""
    return {
        "organization": [not_empty, organization_id],
        "upload": [ignore_missing, uploaded_file],
        "rows": [ignore_missing, some_rows],
        "profile": [default(AUTO), one_of_codes(PROFILES)],
        "format": [default("csv"), one_of_codes(("csv", "xlsx"))],
        "lang": [ignore_empty, one_of_codes(LANGUAGES)],
        "output": [ignore_missing, binary_output],
        "__after": [nothing_else, one_source],
    }


@validator_args
def ogip_import_errors(
    not_empty: Validator,
    ignore_missing: Validator,
    ignore_empty: Validator,
    default: ValidatorFactory,
) -> Schema:
    """Name the import, and the format and language of the file wanted."""
    return {
        "id": [not_empty, plain_text],
        "format": [default("csv"), one_of_codes(("csv", "xlsx"))],
        "lang": [ignore_empty, one_of_codes(LANGUAGES)],
        "output": [ignore_missing, binary_output],
        "__after": [nothing_else],
    }


def _whole_if_public(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """Refuse filters beside `public`: the public inventory is one list for everybody."""
    given = [name for name in NARROWING if data.get((name,), tk.missing) is not tk.missing]
    if given and data.get(("public",)) is True:
        message = tk._("The public inventory is exported as a whole. Leave this filter out.")
        errors.update({(name,): [message] for name in given})
