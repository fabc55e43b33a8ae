"""Records made public through CKAN's models, without any action."""

import pytest
from ckan import logic, model
from ckan.common import config

from ckanext.ogip import config as settings
from ckanext.ogip.gate.refusal import Refusal
from ckanext.ogip.store.assessment.assessments import approval_of

pytestmark = pytest.mark.usefixtures("clean_portal")


def make_public(dataset_id):
    package = model.Package.get(dataset_id)
    package.state, package.private = "active", False
    return package


def refused():
    with pytest.raises(Refusal) as refusal:
        model.Session.commit()
    model.Session.rollback()
    return refusal.value


def test_a_draft_with_gaps_is_refused_with_its_gaps(gappy, switches):
    make_public(gappy["id"])

    refusal = refused()

    assert "OG-102" in {reason["rule"] for reason in refusal.error_dict["ogip"]}
    assert switches(gappy["id"]) == ("draft", False)


def test_a_draft_without_gaps_is_refused_too_because_nobody_published_it(draft, switches):
    make_public(draft["id"])

    refusal = refused()

    assert refusal.error_dict["ogip"] == []
    assert "ogip_publish" in refusal.error_dict["message"][0]
    assert refusal.error_summary["Publication"] == refusal.error_dict["message"][0]
    assert switches(draft["id"]) == ("draft", False)


def test_the_refusal_speaks_french_to_who_does(gappy, portal):
    with portal.flask_app.test_request_context(environ_overrides={"CKAN_LANG": "fr"}):
        make_public(gappy["id"])
        refusal = refused()

    assert "licence" in refusal.error_dict["license_id"][0]
    assert "La Directive" in refusal.error_dict["license_id"][0]


def test_committing_once_more_does_not_help(gappy, switches):
    make_public(gappy["id"])
    for _ in range(2):
        with pytest.raises(Refusal):
            model.Session.commit()
    model.Session.rollback()

    assert switches(gappy["id"]) == ("draft", False)


def test_the_session_can_be_used_after_the_rollback(gappy, draft):
    make_public(gappy["id"])
    refused()

    model.Package.get(draft["id"]).url = "https://department.example/harbours"
    model.Session.commit()

    model.Session.remove()
    assert model.Package.get(draft["id"]).url == "https://department.example/harbours"


def test_a_savepoint_is_no_way_around(gappy, switches):
    with pytest.raises(Refusal), model.Session.begin_nested():
        make_public(gappy["id"])
    model.Session.commit()

    assert switches(gappy["id"]) == ("draft", False)


def test_a_savepoint_that_was_rolled_back_is_no_way_around(gappy, switches):
    make_public(gappy["id"])
    model.Session.flush()
    model.Session.begin_nested().rollback()

    refused()

    assert switches(gappy["id"]) == ("draft", False)


def test_nor_is_one_that_was_refused(gappy, switches):
    savepoint = model.Session.begin_nested()
    make_public(gappy["id"])
    with pytest.raises(Refusal):
        savepoint.commit()
    model.Session.begin_nested().rollback()

    refused()

    assert switches(gappy["id"]) == ("draft", False)


def test_what_a_savepoint_took_back_stands_in_nobodys_way(gappy, draft, organization):
    model.Package.get(draft["id"]).version = "2"
    model.Session.flush()
    savepoint = model.Session.begin_nested()
    make_public(gappy["id"])
    model.Session.add(model.Package(name="past-the-gate", owner_org=organization["id"]))
    model.Session.flush()
    savepoint.rollback()
    model.Session.commit()

    model.Session.remove()
    assert model.Package.get(draft["id"]).version == "2"
    assert model.Package.get("past-the-gate") is None


def test_a_session_of_its_own_is_no_way_around(gappy, switches):
    with model.meta.create_local_session() as session:
        session.get(model.Package, gappy["id"]).state = "active"
        with pytest.raises(Refusal):
            session.commit()

    assert switches(gappy["id"]) == ("draft", False)


def test_a_new_record_is_refused(organization, switches):
    package = model.Package(name="past-the-gate", owner_org=organization["id"], state="active")
    model.Session.add(package)
    model.Session.flush()
    dataset_id = package.id

    refused()

    assert switches(dataset_id) is None


def test_a_rolled_back_new_record_does_not_stand_in_the_way_of_others(organization, draft):
    model.Session.add(model.Package(name="past-the-gate", owner_org=organization["id"]))
    model.Session.flush()
    refused()

    model.Package.get(draft["id"]).version = "2"
    model.Session.commit()

    model.Session.remove()
    assert model.Package.get(draft["id"]).version == "2"


def test_what_was_indexed_ahead_of_the_commit_leaves_the_index(gappy, indexed):
    make_public(gappy["id"])
    model.Session.flush()
    logic.index_update_package({"ignore_auth": True}, gappy["id"])
    assert indexed(gappy["id"]) == ("active", "public")

    refused()

    assert indexed(gappy["id"])[0] == "draft"


def test_a_new_record_that_was_indexed_ahead_leaves_the_index(organization, indexed):
    package = model.Package(name="past-the-gate", owner_org=organization["id"], state="active")
    model.Session.add(package)
    model.Session.flush()
    logic.index_update_package({"ignore_auth": True}, package.id)
    assert indexed("past-the-gate") == ("active", "public")

    refused()

    assert indexed("past-the-gate") is None


def test_a_silent_index_does_not_hide_the_refusal(gappy, monkeypatch, switches):
    monkeypatch.setitem(config, "solr_url", "http://127.0.0.1:9/solr/none")
    make_public(gappy["id"])

    assert "OG-102" in {reason["rule"] for reason in refused().error_dict["ogip"]}
    assert switches(gappy["id"]) == ("draft", False)


def test_nobody_else_sees_the_record(gappy, api):
    make_public(gappy["id"])
    refused()

    public = api(None).action
    assert public.package_search()["count"] == 0
    assert public.package_list() == []
    assert public.resource_search(query="name:a")["results"] == []


def test_hiding_and_showing_again_needs_a_new_publication(public, switches, monkeypatch):
    with monkeypatch.context() as settings_of_now:
        settings_of_now.setitem(config, settings.MODE, "report_only")
        model.Package.get(public["id"]).private = True
        model.Session.commit()
    assert approval_of(public["id"]) is None

    make_public(public["id"])
    refused()

    assert switches(public["id"]) == ("active", True)


def test_a_type_that_is_left_alone_may_be_written_as_before(gappy, monkeypatch, switches):
    monkeypatch.setitem(config, settings.EXEMPT_TYPES, ["dataset"])
    make_public(gappy["id"])
    model.Session.commit()

    assert switches(gappy["id"]) == ("active", False)


def test_a_portal_that_only_reports_lets_it_through_under_that_approval(
    gappy, monkeypatch, switches
):
    monkeypatch.setitem(config, settings.MODE, "report_only")
    make_public(gappy["id"])
    model.Session.commit()

    assert switches(gappy["id"]) == ("active", False)
    assert approval_of(gappy["id"]).basis == "reported"


def test_an_update_in_sql_is_not_seen_here(gappy, switches):
    model.Session.query(model.Package).update({"state": "active"})
    model.Session.commit()

    assert switches(gappy["id"]) == ("active", False)
