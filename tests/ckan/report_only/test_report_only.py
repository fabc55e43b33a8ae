"""`ckanext.ogip.mode = report_only`: nothing is refused, and every answer says what would be."""

import pytest
from ckan import model
from ckan.cli.cli import ckan
from ckan.exceptions import CkanConfigurationException
from ckanapi import ValidationError

from ckanext.ogip import config as settings
from ckanext.ogip.gate.grounds import ended_bases

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def reported(api, editor, gappy, only_reports):
    """A dataset without a licence that became public while nothing was refused."""
    api(editor).action.ogip_publish(id=gappy["id"])
    return gappy


def test_publishing_is_let_through_and_the_answer_says_what_would_be_refused(
    api, editor, gappy, only_reports
):
    published = api(editor).action.ogip_publish(id=gappy["id"])

    assert (published["state"], published["basis"]) == ("published", "reported")
    assert [finding["rule"] for finding in published["would_refuse"]] == ["OG-102"]
    assert published["would_refuse"][0]["message"].startswith("No licence is chosen.")
    assert api(None).action.package_show(id=gappy["id"])["state"] == "active"


def test_what_is_in_order_is_checked_as_ever(api, editor, make_draft, only_reports):
    published = api(editor).action.ogip_publish(id=make_draft()["id"])

    assert (published["basis"], published["would_refuse"]) == ("checked", [])


def test_a_change_in_public_is_let_through(api, editor, reported, approval):
    before = approval(reported).fingerprint

    api(editor).action.package_patch(id=reported["id"], purpose={"en": "Plan", "fr": "Planifier"})

    assert approval(reported).basis == "reported"
    assert approval(reported).fingerprint != before


def test_a_written_model_is_let_through(gappy, only_reports, approval):
    model.Session.remove()
    package = model.Package.get(gappy["id"])
    package.state = "active"
    model.Session.commit()

    assert approval(gappy).basis == "reported"


def test_the_block_says_that_it_would_be_refused(api, editor, reported, make_draft):
    fine = make_draft("fine")

    block = api(editor).action.package_show(id=reported["id"])["ogip"]

    assert block["assessment"]["would_refuse"] is True
    assert block["approvals"]["basis"] == "reported"
    shown = api(editor).action.package_show(id=fine["id"])["ogip"]
    assert shown["assessment"]["would_refuse"] is False


def test_the_check_decides_as_ever_and_refuses_nothing(api, editor, gappy, mode):
    under_enforce = api(editor).action.ogip_check(id=gappy["id"])
    mode("report_only")

    answer = api(editor).action.ogip_check(id=gappy["id"])

    assert answer["decision"] == under_enforce["decision"] == "refuse"
    assert (under_enforce["would_refuse"], answer["would_refuse"]) == ([], ["OG-102"])
    for check, only_reported in ((under_enforce, False), (answer, True)):
        (licence,) = [f for f in check["findings"] if f["rule"] == "OG-102"]
        assert licence["report_only"] is only_reported


def test_stored_findings_say_so_too(api, editor, gappy, only_reports):
    stored = api(editor).action.ogip_assessment_show(id=gappy["id"])

    (licence,) = [f for f in stored["findings"] if f["rule"] == "OG-102"]
    assert licence["report_only"] is True


@pytest.mark.parametrize("address", ["/dataset/gappy", "/dataset/ogip/gappy"])
@pytest.mark.parametrize(
    ("prefix", "words"), [("", "A rule would refuse this record"), ("/fr", "ogip-report-only")]
)
def test_pages_tell_members_so(app, editor, reported, address, prefix, words):
    app.set_session_user(editor["id"])

    assert words in app.get(prefix + address).body


def test_the_public_page_does_not(app, reported):
    assert "ogip-report-only" not in app.get("/dataset/gappy").body


def test_the_tab_offers_to_publish_and_calls_it_ready(app, editor, gappy, only_reports):
    app.set_session_user(editor["id"])

    page = app.get("/dataset/ogip/gappy").body

    assert "Ready to publish" in page
    assert "Not ready" not in page


def test_publishing_on_the_tab_tells_what_would_be_refused(app, editor, gappy, only_reports):
    app.set_session_user(editor["id"])

    page = app.post("/dataset/ogip/gappy/publish", follow_redirects=True).body

    assert "Would be refused: No licence is chosen." in page


def test_the_command_line_says_it_after_publishing(cli, gappy, only_reports):
    result = cli.invoke(ckan, ["ogip", "publish", gappy["name"]])

    assert result.exit_code == 0
    assert "Would be refused: No licence is chosen." in result.output


def test_once_the_portal_enforces_what_was_only_reported_holds_no_more(api, editor, reported, mode):
    assert "reported" not in ended_bases()
    mode("enforce")

    assert "reported" in ended_bases()
    with pytest.raises(ValidationError):
        api(editor).action.package_patch(id=reported["id"], steward="records@example.org")


def test_what_was_only_reported_can_be_grandfathered(cli, reported, mode, approval):
    mode("enforce")

    cli.invoke(ckan, ["ogip", "grandfather"])

    assert approval(reported).basis == "grandfathered"


def test_a_mode_that_does_not_exist_stops_the_start(mode):
    mode("lenient")

    with pytest.raises(CkanConfigurationException, match="enforce, report_only"):
        settings.report_only()
