"""Who the loader acts as."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import Context


def the_site() -> Context:
    """Return the context of CKAN's own user, who may do everything."""
    name = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
    return {"user": name, "ignore_auth": True}


def somebody(user: str) -> Context:
    """Return the context of a user with no more rights than the user has."""
    return {"user": user}
