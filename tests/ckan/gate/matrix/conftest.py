"""Those who try, and where they start."""

import pytest

from tests.ckan.gate.matrix.callers import Caller
from tests.ckan.gate.matrix.starts import Starts
from tests.ckan.gate.matrix.table import PEOPLE


@pytest.fixture
def caller_named(request, api, app, sysadmin):
    """Return the caller of a name."""

    def named(name):
        person = request.getfixturevalue(name) if name in PEOPLE else sysadmin
        return Caller(name, person, api, app)

    return named


@pytest.fixture
def started(api, editor, sysadmin, organization):
    """Make the starting point of a name; return the record, or the organization for a new one."""
    starts = Starts(api, editor, sysadmin, organization)
    return lambda start: getattr(starts, start.replace(" ", "_"))()
