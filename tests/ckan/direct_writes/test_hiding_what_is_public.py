"""Public records hidden, deleted or erased through CKAN's models, without a withdrawal."""

import datetime

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.cli.cli import ckan
from ckan.common import config
from ckan.logic.action.update import package_update as core_package_update
from ckan.plugins import toolkit as tk

from ckanext.ogip import config as settings
from ckanext.ogip.gate.refusal import Refusal
from ckanext.ogip.model.withdrawal import Withdrawal
from ckanext.ogip.store.assessment.assessments import approval_of

pytestmark = pytest.mark.usefixtures("clean_portal")


def make_private(package):
    package.private = True


def make_draft(package):
    package.state = "draft"


WAYS = {
    "private": make_private,
    "draft": make_draft,
    "deleted": lambda package: package.delete(),
    "purged": lambda package: package.purge(),
}


@pytest.fixture(params=WAYS)
def hide(request):
    return WAYS[request.param]


def refused_rules():
    with pytest.raises(Refusal) as refusal:
        model.Session.commit()
    model.Session.rollback()
    return {reason["rule"] for reason in refusal.value.error_dict["ogip"]}


def activities_of(api, dataset):
    shown = api(None).action.recently_changed_packages_activity_list()
    return [each for each in shown if each["object_id"] == dataset["id"]]


@pytest.fixture
def told(api, editor, public):
    """The public asset, with an activity that anybody may read."""
    api(editor).action.package_patch(id=public["id"], version="2")
    assert activities_of(api, public)
    return public


def test_what_is_public_and_approved_stays(public, hide, switches):
    hide(model.Package.get(public["id"]))

    assert refused_rules() == {"OG-314"}

    assert switches(public["id"]) == ("active", False)
    assert approval_of(public["id"]).basis == "checked"


def test_committing_once_more_does_not_help(public, hide, switches):
    hide(model.Package.get(public["id"]))
    for _ in range(2):
        with pytest.raises(Refusal):
            model.Session.commit()
    model.Session.rollback()

    assert switches(public["id"]) == ("active", False)


def test_the_command_of_ckan_is_refused_too(public, cli, switches):
    result = cli.invoke(ckan, ["dataset", "delete", public["name"]])
    model.Session.rollback()

    assert isinstance(result.exception, Refusal)
    assert "ogip_withdraw" in str(result.exception)
    assert switches(public["id"]) == ("active", False)


def test_an_imported_function_is_refused_too(api, editor, public, sysadmin, switches, indexed):
    shown = api(editor).action.package_show(id=public["id"])
    payload = {key: value for key, value in shown.items() if key != "ogip"}
    context = {"user": sysadmin["name"], "ignore_auth": True, "model": model}

    with pytest.raises(tk.ValidationError):
        core_package_update(context, {**payload, "private": True})
    model.Session.rollback()

    assert switches(public["id"]) == ("active", False)
    assert indexed(public["id"]) == ("active", "public")


def test_with_an_open_withdrawal_it_leaves(public, make_withdrawal, switches):
    make_withdrawal(public)
    model.Package.get(public["id"]).state = "draft"
    model.Session.commit()

    assert switches(public["id"]) == ("draft", False)
    assert approval_of(public["id"]) is None


@pytest.fixture
def make_withdrawal():
    """Record a withdrawal in the transaction at work."""

    def make(dataset):
        words = {"explanation_en": "An error.", "explanation_fr": "Une erreur."}
        said = {"title_en": "A", "title_fr": "B", "reason": "published_in_error", **words}
        ids = {"dataset_id": dataset["id"], "dataset_name": dataset["name"]}
        nothing = dict.fromkeys(("organization_id", "contact", "published_on", "withdrawn_by"))
        day = datetime.date(2026, 6, 15)
        model.Session.add(Withdrawal(**ids, **said, **nothing, withdrawn_on=day))
        model.Session.flush()

    return make


def test_what_nobody_approved_may_be_hidden(public, hide, switches):
    model.Session.execute(sa.text("delete from ogip_approval"))
    model.Session.commit()
    hide(model.Package.get(public["id"]))
    model.Session.commit()

    assert switches(public["id"]) != ("active", False)


def test_a_type_that_is_left_alone_may_be_hidden(public, hide, monkeypatch, switches):
    monkeypatch.setitem(config, settings.EXEMPT_TYPES, ["dataset"])
    hide(model.Package.get(public["id"]))
    model.Session.commit()

    assert switches(public["id"]) != ("active", False)


def test_a_portal_that_only_reports_lets_it_go_with_its_activities(
    api, told, hide, monkeypatch, switches
):
    monkeypatch.setitem(config, settings.MODE, "report_only")
    hide(model.Package.get(told["id"]))
    model.Session.commit()

    assert switches(told["id"]) != ("active", False)
    assert approval_of(told["id"]) is None
    assert activities_of(api, told) == []


def test_deleting_where_that_is_let_takes_the_activities_along(api, editor, told, monkeypatch):
    monkeypatch.setitem(config, settings.MODE, "report_only")
    api(editor).action.package_delete(id=told["id"])

    assert activities_of(api, told) == []


def test_a_purge_that_was_taken_back_ends_no_approval(public, draft):
    savepoint = model.Session.begin_nested()
    model.Package.get(public["id"]).purge()
    model.Session.flush()
    savepoint.rollback()
    model.Session.commit()

    assert approval_of(public["id"]).basis == "checked"
