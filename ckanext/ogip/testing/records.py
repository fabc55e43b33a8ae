"""Complete, compliant records of both types, for every tier; each call returns a new dict."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

TODAY = date(2026, 6, 15)
OWNER_ORG = "example-department"


# What the inventory must say about everything that an organization holds.
_INVENTORY: dict[str, Any] = {
    "program": {"en": "Small craft harbours", "fr": "Ports pour petits bateaux"},
    "scope": {"en": "All harbours since 2015", "fr": "Tous les ports depuis 2015"},
    "volume": "small",
    "complexity": "low",
    "business_owner": "Director, small craft harbours",
}


def compliant_dataset(owner_org: str = OWNER_ORG) -> dict[str, Any]:
    """Return a dataset that may be published on any day: it is a yearly series without end."""
    return {
        "type": "dataset",
        "name": "small-craft-harbour-inspections",
        "owner_org": owner_org,
        "title_translated": {
            "en": "Inspections of small craft harbours by province",
            "fr": "Inspections des ports pour petits bateaux par province",
        },
        "notes_translated": {
            "en": "Number and result of the inspections of small craft harbours, by year.",
            "fr": "Nombre et résultat des inspections des ports pour petits bateaux, par année.",
        },
        "keywords": {
            "en": ["harbours", "inspections", "safety"],
            "fr": ["ports", "inspections", "sécurité"],
        },
        "collection": "primary",
        "subject": ["transport", "health_and_safety"],
        "audience": ["general_public", "scientists"],
        "purpose": {
            "en": "Lets boaters and municipalities see the state of the harbours they use.",
            "fr": "Permet aux plaisanciers et aux municipalités de voir l'état des ports.",
        },
        "themes_of_interest": ["transport"],
        "derived_from_personal": "false",
        **_INVENTORY,
        "time_period_coverage_start": "2015-01-01",
        "time_period_coverage_end": "2024-12-31",
        "frequency": "P1Y",
        "date_published": "2016-03-31",
        "date_modified": "2025-06-30",
        "jurisdiction": "federal",
        "license_id": "ca-ogl-lgo",
        "restrictions": "unrestricted",
        "access_level": "open",
        "maintainer_email": "open-data@department.example",
        "ref_number": "HARB-0001",
        "lifetime_class": "continuing",
        "resources": [
            _resource("Inspections, all years", "Inspections, toutes années", "inspections.csv"),
            _resource("Inspections, all years", "Inspections, toutes années", "inspections.json"),
            _resource(
                "Data dictionary",
                "Dictionnaire de données",
                "dictionary.html",
                resource_type="data_dictionary",
                language=["en", "fr"],
            ),
        ],
    }


def compliant_info(owner_org: str = OWNER_ORG, today: date = TODAY) -> dict[str, Any]:
    """Return an information asset that may be published on `today`, reviewed a year later."""
    return {
        "type": "info",
        "name": "harbour-authority-annual-report",
        "owner_org": owner_org,
        "title_translated": {
            "en": "Annual report on small craft harbours",
            "fr": "Rapport annuel sur les ports pour petits bateaux",
        },
        "notes_translated": {
            "en": "What was repaired, inspected and closed during the year, and what comes next.",
            "fr": "Ce qui a été réparé, inspecté et fermé durant l'année, et ce qui suivra.",
        },
        "keywords": {"en": ["harbours", "annual report"], "fr": ["ports", "rapport annuel"]},
        "collection": "publication",
        "subject": ["transport"],
        "purpose": {
            "en": "Lets municipalities see which harbours were repaired and which come next.",
            "fr": "Permet aux municipalités de voir quels ports ont été réparés et la suite.",
        },
        "themes_of_interest": ["transport"],
        "derived_from_personal": "false",
        **_INVENTORY,
        "frequency": "not_planned",
        "date_published": "2025-10-01",
        "jurisdiction": "federal",
        "license_id": "ca-ogl-lgo",
        "restrictions": "unrestricted",
        "maintainer_email": "open-data@department.example",
        "ref_number": "HARB-0002",
        "lifetime_class": "static",
        "review_date": (today + timedelta(days=365)).isoformat(),
        "resources": [
            _resource(
                "Annual report (English)",
                "Rapport annuel (anglais)",
                "report.html",
                resource_type="annual_report",
                language=["en"],
            ),
            _resource(
                "Annual report (French)",
                "Rapport annuel (français)",
                "rapport.html",
                resource_type="annual_report",
                language=["fr"],
            ),
        ],
    }


def _resource(
    title_en: str,
    title_fr: str,
    file_name: str,
    *,
    resource_type: str = "dataset",
    language: list[str] | None = None,
) -> dict[str, Any]:
    return {
        "name_translated": {"en": title_en, "fr": title_fr},
        "resource_type": resource_type,
        "format": file_name.rpartition(".")[2].upper(),
        "language": language or ["zxx"],
        "url": f"https://data.department.example/harbours/{file_name}",
    }
