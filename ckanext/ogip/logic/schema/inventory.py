"""What the inventory actions accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.inventory.layout import AUTO, PROFILES
from ...core.inventory.open_file import FORMATS
from ..arguments import nothing_else, one_of_codes, organization_id, plain_text, switch
from ..imports.upload import one_source, some_rows, uploaded_file

__all__ = ["ogip_import_repeat", "ogip_import_show", "ogip_inventory_import"]

# When an import is left to a background worker.
NEVER, ALWAYS, LARGE = "false", "true", "large"


def when(value: object) -> str:
    """Return when an import is left to a worker: never, always, or where it is large."""
    if value == LARGE:
        return LARGE
    return ALWAYS if switch(value) else NEVER


@validator_args
def ogip_inventory_import(
    not_empty: Validator,
    ignore_missing: Validator,
    ignore_empty: Validator,
    default: ValidatorFactory,
) -> Schema:
    """Name the organization and give either a file or rows."""
    return {
        "organization": [not_empty, organization_id],
        "upload": [ignore_missing, uploaded_file],
        "rows": [ignore_missing, some_rows],
        "profile": [default(AUTO), one_of_codes(PROFILES)],
        "format": [ignore_empty, one_of_codes(FORMATS)],
        "dry_run": [default(False), switch],
        "keep_going": [default(False), switch],
        "apply_to_assets": [default(False), switch],
        "background": [default(NEVER), when],
        "__after": [nothing_else, one_source],
    }


@validator_args
def ogip_import_show(not_empty: Validator) -> Schema:
    """Name the import."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_import_repeat(
    not_empty: Validator, ignore_missing: Validator, default: ValidatorFactory
) -> Schema:
    """Name the import, and what is to be different."""
    return {
        "id": [not_empty, plain_text],
        "dry_run": [default(False), switch],
        "keep_going": [ignore_missing, switch],
        "apply_to_assets": [ignore_missing, switch],
        "__after": [nothing_else],
    }
