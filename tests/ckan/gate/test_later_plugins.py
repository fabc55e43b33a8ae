"""A plugin listed after ogip changes the record when the gate has judged it already."""

import ckan.plugins as p
import pytest
from ckan import model
from ckan.plugins import core as plugin_core
from ckan.plugins import toolkit as tk
from ckanapi import ValidationError

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


class InsideTheAction(p.SingletonPlugin):
    """Takes the licence away between the gate and CKAN's own writer."""

    p.implements(p.IActions)

    def get_actions(self):
        @tk.chained_action
        def package_update(original, context, data_dict):
            return original(context, {**data_dict, "license_id": ""})

        return {"package_update": package_update}


class AfterTheSave(p.SingletonPlugin):
    """Takes the licence away when everybody else has looked at the saved record."""

    p.implements(p.IPackageController, inherit=True)

    def edit(self, entity):
        entity.license_id = None


MEDDLERS = {"inside_the_action": InsideTheAction, "after_the_save": AfterTheSave}


@pytest.fixture
def record(api, editor, organization):
    """A draft in order."""
    return api(editor).action.package_create(**compliant_dataset(owner_org=organization["id"]))


@pytest.fixture
def meddle(request, monkeypatch):
    """Load one of the plugins until the test is over."""
    known = plugin_core._get_service

    def found(name):
        return MEDDLERS[name](name=name) if name in MEDDLERS else known(name)

    monkeypatch.setattr(plugin_core, "_get_service", found)
    loaded = []

    def load(name):
        p.load(name)
        loaded.append(name)

    yield load
    for name in loaded:
        p.unload(name)


def stored(record):
    model.Session.commit()  # as a caller does who ignores the refusal
    model.Session.remove()
    package = model.Package.get(record["id"])
    return package.state, package.license_id


@pytest.mark.parametrize("meddler", MEDDLERS)
def test_it_opens_no_record_with_a_gap(api, editor, record, meddle, meddler):
    meddle(meddler)

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_publish(id=record["id"])

    assert "OG-102" in {reason["rule"] for reason in refusal.value.error_dict["ogip"]}
    assert stored(record) == ("draft", record["license_id"])
    assert api(None).action.package_search()["count"] == 0


@pytest.mark.parametrize("meddler", MEDDLERS)
def test_it_makes_no_gap_in_a_public_one(api, editor, record, meddle, meddler):
    api(editor).action.ogip_publish(id=record["id"])
    meddle(meddler)

    with pytest.raises(ValidationError):
        api(editor).action.package_patch(id=record["id"], version="2")

    assert stored(record) == ("active", record["license_id"])
