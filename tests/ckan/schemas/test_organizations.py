"""Organizations: names in both languages, and the facts open.canada.ca keeps about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ckanapi import ValidationError

Act = Callable[..., dict[str, Any]]
ORGANIZATION: dict[str, Any] = {
    "name": "water",
    "title_translated": {"en": "Department of Water", "fr": "Ministère de l'Eau"},
    "shortform": {"en": "DW", "fr": "ME"},
    "description_translated": {"en": "Looks after water.", "fr": "S'occupe de l'eau."},
    "opengov_email": "open@example.org",
    "department_number": "321",
    "umd_number": "17",
    "faa_schedule": "1.1",
    "reporting_requirements": ["ati", "grants"],
    "registry_access": "public",
}


@pytest.fixture
def act(api: Any, sysadmin: dict[str, Any]) -> Act:
    """Call an action over HTTP as a sysadmin, who alone creates organizations."""
    return lambda name, /, **parameters: api(sysadmin).call_action(name, parameters)


def test_every_field_is_shown_as_it_was_sent(act: Act):
    act("organization_create", **ORGANIZATION)

    shown = act("organization_show", id="water")

    assert {key: shown[key] for key in ORGANIZATION} == ORGANIZATION
    assert shown["title"] == "Department of Water"
    assert shown["description"] == "Looks after water."


def test_sending_a_shown_organization_back_changes_nothing(act: Act):
    act("organization_create", **ORGANIZATION)
    shown = act("organization_show", id="water")

    act("organization_update", **shown)

    assert act("organization_show", id="water") == shown


def test_an_organization_needs_nothing_but_its_name(act: Act):
    act("organization_create", name="bare")

    assert act("organization_show", id="bare")["display_name"] == "bare"


@pytest.mark.parametrize(("field", "value"), [("faa_schedule", "9"), ("opengov_email", "nobody")])
def test_an_unreadable_value_is_an_error_of_its_field(act: Act, field: str, value: str):
    with pytest.raises(ValidationError) as refused:
        act("organization_create", **{**ORGANIZATION, field: value})

    assert set(refused.value.error_dict) == {field, "__type"}
    assert value in refused.value.error_dict[field][0]
