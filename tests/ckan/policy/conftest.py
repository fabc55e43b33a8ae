"""What the tests of policies share: policy files with two rules, and a portal that runs under one.

Other rules are off, so that a record fails for the reason a test is about and for no other.
"""

import pytest
from ckan.common import config

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings

TWO_RULES = """\
name: two-rules
version: "1"
title: {en: Two rules, fr: Deux règles}
licences: [ca-ogl-lgo]
other_rules: {enabled: false}
rules:
  OG-102: {severity: block}
  OG-222: {severity: warn}
"""


@pytest.fixture
def write_policy(tmp_path):
    """Write a policy file of two rules, with more keys after them."""

    def write(more="", name="two-rules.yaml", text=TWO_RULES):
        path = tmp_path / name
        path.write_text(text + more, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def in_force(monkeypatch):
    """Let the portal run under a policy, until the test is over."""

    def use(path):
        monkeypatch.setitem(config, settings.POLICY, path)
        catalogue.reload()

    yield use
    monkeypatch.undo()
    catalogue.reload()
