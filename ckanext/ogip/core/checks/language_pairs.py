"""Check that every file exists in both official languages at once (OG-224).

A file is complete by itself when it is bilingual or has no linguistic content (`zxx`). The others
need a counterpart. Files with the same `language_pair` mark belong together, as the department
said. Files without a mark are matched within their resource type: by title, then by format where as
many files exist in English as in French, then by what is left over. That counts and does not read:
whether two files say the same is a matter for the comparative review. Where the numbers differ and
the titles do not tell which file stands alone, no single file is blamed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from ..resource import Resource
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..text import LANGUAGES

_NO_CONTENT = "zxx"
_BOTH = frozenset(LANGUAGES)
_WORD = re.compile(r"[^\W_]+")
# What titles and file names add to tell the two versions apart.
_LANGUAGE_WORDS = frozenset(
    ["en", "eng", "english", "anglais", "fr", "fra", "fre", "french", "français", "version"]
)
_TITLE_CHARACTERS_READ = 300

Files = list[Resource]
Key = Callable[[Resource], object]


@check(
    "OG-224",
    "no_files",
    "no_language",
    "unclear_language",
    "only_english",
    "only_french",
    "other_language",
    "pair_only_english",
    "pair_only_french",
    "pair_uneven",
    "uneven",
)
def files_exist_in_both_languages(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Each file is bilingual, has no linguistic content, or has its counterpart."""
    pages = settings.codes("page_types")
    files = [file for file in subject.resources if file.has_content and file.type not in pages]
    if not files:
        yield NotApplicable("no_files")
    unclear = list(_unclear(files, settings))
    # A file whose language nobody knows may be the counterpart of any other one.
    yield from unclear or _without_counterpart(files)


def _unclear(files: Files, settings: Settings) -> Iterator[CouldNotCheck | NotApplicable]:
    unclear = settings.codes("unclear_languages")
    for file in files:
        languages = file.codes("language")
        if not languages:
            yield NotApplicable("no_language", params={"resource": file.label.as_dict()})
        elif all(code in unclear for code in languages):
            params = {"languages": list(languages)}
            yield CouldNotCheck("unclear_language", "language", file, params)


def _without_counterpart(files: Files) -> Iterator[Problem]:
    worded = [file for file in files if set(file.codes("language")) != {_NO_CONTENT}]
    marked = [file for file in worded if _mark(file)]
    for group in _grouped(marked, _mark).values():
        yield from _of_a_pair(group)
    unmarked = [file for file in worded if not _mark(file) and not _is_bilingual(file)]
    for group in _grouped(unmarked, _type).values():
        yield from _of_a_type(group)


def _of_a_pair(files: Files) -> Iterator[Problem]:
    """Judge the files with one mark; a bilingual one among them serves every reader."""
    if any(_is_bilingual(file) for file in files):
        return
    english, french = _by_language(files)
    pair = {"pair": files[0].text("language_pair")}
    if not english and not french:
        yield from _in_other_languages(files)
    elif english and french:
        if len(english) != len(french):
            yield Problem("pair_uneven", "resources", params={**pair, **_numbers(english, french)})
    else:
        for file in english:
            yield Problem("pair_only_english", "language_pair", file, pair)
        for file in french:
            yield Problem("pair_only_french", "language_pair", file, pair)


def _of_a_type(files: Files) -> Iterator[Problem]:
    """Judge the files of one resource type without a mark."""
    if not any(_by_language(files)):
        yield from _in_other_languages(files)
    english, french = _by_language(_unmatched(files))
    if english and french:
        if len(english) != len(french):
            titles = [file.label.as_dict() for file in (*english, *french)]
            params = {"files": titles, **_numbers(english, french)}
            yield Problem("uneven", "resources", params=params)
        return
    for file in english:
        yield Problem("only_english", "language", file)
    for file in french:
        yield Problem("only_french", "language", file)


def _numbers(english: Files, french: Files) -> dict[str, int]:
    return {"english": len(english), "french": len(french)}


def _in_other_languages(files: Files) -> Iterator[Problem]:
    for file in files:
        params = {"languages": list(file.codes("language"))}
        yield Problem("other_language", "language", file, params)


def _unmatched(files: Files) -> Files:
    """Return the files that neither their title nor the numbers of a format give a counterpart."""
    left = files
    for key in (_format_and_title, _title, _format):
        groups = _grouped(left, key).values()
        left = [file for group in groups if not _is_even(group) for file in group]
    return left


def _is_even(files: Files) -> bool:
    english, french = _by_language(files)
    return len(english) == len(french)


def _by_language(files: Files) -> tuple[Files, Files]:
    english, french = ([f for f in files if lang in f.codes("language")] for lang in LANGUAGES)
    return english, french


def _grouped(files: Iterable[Resource], key: Key) -> dict[object, Files]:
    groups: dict[object, Files] = defaultdict(list)
    for file in files:
        groups[key(file)].append(file)
    return groups


def _is_bilingual(file: Resource) -> bool:
    return _BOTH.issubset(file.codes("language"))


def _mark(file: Resource) -> str:
    return file.text("language_pair").casefold()


def _type(file: Resource) -> str:
    return file.type


def _format(file: Resource) -> str:
    return file.format


def _format_and_title(file: Resource) -> tuple[str, ...]:
    return file.format, *_title(file)


def _title(file: Resource) -> tuple[str, ...]:
    """Return the words of the English title, else of the file name, without those of languages."""
    words = _WORD.findall(file.label.en[:_TITLE_CHARACTERS_READ].casefold())
    return tuple(word for word in words if word not in _LANGUAGE_WORDS)
