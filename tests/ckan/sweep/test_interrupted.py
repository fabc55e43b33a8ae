"""A sweep that is cut short goes on, and several workers share one without harm."""

import datetime

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.common import config

from ckanext.ogip.store.assessment.sweeps import begin as begin_sweep
from ckanext.ogip.tasks import sweep

pytestmark = pytest.mark.usefixtures("clean_portal")


class KilledError(Exception):
    pass


def kill(tally):
    raise KilledError


@pytest.fixture
def cut_short(catalogue, today):
    """A sweep by pages of one record, whose worker got through one of them."""
    sweep_id = sweep.begin(None, today, page_size=1)
    with pytest.raises(KilledError):
        sweep.work(sweep_id, kill)
    model.Session.remove()
    return sweep_id


@pytest.fixture
def elsewhere():
    """A connection of another worker."""
    engine = sa.create_engine(config["sqlalchemy.url"], poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        yield connection


def test_the_same_sweep_goes_on_with_what_is_left(cut_short, today):
    before = sweep.state(cut_short)
    assert (before.pages_done, before.judged) == (1, 1)

    assert sweep.begin(None, today, page_size=1) == cut_short
    seen = []
    sweep.work(cut_short, lambda tally: seen.append(tally.pages_done))

    assert seen == [2, 3, 4]
    after = sweep.state(cut_short)
    assert (after.judged, after.is_complete) == (3, True)


def test_another_day_begins_anew(cut_short, today):
    assert sweep.begin(None, today + datetime.timedelta(days=1)) != cut_short


def test_another_organization_begins_anew(cut_short, today, organization):
    assert sweep.begin(organization["id"], today) != cut_short


def test_other_rules_begin_anew(cut_short, today):
    assert begin_sweep(None, "other rules", today).id != cut_short
    model.Session.rollback()


def test_a_finished_sweep_is_not_taken_up_again(cut_short, today):
    sweep.work(cut_short)

    again = sweep.begin(None, today)

    assert again != cut_short
    assert sweep.state(again).pages_done == 0


def test_a_page_in_the_hands_of_another_worker_is_left_to_it(cut_short, elsewhere):
    held = sa.text(
        "select number from ogip_sweep_page where done is null order by number for update"
    )
    assert len(elsewhere.execute(held).all()) == 3

    sweep.work(cut_short)
    assert sweep.state(cut_short).pages_done == 1

    elsewhere.rollback()  # as when that worker is killed
    sweep.work(cut_short)
    assert sweep.state(cut_short).is_complete


def test_a_job_that_runs_twice_does_no_harm(cut_short, stored):
    sweep.work(cut_short)
    once = stored()

    sweep.work(cut_short)

    assert stored() == once


def test_a_job_of_a_sweep_that_is_long_over_does_nothing(portal, stored):
    sweep.work("long-over")

    assert stored()["ogip_assessment"] == []


def test_earlier_sweeps_leave_nothing_behind(cut_short, today):
    sweep.work(cut_short)
    later = sweep.begin(None, today)
    sweep.work(later)

    ids = model.Session.scalars(sa.text("select distinct sweep_id from ogip_sweep_page")).all()
    assert ids == [later]
