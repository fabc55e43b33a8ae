"""Choose among the languages of one value. Pure: imports the standard library only.

A value in several languages is a mapping of language tags to texts, or to lists of keywords:
`{"en": "Water", "fr": "Eau"}`. A tag such as `fr-t-en` (French, machine-translated from English;
BCP 47, extension T) counts as French where plain `fr` has nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """What a visitor gets to read, its tag, and whether they had asked for another language."""

    value: T
    tag: str
    is_other: bool

    @property
    def language(self) -> str:
        """Return the language of the tag, without script, region or extension."""
        return base_language(self.tag)

    @property
    def is_machine_translation(self) -> bool:
        """Tell whether the tag says that a machine translated the value."""
        return "-t-" in self.tag


def base_language(tag: str) -> str:
    """Return the language of a tag or locale: `fr` for `fr-t-en` and for `fr_CA`."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def filled(values: Mapping[str, T]) -> dict[str, T]:
    """Return the languages that hold something; blank text and empty lists are nothing."""
    return {tag: value for tag, value in values.items() if _holds_something(value)}


def shown(values: Mapping[str, T], visitor: str, default: str) -> Shown[T] | None:
    """Choose what to show to a visitor: their language, else the default one, else any other.

    `visitor` and `default` are languages such as `fr`. None when no language holds anything.
    """
    present = filled(values)
    for wanted in (visitor, default):
        tag = _tag_for(present, wanted)
        if tag is not None:
            return Shown(present[tag], tag, is_other=base_language(tag) != visitor)
    for tag, value in present.items():
        return Shown(value, tag, is_other=True)
    return None


def lacking(
    values: Mapping[str, Any],
    required: Iterable[str],
    alternates: Mapping[str, Sequence[str]],
) -> list[str]:
    """List the required languages that hold nothing, nor do the alternates accepted for them."""
    present = filled(values)
    return [
        language
        for language in required
        if not any(tag in present for tag in (language, *alternates.get(language, ())))
    ]


def _holds_something(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _tag_for(present: Mapping[str, Any], wanted: str) -> str | None:
    if wanted in present:
        return wanted
    return next((tag for tag in present if base_language(tag) == wanted), None)
