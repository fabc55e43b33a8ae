"""A portal that holds changes of public records back, a public record, and one that waits."""

import io

import pytest
from ckan.common import config

from ckanext.ogip import catalogue
from ckanext.ogip import config as settings
from ckanext.ogip.testing.records import compliant_dataset

POLICY = """\
name: reviewing
version: "1"
base: federal
title: {{en: Reviewing, fr: Qui révise}}
material_changes: {mode}
"""


@pytest.fixture
def reviewing(tmp_path, monkeypatch, portal):
    """Let material changes of public records be `held` or `visible_at_once`."""

    def use(mode):
        path = tmp_path / "reviewing.yaml"
        path.write_text(POLICY.format(mode=mode), encoding="utf-8")
        monkeypatch.setitem(config, settings.POLICY, str(path))
        catalogue.reload()

    yield use
    monkeypatch.undo()
    catalogue.reload()


@pytest.fixture
def public(api, editor, organization):
    """A public record whose first file is stored here."""
    dataset = api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))
    first = dataset["resources"][0]["id"]
    api(editor).call_action("resource_patch", {"id": first}, files={"upload": upload(b"a\n1\n")})
    api(editor).action.ogip_publish(id=dataset["id"])
    return api(None).action.package_show(id=dataset["id"])


@pytest.fixture
def waiting(api, editor, reviewing, public):
    """The public record, with a change of title, frequency and first file that waits."""
    reviewing("held")
    api(editor).action.package_patch(
        id=public["id"],
        title_translated={"en": "Harbours, inspected", "fr": "Ports inspectés"},
        frequency="P1M",
    )
    first = public["resources"][0]["id"]
    api(editor).call_action(
        "resource_patch",
        {"id": first, "format": "JSON"},
        files={"upload": upload(b"[]", "inspections.json")},
    )
    return public


@pytest.fixture
def fingerprint(api, editor):
    """Return the fingerprint of the version that waits."""
    return lambda dataset: api(editor).action.ogip_revision_show(id=dataset["id"])["fingerprint"]


def upload(content, name="inspections.csv"):
    """Make a file to send."""
    file = io.BytesIO(content)
    file.name = name
    return file
