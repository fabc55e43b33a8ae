"""One text in both official languages; every other core module may import it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "fr"]

LANGUAGES: tuple[Language, Language] = ("en", "fr")
# What is left beside a letter once the two are parted.
_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that exists in English and in French."""

    en: str
    fr: str

    def get(self, lang: str) -> str:
        """Return the French text for any French locale (`fr`, `fr_CA`), else the English one."""
        return self.fr if lang[:2] == "fr" else self.en

    def as_dict(self) -> dict[str, str]:
        """Return `{"en": ..., "fr": ...}`."""
        return {"en": self.en, "fr": self.fr}


def unaccented(text: str) -> str:
    """Return a text without accents, by which it is searched: `depenses` finds `dépenses`."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))


def folded(text: str) -> str:
    """Return a text as people compare it: without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
