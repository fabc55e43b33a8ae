"""An item that may be released, and whatever is said about its priority."""

import pytest


@pytest.fixture
def make_item(api, editor, organization):
    """List an item that the inventory says may be released, unless other facts are given."""

    def make(ref_number="FIN-1", **facts):
        facts.setdefault("eligible_for_release", "Y")
        return api(editor).action.ogip_item_create(
            organization=organization["id"],
            ref_number=ref_number,
            title={"en": "Spending by program", "fr": "Dépenses par programme"},
            **facts,
        )

    return make


@pytest.fixture
def item(make_item):
    """An item that may be released."""
    return make_item()


@pytest.fixture
def answer(api, editor, item):
    """Answer statements about the item as its editor."""

    def run(user=editor, **answers):
        return api(user).action.ogip_priority_answer(item_id=item["id"], answers=answers)

    return run


@pytest.fixture
def override(api, org_admin, item):
    """Choose a band for the item as its administrator."""

    def run(user=org_admin, **arguments):
        return api(user).action.ogip_priority_override(item_id=item["id"], **arguments)

    return run


@pytest.fixture
def priority(api, member, item):
    """Show the priority of the item as a member sees it."""
    return lambda: api(member).action.ogip_priority_show(item_id=item["id"])
