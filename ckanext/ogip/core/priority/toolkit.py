"""The statements of the prioritization toolkit and what a policy may set, from `schemas/priority/`.

Read strictly, once in the life of the process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..settings import read_integer
from ..strict_yaml import (
    Document,
    Section,
    YamlFileError,
    read_both_languages,
    read_flag,
    read_string,
)
from ..text import Text

FOLDER = Path(__file__).resolve().parents[2] / "schemas" / "priority"
MODEL = FOLDER / "model.yaml"
_NO_TEXT = Text("?", "?")


class ToolkitFileError(YamlFileError):
    """A file of the toolkit that cannot be used, with everything that is wrong with it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is so or not; an optional one counts only where a policy says so."""

    id: str
    dimension: str
    criterion: Text
    text: Text
    help: Text
    optional: bool


@dataclass(frozen=True, slots=True)
class Threshold:
    """From where, or up to where, a fact answers its statement with yes."""

    value: int
    purpose: Text


@dataclass(frozen=True, slots=True, eq=False)
class Toolkit:
    """Dimensions and statements in the order of the toolkit, and the thresholds by name."""

    version: str
    dimensions: Mapping[str, Text]
    statements: Mapping[str, Statement]
    thresholds: Mapping[str, Threshold]


@cache
def load_toolkit() -> Toolkit:
    """Return the shipped toolkit; raise ToolkitFileError for the first file that cannot be used."""
    dimensions: list[tuple[int, str, Text]] = []
    statements: dict[str, tuple[Statement, ...]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        if path != MODEL:
            order, label, statements[path.stem] = _read_dimension(path)
            dimensions.append((order, path.stem, label))
    ordered = {name: label for _, name, label in sorted(dimensions, key=lambda entry: entry[:2])}
    found = [statement for name in ordered for statement in statements[name]]
    version, thresholds = _read_model()
    return Toolkit(version, ordered, {one.id: one for one in found}, thresholds)


def _read_dimension(path: Path) -> tuple[int, Text, tuple[Statement, ...]]:
    document = Document.load(path)
    _refuse(document)
    root = document.root()
    order = root.required("order", read_integer, 0)
    label = root.required("label", read_both_languages, _NO_TEXT)
    statements: list[Statement] = []
    for _, criterion in root.sections("criteria"):
        name = criterion.required("label", read_both_languages, _NO_TEXT)
        for key, entry in criterion.sections("statements"):
            statements.append(_read_statement(key, path.stem, name, entry))
        criterion.close()
    root.close()
    _refuse(document)
    return order, label, tuple(statements)


def _read_statement(key: str, dimension: str, criterion: Text, entry: Section) -> Statement:
    statement = Statement(
        id=key,
        dimension=dimension,
        criterion=criterion,
        text=entry.required("text", read_both_languages, _NO_TEXT),
        help=entry.required("help", read_both_languages, _NO_TEXT),
        optional=entry.optional("optional", read_flag, False),
    )
    entry.close()
    return statement


def _read_model() -> tuple[str, dict[str, Threshold]]:
    """Read what only the model says; the rest of its file is read as that of a policy."""
    document = Document.load(MODEL)
    _refuse(document)
    root = document.root()
    thresholds: dict[str, Threshold] = {}
    for name, entry in root.sections("thresholds"):
        thresholds[name] = Threshold(
            entry.required("value", read_integer, 0),
            entry.required("purpose", read_both_languages, _NO_TEXT),
        )
        entry.close()
    version = root.required("toolkit", read_string, "?")
    _refuse(document)
    return version, thresholds


def _refuse(document: Document) -> None:
    if document.mistakes:
        raise ToolkitFileError(document.path, document.mistakes)
