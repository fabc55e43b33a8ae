"""Public records changed through CKAN's models, without any action."""

import datetime

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.gate.refusal import Refusal
from ckanext.ogip.store.assessment.assessments import approval_of, assessment_of

pytestmark = pytest.mark.usefixtures("clean_portal")


def fingerprint(dataset_id):
    model.Session.remove()
    return approval_of(dataset_id).fingerprint


def refused_rules():
    with pytest.raises(Refusal) as refusal:
        model.Session.commit()
    model.Session.rollback()
    return {reason["rule"] for reason in refusal.value.error_dict["ogip"]}


def dictionary_of(dataset_id):
    files = model.Package.get(dataset_id).resources
    return next(file for file in files if file.resource_type == "data_dictionary")


def test_a_change_that_breaks_a_blocking_rule_is_refused(public):
    model.Package.get(public["id"]).license_id = None

    assert refused_rules() == {"OG-102"}

    model.Session.remove()
    assert model.Package.get(public["id"]).license_id == public["license_id"]


def test_a_change_of_an_extra_field_is_seen(public):
    package = model.Package.get(public["id"])
    package.extras = package.extras | {"notes_translated": '{"en": "Only English"}'}

    assert "OG-221" in refused_rules()


def test_a_change_of_a_file_is_seen(public):
    for file in model.Package.get(public["id"]).resources:
        file.format = "PDF"

    assert "OG-203" in refused_rules()


def test_removing_a_file_by_itself_is_seen(public):
    package = model.Package.get(public["id"])
    assert len(package.resources) == len(public["resources"])
    model.Session.delete(dictionary_of(public["id"]))

    assert refused_rules() == {"OG-208"}


def test_marking_a_file_as_deleted_is_seen(public):
    dictionary_of(public["id"]).state = "deleted"

    assert refused_rules() == {"OG-208"}


def test_adding_a_file_by_itself_is_seen(public):
    assert model.Package.get(public["id"]).resources
    model.Session.add(model.Resource(package_id=public["id"], url="https://other.example/x.pdf"))

    assert "OG-221" in refused_rules()


def test_a_change_that_breaks_nothing_is_committed_under_a_new_approval(public):
    before = fingerprint(public["id"])
    package = model.Package.get(public["id"])
    package.extras = package.extras | {"purpose": '{"en": "Plan", "fr": "Planifier"}'}
    model.Session.commit()

    assert fingerprint(public["id"]) != before
    assert assessment_of(public["id"]).fingerprint == fingerprint(public["id"])


def test_a_change_that_is_not_material_keeps_the_approval(public):
    before = approval_of(public["id"]).approved_at
    model.Package.get(public["id"]).metadata_modified = datetime.datetime(2027, 1, 1)  # noqa: DTZ001
    model.Session.commit()

    model.Session.remove()
    assert approval_of(public["id"]).approved_at == before


def test_what_was_public_without_approval_may_change_where_nobody_signed_for_it(public):
    model.Session.execute(sa.text("delete from ogip_approval"))
    model.Session.commit()
    model.Package.get(public["id"]).metadata_modified = datetime.datetime(2027, 1, 1)  # noqa: DTZ001
    model.Session.commit()

    assert approval_of(public["id"]) is None


def test_what_was_public_without_approval_is_judged_when_its_content_changes(public):
    model.Session.execute(sa.text("delete from ogip_approval"))
    model.Session.commit()
    model.Package.get(public["id"]).license_id = None

    assert refused_rules() == {"OG-102"}


def test_a_purge_takes_the_assessment_along(draft):
    model.Package.get(draft["id"]).purge()
    model.Session.commit()

    assert assessment_of(draft["id"]) is None
