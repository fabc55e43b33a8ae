"""The worded messages of this folder: one YAML file beside each module that says something."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from ..rule_file import read_template
from ..strict_yaml import Document, YamlFileError
from ..template import Template


@cache
def texts_of(path: Path, key: str = "") -> Mapping[str, Template]:
    """Return the messages of a file by key, or those below `key`; raise YamlFileError."""
    document = Document.load(path)
    if document.mistakes:
        raise YamlFileError(path, document.mistakes)
    entries = cast("Mapping[str, object]", document.data)
    if key:
        entries = cast("Mapping[str, object]", entries[key])
    return {name: read_template(text) for name, text in entries.items()}
