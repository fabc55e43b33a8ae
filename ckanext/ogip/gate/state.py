"""CKAN's two switches that make a record public, read as they will be, not as they were sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.logic.validators import boolean_validator
from ckan.model import State

# Core's action accepts any string from a sysadmin or a harvester; what is none of these is a typing
# error at best and, since labels and lists disagree on it, a leak at worst.
DRAFT = "draft"  # CKAN has no constant for it
KNOWN_STATES = frozenset({State.ACTIVE, DRAFT, State.DELETED, State.PENDING})


def require_known_state(payload: Mapping[str, Any]) -> None:
    """Raise ValidationError when the payload names a state that CKAN does not know."""
    state = payload.get("state")
    if state and state not in KNOWN_STATES:
        message = tk._("“%(state)s” is not a state. Use one of: %(states)s.") % {
            "state": state,
            "states": ", ".join(sorted(KNOWN_STATES)),
        }
        raise tk.ValidationError({"state": [message]})


def is_public(record: Mapping[str, Any]) -> bool:
    """Return whether anybody may see the record: active and not private."""
    return record.get("state") == State.ACTIVE and not boolean_validator(record.get("private"), {})
