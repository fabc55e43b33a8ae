"""`ckan ogip grandfather`: what was public before the rules is recorded, and stays public."""

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.tasks.grandfather import grandfather

pytestmark = pytest.mark.usefixtures("clean_portal")


def counted(table):
    model.Session.remove()
    return model.Session.scalar(sa.text(f"select count(*) from {table}"))  # noqa: S608


def test_what_is_public_is_approved_on_its_own_basis(run, old, approval):
    result = run()

    assert result.exit_code == 0, result.output
    assert approval(old).basis == "grandfathered"
    assert result.stdout == "Public records approved: 1. Of these, against a blocking rule: 1.\n"


def test_the_verdict_is_stored_with_it(api, member, grandfathered):
    stored = api(member).action.ogip_assessment_show(id=grandfathered["id"])

    assert stored["decision"] == "refuse"
    assert "OG-102" in {finding["rule"] for finding in stored["findings"]}


def test_the_log_says_so_for_each_record(api, member, grandfathered):
    (event,) = api(member).action.ogip_event_list()["results"]

    assert event["kind"] == "publication_grandfathered"
    assert event["object_id"] == grandfathered["id"]
    assert event["details"]["rules"] == ["OG-102"]
    assert event["user"]["name"]


def test_members_see_the_basis(api, member, grandfathered):
    shown = api(member).action.package_show(id=grandfathered["id"])["ogip"]["approvals"]

    assert shown["basis"] == "grandfathered"


def test_drafts_and_what_was_published_through_the_gate_are_left_alone(
    api, editor, run, make_draft, approval
):
    draft = make_draft("draft")
    published = make_draft("published")
    api(editor).action.ogip_publish(id=published["id"])

    result = run()

    assert "Public records approved: 0." in result.stdout
    assert approval(draft) is None
    assert approval(published).basis == "checked"


def test_the_second_run_finds_nothing_and_changes_nothing(run, grandfathered, approval):
    before = approval(grandfathered).approved_at

    result = run()

    assert "Public records approved: 0." in result.stdout
    assert approval(grandfathered).approved_at == before
    assert counted("ogip_event") == 1


def test_a_dry_run_counts_and_writes_nothing(run, old, make_old):
    make_old("in-order")

    result = run("--dry-run")

    assert result.exit_code == 0
    assert result.stdout == (
        "Public records without approval: 2. Of these, against a blocking rule: 1. "
        "Nothing was written.\n"
    )
    assert counted("ogip_approval") == 0
    assert counted("ogip_event") == 0


def test_a_run_that_was_cut_short_is_finished_by_the_next(run, make_old):
    for number in range(5):
        make_old(f"old-{number}")

    begun = grandfather(dry_run=False, user_id=None, page_size=2)
    next(begun)
    begun.close()
    assert counted("ogip_approval") == 2

    assert "Public records approved: 3." in run().stdout
    assert counted("ogip_approval") == 5
    assert counted("ogip_event") == 5


def test_an_unknown_user_is_a_wrong_call(run, old):
    assert run("--user", "no-such").exit_code == 2
    assert counted("ogip_approval") == 0
