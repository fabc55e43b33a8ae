"""In which languages an asset exists and how large it is, as its inventory item says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..values import read_codes, read_mappings, read_text
from .values import BIGINT_LIMIT, LANGUAGES

_NO_LANGUAGE, _OTHER = "zxx", "other"
_DIGITS = len(str(BIGINT_LIMIT))


def extent_of_asset(record: Mapping[str, Any]) -> tuple[str | None, int | None]:
    """Return languages, as `en+fr`, and bytes; each None where neither asset nor files say.

    `record` is a dataset dict; what it says of itself counts before what its files say.
    """
    files = tuple(read_mappings(record.get("resources")))
    return _languages(record, files), _size(record, files)


def _languages(record: Mapping[str, Any], files: Sequence[Mapping[str, Any]]) -> str | None:
    said = read_codes(record.get("language"))
    said = said or tuple(code for file in files for code in read_codes(file.get("language")))
    codes = {code if code in LANGUAGES else _OTHER for code in said}
    if len(codes) > 1:
        codes.discard(_NO_LANGUAGE)
    return "+".join(code for code in LANGUAGES if code in codes) or None


def _size(record: Mapping[str, Any], files: Sequence[Mapping[str, Any]]) -> int | None:
    own = _bytes(record.get("size"))
    known = [size for file in files if (size := _bytes(file.get("size"))) is not None]
    if own is None and not known:
        return None
    return min(sum(known) if own is None else own, BIGINT_LIMIT)


def _bytes(value: object) -> int | None:
    text = read_text(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None
