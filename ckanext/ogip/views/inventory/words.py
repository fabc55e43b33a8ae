"""The filters of the inventory list as people read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ckan.plugins.toolkit as tk

from ...core.eligibility.questions import MEANINGS
from ...core.inventory.states import ASSET_TYPES, STATES
from ...core.vocabulary import load_vocabulary
from ..release_plan.filters import BANDS

_UNSCORED = "none"

# The codes of a facet in the order in which people think of them.
CODES: Mapping[str, tuple[str, ...]] = {
    "state": STATES,
    "eligibility": tuple(MEANINGS),
    "access_level": tuple(choice.value for choice in load_vocabulary("access_level")),
    "band": BANDS,
    "type": ASSET_TYPES,
}
# Functions, because words are translated when they are shown, not when the module is read.
_NAMES: Mapping[str, Callable[[], str]] = {
    "q": lambda: tk._("Words"),
    "due_before": lambda: tk._("Planned before"),
    "state": lambda: tk._("State"),
    "eligibility": lambda: tk._("Eligibility"),
    "access_level": lambda: tk._("Access level"),
    "band": lambda: tk._("Priority"),
    "type": lambda: tk._("Type"),
    "program": lambda: tk._("Program"),
    "owner": lambda: tk._("Business owner"),
}
_VOCABULARIES: Mapping[str, str] = {
    "eligibility": "eligibility_outcome",
    "access_level": "access_level",
    "band": "priority_band",
}
_HELPERS: Mapping[str, str] = {
    "due_before": "ogip_date_in_words",
    "state": "ogip_state_label",
    "type": "ogip_type_label",
}


def name_of(filter_: str) -> str:
    """Return what a filter is called."""
    return _NAMES[filter_]()


def word_of(filter_: str, value: str) -> str:
    """Return a value of a filter in words; texts are words already."""
    if (filter_, value) == ("band", _UNSCORED):
        return tk._("Not scored yet")
    if filter_ in _VOCABULARIES:
        return tk.h.ogip_label(_VOCABULARIES[filter_], value)
    return tk.h[_HELPERS[filter_]](value) if filter_ in _HELPERS else value
