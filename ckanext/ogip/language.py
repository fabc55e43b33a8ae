"""The caller's language: English or French, wherever the code runs."""

from __future__ import annotations

from typing import Literal

import ckan.plugins.toolkit as tk
from ckan.lib.i18n import get_lang
from flask import has_request_context

Language = Literal["en", "fr"]


def caller_language() -> Language:
    """Return the language of the request; of the portal (`ckan.locale_default`) outside of one."""
    code = get_lang() if has_request_context() else tk.config["ckan.locale_default"]
    return "fr" if str(code).startswith("fr") else "en"
