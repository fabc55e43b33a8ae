"""CKAN's `package_patch`, which the pages of a form go through."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Action, Context

from ..record.composite_rows import gather_rows

__all__ = ["package_patch"]


@tk.chained_action
def package_patch(original: Action, context: Context, data_dict: dict[str, Any]) -> Any:
    """Patch an asset; rows of composite fields may come as the single entries of a form."""
    gather_rows(data_dict)
    return original(context, data_dict)
