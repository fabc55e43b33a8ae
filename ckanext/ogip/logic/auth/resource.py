"""Who may remove a file that only a revision has: core knows those of the tables."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan import authz
from ckan.types import AuthFunction, AuthResult, Context, DataDict

from ..revision.held_resources import holding_dataset_of

__all__ = ["resource_delete"]


@tk.chained_auth_function
def resource_delete(
    next_auth: AuthFunction, context: Context, data_dict: DataDict | None
) -> AuthResult:
    """Whoever may edit the record; CKAN's own answer for what the public sees."""
    try:
        return next_auth(context, data_dict or {})
    except tk.ObjectNotFound:
        package = holding_dataset_of((data_dict or {}).get("id"))
        if package is None:
            raise
        return authz.is_authorized("package_update", context, {"id": package.id})
