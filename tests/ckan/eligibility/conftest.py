"""An item whose eligibility people answer and confirm."""

import pytest

from tests.core.eligibility.answering import ELIGIBLE


@pytest.fixture
def item(api, editor, organization):
    """An item that somebody has just listed."""
    return api(editor).action.ogip_item_create(
        organization=organization["id"],
        ref_number="FIN-1",
        title={"en": "Spending by program", "fr": "Dépenses par programme"},
    )


@pytest.fixture
def assess(api, editor, item):
    """Answer the questions about the item, as the editor unless somebody else is named."""

    def run(answers=ELIGIBLE, user=editor, **options):
        action = api(user).action
        return action.ogip_eligibility_assess(item_id=item["id"], answers=answers, **options)

    return run


@pytest.fixture
def confirm(api, org_admin, item):
    """Confirm what was answered, as the administrator unless somebody else is named."""

    def run(user=org_admin, **options):
        action = api(user).action
        return action.ogip_eligibility_assess(item_id=item["id"], confirm=True, **options)

    return run


@pytest.fixture
def decided(assess, confirm):
    """Answer the questions and have them confirmed."""

    def run(answers=ELIGIBLE):
        assess(answers)
        return confirm()["decision"]

    return run


@pytest.fixture
def shown(api, editor, item):
    """Show the item as its editor sees it now."""
    return lambda: api(editor).action.ogip_item_show(id=item["id"])
