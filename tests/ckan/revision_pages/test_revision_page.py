"""A change of a public record that waits: what it changes, in words, and deciding about it."""

import re

import pytest
from ckan import model

from ckanext.ogip.model.revision import Revision

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def read(app, org_admin):
    """Read the page as the administrator of the organization, or as somebody else."""

    def page(dataset, person=org_admin, language="", **how):
        app.set_session_user(person["id"])
        return app.get(f"{language}/dataset/ogip/{dataset['name']}/revision", **how)

    return page


@pytest.fixture
def decide(app, org_admin, fingerprint):
    """Press a button of the page."""

    def press(dataset, button, person=org_admin, **typed):
        app.set_session_user(person["id"])
        given = {"fingerprint": fingerprint(dataset), **typed}
        return app.post(f"/dataset/ogip/{dataset['name']}/revision/{button}", data=given)

    return press


def rows(page):
    """The cells of the tables, row by row, as text."""
    body = re.sub(r"\s+", " ", page.body)
    found = re.findall(r"<tr> ?<th scope=\"row\".*?</tr>", body)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in found]
    return [tuple(re.sub(r"<[^>]+>", "", cell).strip() for cell in row) for row in cells]


def test_it_shows_field_by_field_what_is_public_and_what_would_be(read, waiting):
    shown = rows(read(waiting))

    assert ("Title (English)", waiting["title_translated"]["en"], "Harbours, inspected") in shown
    assert [row[2] for row in shown if row[0] == "Update frequency"] == ["Monthly"]
    assert [row[2] for row in shown if row[0] == "Format"] == ["JSON"]


def test_it_is_in_french_for_those_who_read_french(read, waiting):
    page = read(waiting, language="/fr")

    assert [row[2] for row in rows(page) if "Fréquence" in row[0]] == ["Mensuel"]


def test_the_new_file_can_be_downloaded_from_there(app, read, waiting):
    page = read(waiting)
    [address] = re.findall(r'href="([^"]*/revision/file/[^"]*)"', page.body)

    assert app.get(address).data == b"[]"


def test_it_says_that_no_rule_stands_against_it_and_who_saved_it(read, waiting, editor):
    page = read(waiting)

    assert "No rule stands against this version" in page
    assert f"by {editor['name']}" in page


def test_approving_makes_it_public(api, decide, waiting):
    page = decide(waiting, "approve")

    assert "Approved. Everybody sees the new version from now on." in page
    assert api(None).action.package_show(id=waiting["id"])["frequency"] == "P1M"


def test_discarding_leaves_the_public_record_and_needs_a_reason(api, decide, waiting):
    refused = decide(waiting, "discard", reason="  ")
    assert "Nothing was changed" in refused
    assert 'href="#field-reason"' in refused

    page = decide(waiting, "discard", reason="The old title is the official one.")
    assert "Discarded. The public record stays as it was." in page
    assert api(None).action.package_show(id=waiting["id"])["frequency"] == waiting["frequency"]


@pytest.mark.parametrize(("button", "typed"), [("approve", "comment"), ("discard", "reason")])
def test_a_version_that_changed_meanwhile_is_not_decided_about(api, decide, waiting, button, typed):
    page = decide(waiting, button, fingerprint="0" * 64, **{typed: "As we agreed <b>today</b>."})

    assert "Somebody has changed the revision since you read it." in page
    assert "As we agreed &lt;b&gt;today&lt;/b&gt;." in page
    assert api(None).action.package_show(id=waiting["id"])["frequency"] == waiting["frequency"]


def test_an_editor_sees_it_and_may_discard_but_not_approve(
    read, decide, editor, waiting, nothing_changes
):
    page = read(waiting, editor)

    assert "/revision/approve" not in page
    assert "/revision/discard" in page
    assert "Administrators of the organization decide about this change." in page
    with nothing_changes():
        assert decide(waiting, "approve", editor).status_code == 403


@pytest.mark.parametrize("who", ["outsider", None])
def test_nobody_from_elsewhere_sees_it_or_decides(
    request, app, who, waiting, fingerprint, nothing_changes
):
    # As somebody would send it who has learned what was to be read.
    said = {"fingerprint": fingerprint(waiting), "reason": "No."}
    if who:
        app.set_session_user(request.getfixturevalue(who)["id"])
    address = f"/dataset/ogip/{waiting['name']}/revision"

    with nothing_changes():
        app.get(address, status=403)
        app.post(f"{address}/approve", data=said, status=403)
        app.post(f"{address}/discard", data=said, status=403)


def test_where_nothing_waits_there_is_no_page(app, read, decide, reviewing, public, org_admin):
    reviewing("held")

    read(public, status=404)
    app.post(
        f"/dataset/ogip/{public['name']}/revision/approve", data={"fingerprint": "x"}, status=404
    )


def test_a_conflict_is_named_and_nothing_is_approved(api, read, decide, waiting):
    # What anybody else changed in public since the revision was saved.
    revision = model.Session.query(Revision).one()
    revision.base = {**revision.base, "frequency": "P1W"}
    model.Session.commit()

    page = read(waiting)
    assert "The public record was changed as well" in page
    assert "<li>Update frequency</li>" in page
    assert "Nothing was changed" in decide(waiting, "approve")
    public = api(None).action.package_show(id=waiting["id"])
    assert public["frequency"] == waiting["frequency"]


def test_what_is_typed_into_a_record_is_shown_as_text(api, editor, read, waiting):
    title = {"en": "<script>alert(1)</script>", "fr": "Ports"}
    api(editor).action.package_patch(id=waiting["id"], title_translated=title)

    assert "<script>alert(1)" not in read(waiting)


def test_a_change_that_everybody_sees_is_reviewed(api, editor, read, decide, reviewing, public):
    reviewing("visible_at_once")
    api(editor).action.package_patch(id=public["id"], frequency="P1M")

    page = read(public)
    assert "Everybody sees it already." in page
    assert "/revision/discard" not in page
    assert "Reviewed. The record stays as it is." in decide(public, "approve")
