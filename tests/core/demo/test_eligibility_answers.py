"""The demonstration's answers lead to a release, so that its records are not warned about."""

import pytest

from ckanext.ogip.core.eligibility.outcome import evaluate
from ckanext.ogip.demo.eligibility import answers_about
from ckanext.ogip.testing.records import TODAY
from tests.core.demo.shown import ASSETS, REFS


@pytest.mark.parametrize("item", [item for _department, item in ASSETS], ids=REFS)
def test_what_has_an_asset_may_be_released(item):
    outcome = evaluate(answers_about(item), TODAY)

    assert (outcome.code, outcome.is_complete, outcome.ignored) == ("eligible", True, ())
