"""Complete records of each type, and a way to store them as drafts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Record = dict[str, Any]


def both(en: str, fr: str) -> dict[str, str]:
    return {"en": en, "fr": fr}


@pytest.fixture(autouse=True)
def _empty_portal(clean_portal: None) -> None:
    """Start every test here in an empty portal, before any other fixture fills it."""


@pytest.fixture
def dataset(organization: Record) -> Record:
    """A dataset in which every kind of value occurs."""
    return {
        "type": "dataset",
        "name": "water-levels",
        "owner_org": organization["id"],
        "title_translated": both("Water levels", "Niveaux d'eau"),
        "notes_translated": both("Daily levels.", "Niveaux quotidiens."),
        "keywords": {"en": ["water", "lakes"], "fr": ["eau", "lacs"]},
        "collection": "primary",
        "subject": ["nature_and_environment", "transport"],
        "geographic_region": ["0", "11"],
        "spatial": '{"type": "Point", "coordinates": [-75.7, 45.4]}',
        "time_period_coverage_start": "2001-01-01",
        "program_page_url": both("https://example.org/en", "https://example.org/fr"),
        "relationship": [
            {
                "related_relationship": "continues",
                "related_type": "dataset",
                "related_url": both("https://example.org/old", "https://example.org/ancien"),
            },
            {"related_relationship": "superseded_by"},
        ],
        "credit": [{"credit_name": both("River Survey", "Levé des rivières")}],
        "maintainer_email": "water@example.org",
        "ref_number": "W-001",
        "program": both("Water", "Eau"),
        "language": ["en", "fr"],
        "size": 3000000000,
        "volume": "large",
        "license_id": "ca-ogl-lgo",
        "restrictions": "unrestricted",
        "third_party": [
            {
                "provider": both("Province", "Province"),
                "agreement_reference": "2024-17",
                "permission_covers_licence": "true",
                "permission_expires": "2030-12-31",
            }
        ],
        "derived_from_personal": "false",
        "disclosure_control": [{"method": "rounding", "base": 5}],
        "consultation": [
            {
                "consulted": both("River council", "Conseil de la rivière"),
                "consultation_date": "2025-02-03",
                "outcome": both("Agreed", "D'accord"),
            }
        ],
        "imso_approval": "true",
        "ready_to_publish": "false",
        "portal_release_date": "2027-04-01",
        "frequency": "P1D",
        "date_published": "2015-10-27",
        "lifetime_class": "continuing",
        "review_date": "2027-10-01",
        "delay_reason": both("Gauge repair", "Réparation du limnimètre"),
        "topic_category": ["inland_waters"],
        "distributor": '{"en": {"city": "Hull"}, "fr": {"ville": "Hull"}}',
        "resources": [
            {
                "name_translated": both("Levels 2024", "Niveaux 2024"),
                "description_translated": both("In metres.", "En mètres."),
                "url": "https://example.org/levels.csv",
                "resource_type": "dataset",
                "format": "CSV",
                "language": ["zxx"],
                "size": 1200,
                "date_published": "2024-12-31",
                "data_quality": ["data_includes_uris"],
                "relationship": [
                    {
                        "related_relationship": "defined_by",
                        "related_url": both("https://example.org/d", "https://example.org/d"),
                    }
                ],
                "related_type": "dataset",
            }
        ],
    }


@pytest.fixture
def information_asset(dataset: Record) -> Record:
    """An information asset: what it shares with a dataset, and its own fields."""
    only_of_datasets = {"topic_category", "distributor"}
    shared = {key: value for key, value in dataset.items() if key not in only_of_datasets}
    resource = {k: v for k, v in dataset["resources"][0].items() if k != "data_quality"}
    return {
        **shared,
        "type": "info",
        "name": "water-report",
        "collection": "publication",
        "issuance": "serial",
        "issuance_frequency": "P1Y",
        "isbn": "978-0-00-000000-2",
        "date_created": "2024-01-31",
        "additional_notes": both("With maps.", "Avec cartes."),
        "resources": [resource],
    }


@pytest.fixture
def act(api: Any, editor: Record) -> Callable[..., Record]:
    """Call an action over HTTP as an editor: `act("package_show", id=...)`."""
    return lambda name, /, **parameters: api(editor).call_action(name, parameters)


@pytest.fixture
def store(act: Callable[..., Record], organization: Record) -> Callable[..., Record]:
    """Store a record as a draft, the given fields in place of or beside its own."""

    def create(record: Record | None = None, **fields: Any) -> Record:
        minimum = {"type": "dataset", "owner_org": organization["id"]}
        return act("package_create", **{**(record or minimum), **fields})

    return create
