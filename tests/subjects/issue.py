"""An issue that is on its way, and the same once it is closed."""

from __future__ import annotations

from typing import Any


def compliant_issue() -> dict[str, Any]:
    """Return an open issue with an owner, a cause, a proposal and a due date."""
    return {
        "id": "issue-12",
        "state": "corrective_action",
        "significance": "significant",
        "opened_on": "2026-06-01",
        "owner": "coordinator",
        "cause": {"en": "The report arrived late.", "fr": "Le rapport est arrivé en retard."},
        "proposal": {"en": "Publish it in June.", "fr": "Le publier en juin."},
        "due": "2026-06-30",
    }
