"""Every known way to the public, by everybody who might try it (`rows.py`): none leads there."""

import pytest

from tests.ckan.gate.matrix import attempts_api, attempts_beside, traces
from tests.ckan.gate.matrix.callers import outcome
from tests.ckan.gate.matrix.rows import ATTEMPTS
from tests.ckan.gate.matrix.table import DRAFT

pytestmark = pytest.mark.usefixtures("clean_portal")


def case(row, caller):
    name = f"{row.attempt}-{row.start}-{caller}".replace(" ", "_")
    return pytest.param(row, caller, id=name)


@pytest.mark.parametrize(("row", "name"), [case(*attempt) for attempt in ATTEMPTS])
def test_nothing_with_a_gap_becomes_public(api, caller_named, started, row, name):
    caller, subject = caller_named(name), started(row.start)
    attempt = getattr(attempts_api, row.attempt, None) or getattr(attempts_beside, row.attempt)
    before, public, told = traces.traces(), traces.public_records(), traces.told_as_public()

    ended = outcome(lambda: attempt(caller, subject))

    assert ended == row.result_for(name)
    assert traces.public_records() == public
    assert traces.told_as_public() == told
    assert traces.indexed_as_public() == set(public)
    found = traces.found_by_the_public(api)
    assert {subject["id"], subject["name"]} <= found if public else not found
    if ended != DRAFT and not row.kept:
        assert traces.differing(before, traces.traces()) == {}
