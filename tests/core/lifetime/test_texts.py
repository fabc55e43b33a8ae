"""What people read about lifetimes: in both languages, plain, French punctuation kept together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ckanext.ogip.core import lifetime, policy
from ckanext.ogip.core.template import Template
from ckanext.ogip.core.text import Text
from tests.core.test_readability import hard_passages

FOLDERS = [Path(next(iter(package.__path__))) for package in (lifetime, policy)]
FILES = [
    *sorted(FOLDERS[0].glob("*.yaml")),
    *sorted(FOLDERS[1].glob("lifetime*.yaml")),
]
LOOSE = re.compile(r"(?<![\u00a0\u202f])[:;?!»](?=\s|$)|«(?![\u00a0\u202f])|\} %")
# A code that says how a value is shown has a colon of its own.
SLOT = re.compile(r"\{[^}]*\}")


def texts_in(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        if "en" in value or "fr" in value:
            yield path, value
        else:
            for key, below in value.items():
                yield from texts_in(below, f"{path}.{key}")


TEXTS = [
    found
    for file in FILES
    for found in texts_in(yaml.safe_load(file.read_text("utf-8")), file.stem)
]


@pytest.mark.parametrize(("path", "text"), TEXTS, ids=[path for path, _ in TEXTS])
def test_a_text_is_there_in_both_languages_with_the_same_values(path: str, text: Any) -> None:
    assert set(text) == {"en", "fr"}
    assert Template.compile(Text(**text))
    assert not LOOSE.search(SLOT.sub("X", text["fr"]))


@pytest.mark.parametrize(("path", "text"), TEXTS, ids=[path for path, _ in TEXTS])
def test_a_text_is_plain(path: str, text: Any) -> None:
    assert list(hard_passages([(path, Text(**text))])) == []


def test_there_are_texts_to_look_at() -> None:
    assert len(TEXTS) > 100
    assert LOOSE.search("Motif : x")
    assert LOOSE.search("« x »")
