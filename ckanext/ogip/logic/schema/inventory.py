"""What the inventory actions accept."""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ..arguments import nothing_else, one_of_codes, organization_id, plain_text, switch
from ..inventory_upload import PROFILES, not_yet, one_source, some_rows, uploaded_file

__all__ = ["ogip_import_show", "ogip_inventory_import"]


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
        "profile": [default("tbs"), one_of_codes(PROFILES)],
        "dry_run": [default(False), switch],
        "keep_going": [default(False), switch],
        "apply_to_assets": [ignore_empty, switch, not_yet],
        "__after": [nothing_else, one_source],
    }


@validator_args
def ogip_import_show(not_empty: Validator) -> Schema:
    """Name the import."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}
