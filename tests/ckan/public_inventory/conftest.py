"""An inventory that can be published: complete items, and what nobody outside may read of them."""

import pytest

from tests.ckan.eligibility.answers import HIDDEN

SECRETS = ("OWNER-SECRET", "STEWARD-SECRET", "SYSTEM-SECRET", "PLACE-SECRET", "REF-SECRET")


def complete(ref_number, **facts):
    """Return an item that says everything an inventory must say."""
    return {
        "ref_number": ref_number,
        "title": {"en": f"Depth soundings {ref_number[-1]}", "fr": f"Sondages {ref_number[-1]}"},
        "description": {"en": "Depth of each harbour.", "fr": "Profondeur de chaque port."},
        "program": {"en": "Harbours", "fr": "Ports"},
        "scope": {"en": "Since 1990", "fr": "Depuis 1990"},
        "language": "zxx",
        "size": 48_000_000,
        "volume": "small",
        "complexity": "medium",
        "business_owner": "OWNER-SECRET",
        "steward": "STEWARD-SECRET",
        "source_system": "SYSTEM-SECRET",
        "authoritative_location": "PLACE-SECRET",
        "last_reviewed": "2026-02-27",
        "eligible_for_release": "Y",
        **facts,
    }


@pytest.fixture
def add(api, editor, organization):
    """Add a complete item; keyword arguments replace facts."""

    def run(ref_number, **facts):
        given = complete(f"REF-SECRET-{ref_number}", **facts)
        return api(editor).action.ogip_item_create(organization=organization["id"], **given)

    return run


@pytest.fixture
def hide(api, editor):
    """Answer that not even the existence of an item may be known."""

    def run(item):
        return api(editor).action.ogip_eligibility_assess(item_id=item["id"], answers=HIDDEN)

    return run


@pytest.fixture
def submit(api, editor, organization):
    """Submit the inventory as the editor."""
    return lambda user=editor: api(user).action.ogip_inventory_submit(
        organization=organization["id"]
    )


@pytest.fixture
def approve(api, org_admin, organization):
    """Decide on the submitted list as the administrator."""

    def run(user=org_admin, **given):
        action = api(user).action
        shown = action.ogip_inventory_show(organization=organization["id"])
        given.setdefault("fingerprint", (shown["open"] or {}).get("fingerprint", "none"))
        return action.ogip_inventory_approve(organization=organization["id"], **given)

    return run


@pytest.fixture
def publish(api, org_admin, organization):
    """Publish what was approved, as the administrator."""
    return lambda user=org_admin, **given: api(user).action.ogip_inventory_publish(
        organization=organization["id"], **given
    )


@pytest.fixture
def released(submit, approve, publish):
    """Submit, approve and publish the inventory as it is."""

    def run():
        submit()
        approve()
        return publish()

    return run


@pytest.fixture
def listed(api, organization):
    """List the published inventory as somebody whom nobody knows."""
    return lambda **given: api(None).action.ogip_inventory_entry_list(
        organization=organization["name"], **given
    )
