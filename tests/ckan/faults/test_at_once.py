"""Two people, one record, the same moment: one after the other, and never public against a rule."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from ckan import model

from tests.ckan.faults.conftest import in_database, in_search

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def colleague(make_user, organization):
    return make_user("editor", organization)


def at_once(*calls):
    with ThreadPoolExecutor(len(calls)) as pool:
        return [done.result() for done in [pool.submit(call) for call in calls]]


def test_two_people_publish_and_both_are_told_that_it_is_public(
    site, api, editor, colleague, draft
):
    answers = at_once(
        *(lambda person=person: site(person, "ogip_publish", id=draft["id"])
          for person in (editor, colleague, editor, colleague))
    )  # fmt: skip

    assert {answer.status_code for answer in answers} == {200}
    assert {answer.json()["result"]["state"] for answer in answers} == {"published"}
    assert in_database(draft["id"]) == (True, True)
    assert model.Session.scalar(sa.text("select count(*) from ogip_approval")) == 1


def test_changes_of_two_fields_are_both_kept(site, api, editor, colleague, draft):
    api(editor).action.ogip_publish(id=draft["id"])

    answers = at_once(
        lambda: site(editor, "package_patch", id=draft["id"], ref_number="one"),
        lambda: site(colleague, "package_patch", id=draft["id"], purpose={"en": "a", "fr": "b"}),
    )

    assert [answer.status_code for answer in answers] == [200, 200]
    stored = api(editor).action.package_show(id=draft["id"])
    assert (stored["ref_number"], stored["purpose"]) == ("one", {"en": "a", "fr": "b"})


@pytest.mark.parametrize("attempt", range(3))
def test_publishing_while_the_licence_is_removed_never_ends_public_without_one(
    site, api, editor, colleague, draft, attempt
):
    answers = at_once(
        lambda: site(editor, "ogip_publish", id=draft["id"]),
        lambda: site(colleague, "package_patch", id=draft["id"], license_id=""),
    )

    codes = [answer.status_code for answer in answers]
    assert codes in ([200, 409], [409, 200])
    public = codes[0] == 200
    assert in_database(draft["id"]) == (public, public)
    assert in_search(api, draft["id"]) is public
    assert bool(api(editor).action.package_show(id=draft["id"]).get("license_id")) is public
