"""How release priority is computed under a policy, in sentences for `policy show`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from ..priority.settings import Band, PrioritySettings
from ..priority.toolkit import load_toolkit
from ..rule_file import read_template
from ..strict_yaml import Document
from ..template import Template
from ..text import Text

_TEXTS = Path(__file__).with_suffix(".yaml")


def priority_in_words(settings: PrioritySettings) -> tuple[Text, ...]:
    """Say how answers are counted, what weighs how much, and what each band takes."""
    texts, toolkit = _texts(), load_toolkit()
    weights = [
        texts["weight"].fill({"name": label.as_dict(), "weight": settings.weights[name]}).as_dict()
        for name, label in toolkit.dimensions.items()
    ]
    thresholds = [
        texts["threshold"]
        .fill({"name": entry.purpose.as_dict(), "number": settings.thresholds[name]})
        .as_dict()
        for name, entry in toolkit.thresholds.items()
    ]
    bands = {band.value.lower(): settings.bands[band] for band in (Band.P1, Band.P2)}
    return (
        texts["mode"].fill({"mode": settings.mode.value, "count": len(settings.statements)}),
        texts["weights"].fill({"weights": weights}),
        texts["bands"].fill({**bands, "completeness": settings.minimum_completeness}),
        texts["thresholds"].fill({"thresholds": thresholds}),
    )


@cache
def _texts() -> Mapping[str, Template]:
    texts = cast("Mapping[str, object]", Document.load(_TEXTS).data)
    return {key: read_template(text) for key, text in texts.items()}
