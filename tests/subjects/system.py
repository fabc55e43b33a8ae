"""A system that was procured with open government in mind."""

from __future__ import annotations

from typing import Any


def compliant_system() -> dict[str, Any]:
    """Return a procured system that answers its five questions, past its gate."""
    answers = {
        "open_export": "The whole content can be exported.",
        "formats": "CSV and HTML.",
        "metadata": "All columns of the inventory.",
        "bilingual": "Each title exists twice.",
        "disposition": "Restrictions carry an end date.",
    }
    return {
        "id": "system-7",
        "name": {"en": "Case management", "fr": "Gestion des dossiers"},
        "change": "procured",
        "gate_on": "2026-06-01",
        "answers": {question: {"en": answer} for question, answer in answers.items()},
    }
