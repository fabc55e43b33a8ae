"""Strict reading of YAML files: every mistake at once, each with its line and key.

Imports only `text`; used for rule files and policy packs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml

from .text import Text

T = TypeVar("T")
Key = str | int

# libyaml reads ten times faster; the pure Python loader accepts the same language.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file; `line` counts from 1, `key` is a path: `rules.OG-102.severity`."""

    line: int
    key: str
    message: str

    def __str__(self) -> str:
        """Write the mistake on one line."""
        place = f"line {self.line}, {self.key}" if self.key else f"line {self.line}"
        return f"{place}: {self.message}"


class BadValueError(ValueError):
    """A value in a file that its reader refuses; says what it should be."""


class YamlFileError(ValueError):
    """A file that cannot be used; `mistakes` holds all that is wrong with it."""

    def __init__(self, path: Path, mistakes: list[Mistake]) -> None:
        """Describe what is wrong with the file at `path`."""
        self.path = path
        self.mistakes = tuple(sorted(mistakes, key=lambda m: (m.line, m.key)))
        super().__init__("\n".join(f"{path.name}: {mistake}" for mistake in self.mistakes))


@dataclass(slots=True)
class Document:
    """A parsed file, the line of each key, and the mistakes found so far."""

    path: Path
    data: object = None
    lines: dict[tuple[Key, ...], int] = field(default_factory=dict[tuple[Key, ...], int])
    mistakes: list[Mistake] = field(default_factory=list[Mistake])

    @classmethod
    def load(cls, path: Path) -> Document:
        """Parse a file; what is wrong with its YAML is in `mistakes`."""
        document = cls(path)
        try:
            # Only nodes know their lines, so the file is composed as well as loaded.
            text = path.read_text(encoding="utf-8")
            document._index(_LOADER(text).get_single_node(), (), ())
            if not document.mistakes:
                document.data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
        except (OSError, UnicodeDecodeError) as error:
            document.mistakes.append(Mistake(1, "", f"cannot be read: {error}"))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            reason = getattr(error, "problem", None) or str(error)
            document.mistakes.append(Mistake(line, "", f"is not valid YAML: {reason}"))
        return document

    def mistake(self, path: tuple[Key, ...], message: str) -> None:
        """Note a mistake at a key, or at the nearest key above it that the file has."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        self.mistakes.append(Mistake(self.lines.get(known, 1), ".".join(map(str, path)), message))

    def root(self) -> Section:
        """Return the top of the file as a section; a top that is none is a mistake."""
        return Section.of(self, (), self.data)

    def _index(self, node: Any, path: tuple[Key, ...], above: tuple[int, ...]) -> None:
        if node is None:
            return
        self.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in above:
            self.mistake(path, "refers to itself")
            return
        above = (*above, id(node))
        if isinstance(node, yaml.MappingNode):
            self._index_mapping(node, path, above)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                self._index(item, (*path, index), above)

    def _index_mapping(
        self, node: yaml.MappingNode, path: tuple[Key, ...], above: tuple[int, ...]
    ) -> None:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            key_path = (*path, key)
            self.lines.setdefault(key_path, key_node.start_mark.line + 1)
            if key in seen:
                self.mistakes.append(
                    Mistake(
                        key_node.start_mark.line + 1, ".".join(map(str, key_path)), "is there twice"
                    )
                )
            seen.add(key)
            self._index(value_node, key_path, above)


@dataclass(slots=True)
class Section:
    """A mapping in a file whose keys are taken one by one; `close` reports those nobody took."""

    document: Document
    path: tuple[Key, ...]
    data: dict[str, Any]
    taken: set[str] = field(default_factory=set[str])

    @classmethod
    def of(cls, document: Document, path: tuple[Key, ...], value: object) -> Section:
        """View `value` as a section; what is no mapping is a mistake and reads as empty."""
        if isinstance(value, dict):
            entries = cast("dict[object, Any]", value)
            return cls(document, path, {str(key): entry for key, entry in entries.items()})
        document.mistake(path, "must be a list of `key: value`")
        return cls(document, path, {})

    def required(self, key: str, read: Callable[[object], T], fallback: T) -> T:
        """Read a key that must be there; a mistake is noted and `fallback` returned."""
        if self.data.get(key) is None:
            self.taken.add(key)
            self.document.mistake((*self.path, key), "is missing")
            return fallback
        return self.optional(key, read, fallback)

    def optional(self, key: str, read: Callable[[object], T], fallback: T) -> T:
        """Read a key that may be absent; `read` raises ValueError for a value it refuses."""
        self.taken.add(key)
        if self.data.get(key) is None:
            return fallback
        try:
            return read(self.data[key])
        except ValueError as error:
            self.document.mistake((*self.path, key), str(error))
            return fallback

    def sections(self, key: str) -> Iterator[tuple[str, Section]]:
        """Yield each named section below a key; an absent key has none."""
        self.taken.add(key)
        if self.data.get(key) is None:
            return
        outer = Section.of(self.document, (*self.path, key), self.data[key])
        for name, value in outer.data.items():
            yield (
                name,
                Section.of(self.document, (*outer.path, name), {} if value is None else value),
            )

    def mistake(self, message: str, *keys: Key) -> None:
        """Note a mistake at a key of this section, or at a key of a section within it."""
        self.document.mistake((*self.path, *keys), message)

    def close(self) -> None:
        """Note each key that nobody asked for."""
        for key in self.data:
            if key not in self.taken:
                known = ", ".join(sorted(self.taken))
                self.mistake(f"is not known here; known are: {known}", key)


def read_string(value: object) -> str:
    """Read a text that is not blank."""
    if not isinstance(value, str) or not value.strip():
        raise BadValueError(f"must be a text (in quotes where it looks like a number): {value!r}")
    return value.strip()


def read_flag(value: object) -> bool:
    """Read true or false, and nothing that only looks like them."""
    if not isinstance(value, bool):
        raise BadValueError(f"must be true or false, not {value!r}")
    return value


def read_both_languages(value: object) -> Text:
    """Read `{en: ..., fr: ...}`; refuse one language alone and other keys."""
    entries = cast("dict[object, object]", value) if isinstance(value, dict) else {}
    if set(entries) != {"en", "fr"}:
        raise BadValueError("must have exactly the languages en and fr")
    return Text(read_string(entries["en"]), read_string(entries["fr"]))
