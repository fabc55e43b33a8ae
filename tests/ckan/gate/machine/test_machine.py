"""Anybody tries anything, in any order: nothing is public that nobody may have published.

A fixed set of runs by default. `OGIP_MACHINE_EXAMPLES=500` tries that many others, and
`OGIP_MACHINE_SEED=7` chooses them; what fails is printed as a program of steps.
"""

import os

import pytest
from ckan.common import config
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from ckanext.ogip import catalogue
from ckanext.ogip import config as ogip
from tests.ckan.gate.machine.beside import Beside
from tests.ckan.gate.machine.deciding import Deciding
from tests.ckan.gate.machine.loading import Loading
from tests.ckan.gate.machine.revising import Revising
from tests.ckan.gate.machine.world import World
from tests.ckan.gate.machine.writing import Writing

EXAMPLES = os.environ.get("OGIP_MACHINE_EXAMPLES")
SEED = os.environ.get("OGIP_MACHINE_SEED")
STEPS = 30


@pytest.fixture
def world(portal, app, api, make_organization, make_user, tmp_path, monkeypatch):
    """A portal to begin with; its policy and mode are put back afterwards."""
    monkeypatch.setitem(config, ogip.POLICY, config[ogip.POLICY])
    monkeypatch.setitem(config, ogip.MODE, config[ogip.MODE])
    yield World(app, api, make_organization, make_user, tmp_path)
    monkeypatch.undo()
    catalogue.reload()


def test_whatever_anybody_does_nothing_unapproved_is_public(world):
    class Machine(Writing, Deciding, Revising, Loading, Beside):
        pass

    Machine.world = world
    chosen = settings(
        max_examples=int(EXAMPLES or 6),
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=not (EXAMPLES or SEED),
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # making a failure shorter takes longer than reading it
    )
    run_state_machine_as_test(seed(int(SEED))(Machine) if SEED else Machine, settings=chosen)
