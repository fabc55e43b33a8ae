"""Approving and discarding what waits: who may, what is refused, and that it is all or nothing."""

import pytest
from ckan import model
from ckan.lib import search
from ckanapi import NotAuthorized, NotFound, ValidationError

from ckanext.ogip.model.revision import Revision

pytestmark = pytest.mark.usefixtures("clean_portal", "holding")

PURPOSE = {"en": "Lets boaters plan.", "fr": "Permet aux plaisanciers de planifier."}
OTHER = {"en": "Lets fishers plan.", "fr": "Permet aux pêcheurs de planifier."}


@pytest.fixture
def waiting(api, editor, public):
    """A public record with a change of its purpose that waits."""
    api(editor).action.package_patch(id=public["id"], purpose=PURPOSE)
    return public


@pytest.fixture
def fingerprint(waiting, revision):
    return revision(waiting)["fingerprint"]


def kinds(api, user, dataset):
    found = api(user).action.ogip_event_list(object_id=dataset["id"])["results"]
    return [event["kind"] for event in found if event["kind"].startswith("revision")]


def states(dataset):
    model.Session.remove()
    query = model.Session.query(Revision.state).filter_by(dataset_id=dataset["id"])
    return [row.state for row in query.order_by(Revision.opened_at)]


def test_who_may_not_administer_the_organization_may_not_approve(
    api, waiting, fingerprint, editor, member, outsider
):
    for user in (editor, member, outsider, None):
        with pytest.raises(NotAuthorized):
            api(user).action.ogip_revision_approve(id=waiting["id"], fingerprint=fingerprint)


def test_who_may_not_edit_may_not_discard(api, waiting, fingerprint, member, outsider):
    for user in (member, outsider, None):
        with pytest.raises(NotAuthorized):
            api(user).action.ogip_revision_discard(
                id=waiting["id"], fingerprint=fingerprint, reason="No."
            )


def test_members_read_what_waits_and_others_do_not(api, waiting, member, outsider):
    assert api(member).action.ogip_revision_show(id=waiting["id"])["state"] == "open"
    assert api(member).action.package_show(id=waiting["id"])["ogip"]["revision"]["mode"] == "held"
    for user in (outsider, None):
        with pytest.raises(NotAuthorized):
            api(user).action.ogip_revision_show(id=waiting["id"])
        assert api(user).action.package_show(id=waiting["id"])["ogip"]["revision"] is None


def test_insiders_too_read_the_public_version_unless_they_write(api, waiting, editor, member):
    for user in (editor, member):
        shown = api(user).action.package_show(id=waiting["id"])
        assert shown["purpose"] == waiting["purpose"]


def test_a_version_that_nobody_read_is_not_approved(
    api, waiting, fingerprint, editor, org_admin, seen
):
    before = seen(waiting)
    api(editor).action.package_patch(id=waiting["id"], purpose=OTHER)

    with pytest.raises(ValidationError, match="changed the revision since"):
        api(org_admin).action.ogip_revision_approve(id=waiting["id"], fingerprint=fingerprint)

    assert seen(waiting) == before


def test_a_reason_is_asked_for_discarding(api, waiting, fingerprint, editor):
    for reason in ("", "   "):
        with pytest.raises(ValidationError, match="reason"):
            api(editor).action.ogip_revision_discard(
                id=waiting["id"], fingerprint=fingerprint, reason=reason
            )


def test_the_log_tells_what_was_done(api, editor, waiting, approve, org_admin):
    api(editor).action.package_patch(id=waiting["id"], purpose=OTHER)
    approve(waiting)

    assert kinds(api, org_admin, waiting) == [
        "revision_approved",
        "revision_changed",
        "revision_opened",
    ]


def test_the_author_may_not_approve_where_the_policy_asks_for_another(
    api, policy, public, org_admin, sysadmin, revision
):
    policy("material_changes: held\nrevision_by_another: true\n")
    for author, another in ((org_admin, sysadmin), (sysadmin, org_admin)):
        api(author).action.package_patch(id=public["id"], purpose={**OTHER, "en": author["name"]})
        given = {"id": public["id"], "fingerprint": revision(public)["fingerprint"]}

        with pytest.raises(NotAuthorized, match="somebody else"):
            api(author).action.ogip_revision_approve(**given)
        assert api(another).action.ogip_revision_approve(**given)["state"] == "applied"


def test_an_approval_is_judged_again(api, policy, editor, public, org_admin, revision, seen):
    api(editor).action.package_patch(
        id=public["id"], title_translated={"en": "Harbours " * 12, "fr": "Ports " * 16}
    )
    before = seen(public)
    policy("material_changes: held\nrules: {OG-222: {severity: block}}\n")

    with pytest.raises(ValidationError, match="OG-222"):
        api(org_admin).action.ogip_revision_approve(
            id=public["id"], fingerprint=revision(public)["fingerprint"]
        )

    assert seen(public) == before
    assert states(public) == ["open"]


def test_an_index_that_is_silent_leaves_the_revision_open(
    api, waiting, approve, revision, monkeypatch
):
    def silent(*_arguments, **_more):
        raise search.SearchIndexError("no answer")

    monkeypatch.setattr("ckan.lib.search.index.PackageSearchIndex.index_package", silent)
    with pytest.raises(ValidationError, match="search index does not answer"):
        approve(waiting)
    monkeypatch.undo()

    assert api(None).action.package_show(id=waiting["id"])["purpose"] == waiting["purpose"]
    assert states(waiting) == ["open"]


def test_what_is_withdrawn_has_no_revision(api, waiting, org_admin, fingerprint):
    api(org_admin).action.ogip_withdraw(
        id=waiting["id"],
        reason="published_in_error",
        explanation={"en": "The counts were swapped.", "fr": "Les comptages étaient inversés."},
    )

    assert states(waiting) == ["superseded"]
    draft = api(org_admin).action.package_show(id=waiting["id"])
    assert (draft["purpose"], draft["ogip"]["revision"]) == (waiting["purpose"], None)
    with pytest.raises(NotFound):
        api(org_admin).action.ogip_revision_approve(id=waiting["id"], fingerprint=fingerprint)


def test_a_conflict_is_named_and_nothing_changes(api, waiting, approve, editor, revision, policy):
    policy("material_changes: visible_at_once\n")
    found = model.Session.query(Revision).one()
    found.mode = "visible_at_once"
    model.Session.commit()
    api(editor).action.package_patch(id=waiting["id"], purpose=OTHER)
    model.Session.remove()
    found = model.Session.query(Revision).one()
    found.mode, found.payload = "held", {**found.payload, "purpose": PURPOSE}
    model.Session.commit()

    assert revision(waiting)["conflicts"] == [{"field": "purpose", "resource_id": None}]
    with pytest.raises(ValidationError, match="Purpose"):
        approve(waiting)

    assert api(None).action.package_show(id=waiting["id"])["purpose"] == OTHER
    assert states(waiting) == ["open"]


def test_saving_again_settles_a_conflict(api, waiting, approve, editor, revision):
    found = model.Session.query(Revision).one()
    found.base = {**found.base, "purpose": OTHER}
    model.Session.commit()
    assert revision(waiting)["conflicts"]

    api(editor).action.package_patch(id=waiting["id"], audience=["scientists"])
    approve(waiting)

    assert api(None).action.package_show(id=waiting["id"])["purpose"] == PURPOSE


def test_purging_forgets_what_waited(api, waiting, sysadmin, org_admin):
    api(org_admin).action.ogip_withdraw(
        id=waiting["id"],
        reason="published_in_error",
        explanation={"en": "The counts were swapped.", "fr": "Les comptages étaient inversés."},
    )
    api(sysadmin).action.dataset_purge(id=waiting["id"])

    assert states(waiting) == []


def test_lists_show_what_waits_page_by_page(api, editor, org_admin, organization, waiting):
    fields = {"organization": organization["name"], "limit": 1}
    other = api(editor).action.package_create(
        **{
            **{k: v for k, v in waiting.items() if k not in {"id", "ogip", "resources"}},
            "name": "second",
            "ref_number": "HARB-0003",
            "resources": [
                {k: v for k, v in r.items() if k not in {"id", "package_id"} and v}
                | {"url": "https://department.example/f.csv", "url_type": ""}
                for r in waiting["resources"]
            ],
        }
    )
    api(editor).action.ogip_publish(id=other["id"])
    api(editor).action.package_patch(id=other["id"], purpose=PURPOSE)

    first = api(org_admin).action.ogip_revision_list(**fields)
    second = api(org_admin).action.ogip_revision_list(**fields, cursor=first["next_cursor"])

    assert (first["count"], second["next_cursor"]) == (2, None)
    assert [r["name"] for r in first["results"] + second["results"]] == ["second", waiting["name"]]


def test_lists_of_others_are_closed(api, waiting, outsider, organization):
    assert api(outsider).action.ogip_revision_list()["results"] == []
    with pytest.raises(NotAuthorized):
        api(outsider).action.ogip_revision_list(organization=organization["name"])
    with pytest.raises(NotAuthorized):
        api(None).action.ogip_revision_list()


def test_wrong_arguments_are_named(api, waiting, org_admin):
    for arguments, field in (
        ({"state": "gone"}, "state"),
        ({"cursor": "???"}, "cursor"),
        ({"limit": 0}, "limit"),
    ):
        with pytest.raises(ValidationError, match=field):
            api(org_admin).action.ogip_revision_list(**arguments)
