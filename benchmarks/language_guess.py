"""`python -m benchmarks.language_guess FOLDER`: how well OG-223 guesses languages on real texts.

Writes the figures of docs/bilingual-judgement.md. FOLDER is described in `bilingual_records`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ckanext.ogip.core.checks.translation import texts_are_translations
from ckanext.ogip.core.language_guess import guess_language, telling_words
from ckanext.ogip.core.policy.reading import load_policy, policy_path
from ckanext.ogip.core.registry import load_rules
from ckanext.ogip.core.settings import Settings
from ckanext.ogip.core.subject import Subject

from .bilingual_records import Pair, english_texts_in, pairs_in
from .page import write_figures
from .portals import ROOT

PAGE = ROOT / "docs" / "bilingual-judgement.md"
# Longest number of words of a class; the first one is too short for the rule.
CLASSES = {"1-2": 2, "3-5": 5, "6-15": 15, "more than 15": sys.maxsize}
_PAIRS_HEAD = """\
| words | pairs | found | recall | blamed | precision |
|---|---|---|---|---|---|"""
_ALONE_HEAD = """\
| words | English texts | right | unclear | wrong | French texts | right | unclear | wrong |
|---|---|---|---|---|---|---|---|---|"""
GUESSED = {"seems_english", "seems_french", "swapped"}


@dataclass(slots=True)
class Counts:
    """What the rule said about the pairs of one length: each pair judged as it is, and swapped."""

    pairs: int = 0
    found: int = 0
    blamed: int = 0

    def row(self, name: str) -> str:
        """Return the row of the table."""
        said = self.found + self.blamed
        precision = _percent(self.found, said)
        return (
            f"| {name} | {self.pairs} | {self.found} | {_percent(self.found, self.pairs)} "
            f"| {self.blamed} | {precision} |"
        )


def settings() -> Settings:
    """Return what the federal policy tells the rule."""
    rules = load_rules()
    rule = next(rule for rule in rules if rule.id == texts_are_translations.rule)
    return load_policy(policy_path("federal"), rules).settings(rule, date(2026, 1, 1), "")


def is_blamed(pair: Pair, settings: Settings) -> bool:
    """Tell whether the rule takes a text of this title for one in the wrong language."""
    subject = Subject.from_dict({"title_translated": dict(zip(("en", "fr"), pair, strict=True))})
    said = {result.message for result in texts_are_translations.run(subject, settings)}
    return not said.isdisjoint(GUESSED)


def measured(pairs: Iterable[Pair]) -> dict[str, Counts]:
    """Judge each pair as it is and swapped; the shorter text decides about the class."""
    rule_settings = settings()
    counts = {name: Counts() for name in CLASSES}
    for english, french in pairs:
        count = counts[_class(min(_length(english), _length(french)))]
        count.pairs += 1
        count.blamed += is_blamed((english, french), rule_settings)
        count.found += is_blamed((french, english), rule_settings)
    return counts


def guesses(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """Count what each text is guessed to be (`en`, `fr`, `unclear`), by class."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in CLASSES}
    for text in texts:
        counts[_class(_length(text))][guess_language(text) or "unclear"] += 1
    return counts


def _length(text: str) -> int:
    return len(telling_words(text))


def _class(words: int) -> str:
    return next(name for name, longest in CLASSES.items() if words <= longest)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"


def figures(folder: Path) -> str:
    """Return the two tables about the texts in `folder`."""
    pairs = pairs_in(folder)
    english = {*english_texts_in(folder), *(english for english, _ in pairs)}
    alone = {"en": guesses(english), "fr": guesses({french for _, french in pairs})}
    lines = [_PAIRS_HEAD, *(count.row(name) for name, count in measured(pairs).items()), ""]
    lines += [_ALONE_HEAD, *(_guess_row(name, alone) for name in CLASSES)]
    return "\n".join(lines)


def _guess_row(name: str, alone: Mapping[str, Mapping[str, Counter[str]]]) -> str:
    cells = [name]
    for language, other in (("en", "fr"), ("fr", "en")):
        count = alone[language][name]
        cells += [str(n) for n in (count.total(), count[language], count["unclear"], count[other])]
    return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str]) -> int:
    """Write the figures; return 2 where the folder is not given or holds no pairs."""
    folder = Path(arguments[0]) if len(arguments) == 1 else None
    if folder is None or not pairs_in(folder):
        print("Usage: python -m benchmarks.language_guess FOLDER (with data/ and plans/ in it)")
        return 2
    write_figures(PAGE, figures(folder))
    print(f"Written to {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
