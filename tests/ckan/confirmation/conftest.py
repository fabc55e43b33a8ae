"""Items with owners, and a campaign in which they are confirmed."""

import datetime

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.gate.judge import today

MESSAGE = {"en": "Please look at your items.", "fr": "Veuillez revoir vos éléments."}


def in_days(number):
    """Return the ISO date that many days after the day of the run."""
    return (today() + datetime.timedelta(days=number)).isoformat()


@pytest.fixture
def add(api, editor, organization):
    """List an item of an owner."""

    def run(ref_number, owner=None, **facts):
        return api(editor).action.ogip_item_create(
            organization=organization["id"],
            ref_number=ref_number,
            title={"en": f"Title of {ref_number}", "fr": f"Titre de {ref_number}"},
            business_owner=owner,
            **facts,
        )

    return run


@pytest.fixture
def open_campaign(api, org_admin, organization):
    """Open a campaign as the administrator."""

    def run(user=org_admin, **given):
        given = {"due": in_days(14), "message": MESSAGE, **given}
        action = api(user).action
        return action.ogip_inventory_confirmation_open(organization=organization["id"], **given)

    return run


@pytest.fixture
def show(api, member, organization):
    """Show the campaign as a member sees it."""
    return lambda user=member: api(user).action.ogip_inventory_confirmation_show(
        organization=organization["name"]
    )["campaign"]


@pytest.fixture
def listed(api, member, organization):
    """List the items of the campaign as a member sees them."""
    return lambda user=member, **given: api(user).action.ogip_inventory_confirmation_list(
        organization=organization["name"], **given
    )


@pytest.fixture
def confirm(api, editor, organization):
    """Answer about items as the editor."""

    def run(*items, user=editor, **given):
        ids = [item["id"] for item in items]
        action = api(user).action
        return action.ogip_item_confirm(organization=organization["id"], ids=ids, **given)

    return run


def let_the_last_day_pass():
    """Let every campaign have ended yesterday."""
    yesterday = {"day": in_days(-1)}
    model.Session.execute(sa.text("update ogip_confirmation set due = :day"), yesterday)
    model.Session.commit()
