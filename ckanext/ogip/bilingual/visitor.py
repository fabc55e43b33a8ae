"""The language of the person in front of the page, and the names of languages in it."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from ckan.lib.i18n import get_lang
from flask import has_request_context

from .fields import default_language
from .languages import base_language


def visitor_language() -> str:
    """Return the language of the request; outside any request, the site's default language."""
    return base_language(get_lang()) if has_request_context() else default_language()


def language_name(tag: str) -> str:
    """Return the name of a language in the visitor's language: "français", "French"."""
    try:
        name = Locale(base_language(tag)).get_display_name(visitor_language())
    except (UnknownLocaleError, ValueError):
        name = None
    return name or tag
