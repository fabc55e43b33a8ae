"""The resources of an asset of the demonstration, each with its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.text import LANGUAGES, Text
from .content import DemoItem
from .documents import dictionary_csv, web_page

FILES = Path(__file__).parent / "files"
LANGUAGE_NAMES = {
    "en": Text("English", "anglais"),
    "fr": Text("French", "français"),
}
DICTIONARY = Text("Data dictionary", "Dictionnaire de données")
GUIDE = Text("Guide", "Guide")


@dataclass(frozen=True, slots=True)
class Attachment:
    """The fields of a resource, and the file to upload with it."""

    fields: Mapping[str, Any]
    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Section:
    heading: Mapping[str, str] | None
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Leaflet:
    name: str
    resource_type: str
    title: Mapping[str, str]
    sections: Sequence[_Section]


def attachments_of(item: DemoItem) -> Iterator[Attachment]:
    """Yield the resources of an item's asset in their order.

    An entry is a `file` of the folder `files`, a `dictionary` of columns, a `guide` of paragraphs
    or a `document` with sections; the last two make one page in each language.
    """
    for entry in (item.asset or {}).get("resources", ()):
        kind = next(kind for kind in _KINDS if kind in entry)
        yield from _KINDS[kind](item, entry)


def _file(item: DemoItem, entry: Mapping[str, Any]) -> Iterator[Attachment]:
    path = FILES / entry["file"]
    fields = {
        "resource_type": "dataset",
        "format": "CSV",
        "language": ["en", "fr"],
        **{key: value for key, value in entry.items() if key not in {"file", "name"}},
    }
    yield Attachment({"name_translated": entry["name"], **fields}, path.name, path.read_bytes())


def _dictionary(item: DemoItem, entry: Mapping[str, Any]) -> Iterator[Attachment]:
    fields = {
        "name_translated": DICTIONARY.as_dict(),
        "resource_type": "data_dictionary",
        "format": "CSV",
        "language": ["en", "fr"],
        "character_set": "UTF-8",
    }
    content = dictionary_csv(entry["dictionary"])
    yield Attachment(fields, f"{item.ref.lower()}-dictionary.csv", content)


def _guide(item: DemoItem, entry: Mapping[str, Any]) -> Iterator[Attachment]:
    sections = [_Section(None, text) for text in entry["guide"]]
    yield from _pages(item, _Leaflet("guide", "guide", GUIDE.as_dict(), sections))


def _document(item: DemoItem, entry: Mapping[str, Any]) -> Iterator[Attachment]:
    sections = [_Section(part["heading"], part["text"]) for part in entry["sections"]]
    yield from _pages(
        item, _Leaflet(entry["document"], entry["resource_type"], entry["name"], sections)
    )


def _pages(item: DemoItem, leaflet: _Leaflet) -> Iterator[Attachment]:
    for lang in LANGUAGES:
        fields = {
            "name_translated": {
                shown: f"{leaflet.title[shown]} ({LANGUAGE_NAMES[lang].get(shown)})"
                for shown in LANGUAGES
            },
            "resource_type": leaflet.resource_type,
            "format": "HTML",
            "language": [lang],
            "language_pair": leaflet.name,
            "character_set": "UTF-8",
        }
        texts = (
            (part.heading[lang] if part.heading else None, part.text[lang])
            for part in leaflet.sections
        )
        content = web_page(item.title[lang], texts, lang)
        yield Attachment(fields, f"{item.ref.lower()}-{leaflet.name}-{lang}.html", content)


_KINDS: dict[str, Callable[[DemoItem, Mapping[str, Any]], Iterator[Attachment]]] = {
    "file": _file,
    "dictionary": _dictionary,
    "guide": _guide,
    "document": _document,
}
