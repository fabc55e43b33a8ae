"""A pytest plugin: what the tests that CKAN ships need in both runs."""

import sys

import pytest
from ckan import tests
from factory import random
from faker import Faker

# CKAN's entry points name `tests.plugins`, as in a checkout; the wheel has `ckan.tests.plugins`.
sys.modules.setdefault("tests", tests)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give both runs the same invented names and texts: a search may find a word in them."""
    Faker.seed(item.nodeid)
    random.reseed_random(item.nodeid)
