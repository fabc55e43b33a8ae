"""Checks on the two official languages and on titles (OG-221, OG-222)."""

from __future__ import annotations

from collections.abc import Iterator

from ..results import Problem
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..text import LANGUAGES
from ..values import Bilingual


@check(
    "OG-221",
    *(
        f"{what}_missing_{lang}"
        for what in ("title", "notes", "keywords", "name")
        for lang in LANGUAGES
    ),
    *(f"{what}_missing" for what in ("title", "notes", "keywords", "name")),
)
def both_languages_present(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """Title, description, keywords and resource titles exist in English and in French."""
    asked = settings.codes("texts")
    if "title_translated" in asked:
        yield from _missing("title", "title_translated", subject.bilingual("title_translated"))
    if "notes_translated" in asked:
        yield from _missing("notes", "notes_translated", subject.bilingual("notes_translated"))
    if "keywords" in asked:
        yield from _missing("keywords", "keywords", _keywords(subject))
    if "name_translated" in asked:
        yield from _resource_titles_missing(subject)


def _keywords(subject: Subject) -> Bilingual:
    return Bilingual(*(" ".join(subject.keywords("keywords", lang)) for lang in LANGUAGES))


def _resource_titles_missing(subject: Subject) -> Iterator[Problem]:
    for resource in subject.resources:
        for problem in _missing("name", "name_translated", resource.bilingual("name_translated")):
            yield Problem(problem.message, problem.field, resource)


def _missing(what: str, field: str, texts: Bilingual) -> Iterator[Problem]:
    """One problem for a text that is missing; without any text it points to the English field."""
    if not texts.any:
        yield Problem(f"{what}_missing", f"{field}-en")
        return
    for lang in LANGUAGES:
        if not texts.get(lang):
            yield Problem(f"{what}_missing_{lang}", f"{field}-{lang}")
