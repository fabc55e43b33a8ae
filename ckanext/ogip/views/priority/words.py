"""A priority in words: what would move it to another band."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any


def ways_to_another_band(shown: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return `{band, value, statements[{id, text}]}` for each band that answers would lead to.

    `value` is what each of these statements would have to be answered.
    """
    texts = {
        statement["id"]: statement["text"]
        for dimension in shown["toolkit"]["dimensions"]
        for statement in dimension["statements"]
    }
    changes = shown["priority"]["would_change"]
    return [
        {
            "band": band,
            "value": value,
            "statements": [
                {"id": each["statement"], "text": texts[each["statement"]]} for each in found
            ],
        }
        for (band, value), found in groupby(changes, lambda each: (each["band"], each["value"]))
    ]
