"""Texts in two languages as the visitor reads them."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.text import LANGUAGES
from ..language import caller_language

__all__ = ["ogip_in_language"]


def ogip_in_language(text: Mapping[str, str | None]) -> str:
    """Return the text in the visitor's language, else in the other one; "" where there is none."""
    wanted = (caller_language(), *LANGUAGES)
    return next((text[lang] or "" for lang in wanted if text.get(lang)), "")
