"""A complete plan whose deliverables are on time, as of the day of the tests."""

from __future__ import annotations

from typing import Any


def compliant_plan() -> dict[str, Any]:
    """Return a plan with its four parts, one finished deliverable and one still open."""
    return {
        "id": "plan-2026",
        "title": {
            "en": "Open Government Implementation Plan",
            "fr": "Plan de mise en œuvre pour un gouvernement ouvert",
        },
        "sections": {
            "governance": {
                "en": "The IMSO approves each release.",
                "fr": "Le CSGI approuve chaque publication.",
            },
            "release": {
                "en": "Two datasets come out every quarter.",
                "fr": "Deux jeux de données paraissent chaque trimestre.",
            },
            "inventory": {
                "en": "The inventory is renewed every year.",
                "fr": "Le répertoire est renouvelé chaque année.",
            },
            "restrictions": {
                "en": "Restrictions end before the transfer to Library and Archives Canada.",
                "fr": "Les restrictions prennent fin avant le transfert à BAC.",
            },
        },
        "items": [
            {
                "id": "1.1",
                "title": {
                    "en": "Terms of reference of the working group",
                    "fr": "Mandat du groupe de travail",
                },
                "end": "2026-03-31",
                "date_precision": "month",
                "status": "completed",
            },
            {
                "id": "1.2",
                "title": {"en": "Guide for owners", "fr": "Guide à l'intention des responsables"},
                "end": "2026-06-30",
                "date_precision": "month",
                "status": "in_progress",
            },
        ],
    }
