"""Whoever is refused holds nobody up: a program that goes on after a refusal keeps no lock."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.plugins import toolkit as tk

from tests.ckan.eligibility.answers import INELIGIBLE

pytestmark = pytest.mark.usefixtures("clean_portal")

# What a test run holds itself, so that no other one uses its slot.
OWN = 20120826
HELD = sa.text("""
    select count(*) from pg_locks
    where database = (select oid from pg_database where datname = current_database())
    and pid <> pg_backend_pid() and granted and objid is distinct from :own
    and (locktype = 'advisory' or mode in ('RowShareLock', 'RowExclusiveLock'))
""")
REFUSED = {
    "ogip_eligibility_assess": lambda item: {
        "item_id": item["id"],
        "answers": {**INELIGIBLE, "review_date": "2001-01-01"},
    },
    "ogip_priority_answer": lambda item: {"item_id": item["id"], "answers": {"colour": True}},
    "ogip_priority_override": lambda item: {"item_id": item["id"], "band": "P9", "reason": "So."},
    "ogip_release_plan_set": lambda item: {"item_id": item["id"], "planned_date": "2001-01-01"},
    "ogip_signal_add": lambda item: {"item_id": item["id"], "count": "many"},
    "ogip_item_promote": lambda item: {"id": item["id"]},
    "ogip_inventory_submit": lambda item: {"organization": item["organization"]["id"]},
    "ogip_inventory_approve": lambda item: {
        "organization": item["organization"]["id"],
        "fingerprint": "none",
    },
}


def held():
    with model.meta.engine.connect() as connection:
        return connection.scalar(HELD, {"own": OWN})


@pytest.fixture
def item(api, editor, organization):
    """An item that says too little to be published, and whose draft stands in the way."""
    made = api(editor).action.ogip_item_create(
        organization=organization["id"],
        ref_number="FIN-1",
        title={"en": "Spending by program"},
        eligible_for_release="Y",
    )
    api(editor).action.ogip_item_promote(id=made["id"])
    return made


@pytest.mark.parametrize("action", REFUSED)
def test_a_refusal_keeps_no_lock(app, org_admin, item, action):
    with app.flask_app.test_request_context(), pytest.raises(tk.ValidationError):
        tk.get_action(action)({"user": org_admin["name"]}, REFUSED[action](item))

    assert held() == 0
