"""Check on texts that exist in both languages without being translations (OG-223).

A text that is missing is the business of OG-221. All of this is guessing from the text alone, so it
warns: what is short, undecided or looks like a name is left in peace.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..language_guess import guess_language, telling_words
from ..record import Record
from ..resource import Resource
from ..results import NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..text import LANGUAGES
from ..values import Bilingual

_FIELDS = ("title_translated", "notes_translated", "purpose")
_RESOURCE_FIELDS = ("name_translated", "description_translated")
_OF_A_TEXT = ("identical", "seems_english", "seems_french", "swapped", "length")
_MACHINE = tuple(f"machine_{lang}" for lang in LANGUAGES)
# Names of people, places and programs are often the same in both languages.
_FEWEST_ORDINARY_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Place:
    """A bilingual field of the record or of one of its resources."""

    holder: Record
    field: str
    resource: Resource | None = None

    def problem(self, message: str, lang: str, **params: int) -> Problem:
        """Say `message` about the text in one language."""
        key = f"resource_{message}" if self.resource else message
        field = f"{self.field}-{lang}"
        return Problem(key, field, self.resource, {"field": self.field, **params})


@check(
    "OG-223",
    "nothing_to_compare",
    *_OF_A_TEXT,
    *_MACHINE,
    *(f"resource_{message}" for message in (*_OF_A_TEXT, *_MACHINE)),
    "keywords_identical",
    "keywords_count",
)
def texts_are_translations(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The texts of the two languages are in these languages and say about as much."""
    compared = False
    for place in _places(subject):
        texts = place.holder.bilingual(place.field)
        if texts.en and texts.fr:
            compared = True
            yield from _machine(place) or _differences(place, texts, settings)
    english, french = (subject.keywords("keywords", lang) for lang in LANGUAGES)
    if english and french:
        keywords = _Place(subject, "keywords")
        yield from _machine(keywords) or _keywords(keywords, english, french, settings)
    elif not compared:
        yield NotApplicable("nothing_to_compare")


def _places(subject: Subject) -> Iterator[_Place]:
    for field in _FIELDS:
        yield _Place(subject, field)
    for resource in subject.resources:
        for field in _RESOURCE_FIELDS:
            yield _Place(resource, field, resource)


def _machine(place: _Place) -> list[Problem]:
    """Name the machine translation; a person reads that text anyway, so nothing else is said."""
    return [
        place.problem(f"machine_{lang}", lang)
        for lang in LANGUAGES
        if place.holder.is_machine_translated(place.field, lang)
    ]


def _differences(place: _Place, texts: Bilingual, settings: Settings) -> Iterator[Problem]:
    min_words = settings.integer("min_words")
    english, french = (guess_language(texts.get(lang), min_words) for lang in LANGUAGES)
    if texts.en.casefold() == texts.fr.casefold():
        if _ought_to_differ(texts.en, settings):
            # The copy stands where the text is not in its language.
            yield place.problem("identical", "en" if english == "fr" else "fr")
    elif (english, french) == ("fr", "en"):
        yield place.problem("swapped", "en")
    elif french == "en":
        yield place.problem("seems_english", "fr")
    elif english == "fr":
        yield place.problem("seems_french", "en")
    else:
        yield from _lengths(place, texts, settings)


def _ought_to_differ(text: str, settings: Settings) -> bool:
    """Tell a text that was copied from a name, an acronym or a number that is the same in both."""
    min_words = settings.integer("min_words")
    if len(text) < settings.integer("min_characters") or len(telling_words(text)) < min_words:
        return False
    ordinary = sum(word.islower() for word in text.split())
    return ordinary >= _FEWEST_ORDINARY_WORDS or guess_language(text, min_words) is not None


def _lengths(place: _Place, texts: Bilingual, settings: Settings) -> Iterator[Problem]:
    english, french = len(texts.en), len(texts.fr)
    if max(english, french) < settings.integer("length_from"):
        return
    percent = 100 * french / english
    if percent < settings.integer("least_percent"):
        yield place.problem("length", "fr", english=english, french=french)
    elif percent > settings.integer("most_percent"):
        yield place.problem("length", "en", english=english, french=french)


def _keywords(
    place: _Place, english: tuple[str, ...], french: tuple[str, ...], settings: Settings
) -> Iterator[Problem]:
    if {word.casefold() for word in english} == {word.casefold() for word in french}:
        guessed = guess_language(" ".join(english), settings.integer("min_words"))
        if guessed:
            yield place.problem("keywords_identical", "en" if guessed == "fr" else "fr")
    elif len(english) != len(french):
        fewer = "fr" if len(french) < len(english) else "en"
        yield place.problem("keywords_count", fewer, english=len(english), french=len(french))
