"""What follows a decision about an item is not edited: the questions are answered again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.inventory.item import BILINGUAL
from ...core.text import LANGUAGES
from ...model.item import Item
from ...store.eligibility import DECIDED_COLUMNS, decision_of

_FIELD_OF = {f"{stem}_{lang}": field for field, stem in BILINGUAL.items() for lang in LANGUAGES}


def leave_to_decision(item: Item, values: Mapping[str, Any]) -> None:
    """Raise ValidationError for each column that would differ from the decision in force."""
    changed = [n for n in DECIDED_COLUMNS if n in values and values[n] != getattr(item, n)]
    if not changed or decision_of(item.id) is None:
        return
    message = tk._("This was decided. Answer the questions on eligibility again to change it.")
    raise tk.ValidationError({_FIELD_OF.get(name, name): [message] for name in changed})
