"""What is wrong with what somebody entered, as the refusal that CKAN's forms and API show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import ckan.plugins.toolkit as tk

from ..core.text import Text
from ..language import caller_language


def invalid(messages: Iterable[tuple[str, Text]]) -> tk.ValidationError:
    """Return the refusal of fields, each with what is wrong, in the caller's language."""
    lang = caller_language()
    errors: dict[str, list[str]] = defaultdict(list)
    for field, text in messages:
        errors[field].append(text.get(lang))
    return tk.ValidationError(dict(errors))
