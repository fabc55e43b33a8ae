"""The ways to narrow the inventory list, and to widen it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...core.text import LANGUAGES
from ...language import caller_language
from .filters import FACETS, Filters
from .words import CODES, name_of, word_of


@dataclass(frozen=True, slots=True)
class FacetLink:
    """One value of a facet: in words, how many entries have it, and where it leads.

    `lang` is the language of the words where it is not the page's.
    """

    words: str
    count: int
    url: str
    current: bool
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet: its code and name, and a link for each value that occurs."""

    code: str
    name: str
    links: tuple[FacetLink, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is set: its name, its value in words, and the list without it."""

    name: str
    value: str
    url: str


def facets_of(organization: str, filters: Filters, page: Mapping[str, Any]) -> list[Facet]:
    """Return the facets by which the list can be narrowed, or is."""
    found: list[Facet] = []
    for facet in FACETS:
        links = tuple(_links(organization, filters, facet, page["facets"][facet]))
        if len(links) > 1 or getattr(filters, facet):
            found.append(Facet(facet, name_of(facet), links))
    return found


def chosen_filters(organization: str, filters: Filters) -> list[Chosen]:
    """Return the filters that are set, each with the way to remove it."""
    return [
        Chosen(name_of(name), word_of(name, value), filters.address(organization, **{name: ""}))
        for name, value in filters.chosen().items()
    ]


def _links(organization: str, filters: Filters, facet: str, numbers: Any) -> Iterator[FacetLink]:
    chosen = getattr(filters, facet)
    if facet in CODES:
        values = [(code, word_of(facet, code), None, code == chosen) for code in CODES[facet]]
        counted = [(*value, numbers.get(value[0], 0)) for value in values]
    elif facet == "program":
        counted = [(*_program(each["value"], chosen), each["count"]) for each in numbers]
    else:
        counted = [
            (n["value"], n["value"], None, n["value"] == chosen, n["count"]) for n in numbers
        ]
    for value, words, lang, current, count in counted:
        if count:
            url = filters.address(organization, **{facet: value})
            yield FacetLink(words, count, url, current, lang)


def _program(texts: Mapping[str, str | None], chosen: str) -> tuple[str, str, str | None, bool]:
    """Return a program as the page writes it; filtered by in either language."""
    own = caller_language()
    lang = next(lang for lang in (own, *LANGUAGES) if texts[lang])
    text = texts[lang] or ""
    return text, text, None if lang == own else lang, bool(chosen) and chosen in texts.values()
