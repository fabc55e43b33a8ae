"""Every known way to the public, by everybody who might try it (`rows.py`): none leads there."""

import pytest

from tests.ckan.gate.matrix import attempts_api, attempts_away, attempts_beside, traces
from tests.ckan.gate.matrix.callers import outcome
from tests.ckan.gate.matrix.rows import ATTEMPTS
from tests.ckan.gate.matrix.table import DONE, DRAFT, GONE, PUBLISHED, TOLD

WAYS = (attempts_api, attempts_away, attempts_beside)
pytestmark = pytest.mark.usefixtures("clean_portal")


def case(row, caller):
    name = f"{row.attempt}-{row.start}-{caller}".replace(" ", "_")
    return pytest.param(row, caller, id=name)


@pytest.mark.parametrize(("row", "name"), [case(*attempt) for attempt in ATTEMPTS])
def test_nothing_with_a_gap_becomes_public(api, caller_named, started, row, name):
    caller, subject, wanted = caller_named(name), started(row.start), row.result_for(name)
    attempt = next(found for found in (getattr(way, row.attempt, None) for way in WAYS) if found)
    public, told, logged = traces.public_records(), traces.told_to_everybody(), traces.logged()
    before = traces.traces()

    ended = outcome(lambda: attempt(caller, subject), wanted)

    assert ended == wanted
    public = {GONE: [], PUBLISHED: [subject["id"]]}.get(wanted, public)
    assert traces.public_records() == public
    if wanted == GONE:
        assert told
        told = 0
    assert wanted == PUBLISHED or traces.told_to_everybody() == told
    assert wanted == DRAFT or (traces.logged() > logged) == (wanted in TOLD)
    assert traces.indexed_as_public() == set(public)
    found = traces.found_by_the_public(api)
    assert {subject["id"], subject["name"]} <= found if public else not found
    if ended not in DONE and not row.kept:
        assert traces.differing(before, traces.traces()) == {}
