"""What the publication actions accept."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator

from ...core.vocabulary import load_vocabulary
from ..arguments import a_dict, nothing_else, one_of_codes, plain_text

__all__ = ["ogip_publish"]

_KEYS = ("reason_code", "explanation")
_FEWEST_WORDS = 4
_LONGEST = 5000  # characters


@validator_args
def ogip_publish(
    not_empty: Validator, unicode_safe: Validator, ignore_missing: Validator
) -> Schema:
    """Name the asset; a release date is refused until it means something."""
    return {
        "id": [not_empty, unicode_safe],
        "override": [ignore_missing, _override],
        "__after": [nothing_else],
    }


def _override(value: Any) -> dict[str, str]:
    """Return reason and explanation; both are needed, and nothing else is known."""
    given = a_dict(value)
    unknown = sorted(str(name) for name in given.keys() - set(_KEYS))
    if unknown:
        raise tk.Invalid(tk._("Unknown argument: %(names)s.") % {"names": ", ".join(unknown)})
    return {
        "reason_code": _reason(given.get("reason_code")),
        "explanation": _explanation(given.get("explanation")),
    }


def _reason(value: Any) -> str:
    codes = [choice.value for choice in load_vocabulary("override_reason")]
    if not value:
        message = tk._("Give a reason_code, one of: %(codes)s.")
        raise tk.Invalid(message % {"codes": ", ".join(codes)})
    return one_of_codes(codes)(value)


def _explanation(value: Any) -> str:
    text = plain_text(value).strip() if isinstance(value, str) else ""
    if len(text.split()) < _FEWEST_WORDS:
        raise tk.Invalid(
            tk._("Give an explanation of at least one sentence: why must this not wait?")
        )
    if len(text) > _LONGEST:
        message = tk._("The explanation is longer than %(limit)s characters. Shorten it.")
        raise tk.Invalid(message % {"limit": _LONGEST})
    return text
