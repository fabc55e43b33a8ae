"""What the public inventory may list: nothing whose very existence must stay closed."""

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.model.item import Item
from ckanext.ogip.store.eligibility import may_be_public
from tests.ckan.eligibility.answers import ELIGIBLE, HIDDEN, INELIGIBLE, NOT_HELD, TREATABLE

pytestmark = pytest.mark.usefixtures("clean_portal", "item")


def is_listed():
    model.Session.remove()
    return (
        model.Session.scalar(sa.select(sa.func.count()).select_from(Item).where(may_be_public()))
        > 0
    )


def test_what_nobody_has_decided_on_is_listed_as_under_review():
    assert is_listed()


@pytest.mark.parametrize(
    ("answers", "listed"),
    [
        (ELIGIBLE, True),
        (TREATABLE, True),
        (INELIGIBLE, True),
        (NOT_HELD, False),
        (HIDDEN, False),
    ],
)
def test_a_decision_says_whether_it_is_listed(decided, answers, listed):
    decided(answers)

    assert is_listed() is listed


def test_what_somebody_says_must_stay_unknown_is_not_listed_even_before_it_is_confirmed(
    decided, assess
):
    decided(ELIGIBLE)
    assess(HIDDEN)

    assert not is_listed()


def test_new_answers_that_are_not_complete_do_not_take_it_off_the_list(decided, assess):
    decided(ELIGIBLE)
    assess({"holder": "organization"})

    assert is_listed()
