"""All priorities are scored anew: what changed is written, what holds is left alone."""

import datetime

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.cli.cli import ckan
from ckanapi import NotAuthorized, ValidationError

from ckanext.ogip.core.calendar.dates import add_months
from ckanext.ogip.gate.judge import today
from ckanext.ogip.store.priority import rescoring

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def rescore(api, org_admin, organization):
    """Score the organization's items anew, as its administrator."""

    def run(user=org_admin, **arguments):
        arguments.setdefault("organization", organization["name"])
        return api(user).action.ogip_priority_rescore(**arguments)

    return run


@pytest.fixture
def command(cli):
    """Run the command."""
    return lambda *arguments: cli.invoke(ckan, ["ogip", "priority", "rescore", *arguments])


def tally(scored=0, unchanged=0, blanked=0):
    return {"scored": scored, "unchanged": unchanged, "blanked": blanked}


def causes(shown):
    return [entry["cause"] for entry in shown["history"]]


def test_what_may_be_released_is_scored_for_the_first_time(rescore, item, priority, make_item):
    make_item("FIN-2", eligible_for_release="N")
    make_item("FIN-3", date_released="2020-01-01")

    assert rescore() == tally(scored=1)
    shown = priority()
    assert (shown["scored_on"], causes(shown)) == (today().isoformat(), ["facts"])


def test_a_second_run_changes_nothing(rescore, item, priority):
    rescore()
    before = priority()

    assert rescore() == tally(unchanged=1)
    assert priority() == before


def test_a_fact_that_changed_is_scored(api, editor, rescore, item, priority):
    rescore()
    api(editor).action.ogip_item_update(id=item["id"], automation_level="full")

    assert priority()["stale"] is True
    assert rescore() == tally(scored=1)
    assert causes(priority()) == ["facts", "facts"]
    assert priority()["stale"] is False


def test_a_score_is_made_again_after_a_year(rescore, item, priority):
    rescore()
    due = add_months(today(), 12)

    assert rescore(as_of=(due - datetime.timedelta(days=1)).isoformat()) == tally(unchanged=1)
    assert rescore(as_of=due.isoformat()) == tally(scored=1)
    shown = priority()
    assert causes(shown) == ["yearly", "facts"]
    assert shown["scored_on"] == due.isoformat()


def test_another_policy_that_scores_otherwise_is_named_as_the_reason(rescore, item, priority):
    rescore()
    model.Session.execute(sa.text("update ogip_priority set policy = 'older', fingerprint = '?'"))
    model.Session.commit()

    rescore()

    assert causes(priority())[0] == "policy"


def test_what_may_not_be_released_any_more_loses_its_band_and_keeps_its_answers(
    api, editor, rescore, item, answer, priority
):
    answer(documented=True)
    api(editor).action.ogip_item_update(id=item["id"], eligible_for_release="N")

    assert rescore() == tally(blanked=1)
    assert (priority()["priority"], priority()["scored_on"]) == (None, None)
    api(editor).action.ogip_item_update(id=item["id"], eligible_for_release="Y")
    rescore()
    assert priority()["priority"]["points"] == 1


def test_a_chosen_band_stays(rescore, override, priority):
    override(band="P1", reason="Announced.")

    assert rescore() == tally(unchanged=1)
    assert priority()["priority"]["band"] == "P1"


def test_answers_to_statements_that_are_no_more_count_no_more(rescore, item, answer, priority):
    answer(documented=True)
    model.Session.execute(
        sa.text("""update ogip_priority set answers = '{"gone": {"value": true}}'""")
    )
    model.Session.commit()

    assert rescore() == tally(scored=1)
    assert priority()["priority"]["points"] == 0


def test_more_items_than_a_page_are_all_scored(monkeypatch, rescore, make_item):
    for number in range(5):
        make_item(f"FIN-{number}")
    monkeypatch.setattr(rescoring.page_of_scored, "__defaults__", (2,))

    assert rescore() == tally(scored=5)


def test_only_the_items_of_the_organization_are_scored(sysadmin, rescore, item, make_organization):
    other = make_organization()

    assert rescore(user=sysadmin, organization=other["id"]) == tally()
    assert rescore(user=sysadmin, organization=None) == tally(scored=1)


def test_a_run_is_in_the_log_of_each_inventory(api, org_admin, rescore, item, organization):
    rescore()

    events = api(org_admin).action.ogip_event_list(object_type="inventory")["results"]

    assert [(e["kind"], e["object_id"]) for e in events] == [
        ("priority_rescored", organization["id"])
    ]
    assert events[0]["details"] == {"as_of": today().isoformat(), **tally(scored=1)}
    assert events[0]["user"]["name"] == org_admin["name"]


def test_editors_do_not_score_an_organization_nor_administrators_all(
    editor, org_admin, rescore, item, nothing_changes
):
    for user, organization in ((editor, "any"), (org_admin, None)):
        given = {} if organization else {"organization": None}
        with nothing_changes(), pytest.raises(NotAuthorized):
            rescore(user=user, **given)


@pytest.mark.parametrize(
    "given", [{"organization": "nowhere"}, {"as_of": "soon"}, {"as_of": "2027-02-30"}]
)
def test_a_wrong_call_is_refused(rescore, given):
    with pytest.raises(ValidationError):
        rescore(**given)


def test_the_command_says_what_it_did(command, item, organization):
    first = command("--organization", organization["name"])
    second = command()

    assert (first.exit_code, first.output.split(";")[0]) == (0, "1 scored, 0 unchanged")
    assert (second.exit_code, second.output.split(";")[0]) == (0, "0 scored, 1 unchanged")


def test_the_command_scores_as_of_another_day(command, item, priority):
    command("--as-of", "2031-01-15")

    assert priority()["scored_on"] == "2031-01-15"


@pytest.mark.parametrize(
    "arguments", [("--organization", "nowhere"), ("--as-of", "soon"), ("--user", "nobody")]
)
def test_a_wrong_command_ends_with_status_2(command, arguments):
    result = command(*arguments)

    assert result.exit_code == 2
    assert "Traceback" not in result.output
