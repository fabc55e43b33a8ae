"""Headers and labels as people compare them."""

from __future__ import annotations

import re

from ..text import folded

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def words_of(text: str) -> str:
    """Return the words of a text in lower case, without accents, parted by one space.

    >>> words_of(" Title_FR "), words_of("N° de référence")
    ('title fr', 'n de reference')
    """
    return _BETWEEN_WORDS.sub(" ", folded(text)).strip()
