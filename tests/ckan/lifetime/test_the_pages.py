"""The pages on publication lifetimes: the list, the notice on a record, its review."""

import pytest

from tests.ckan.lifetime.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def page(organization):
    """The address of the list."""
    return f"/ogip/lifetime/{organization['name']}"


@pytest.fixture
def as_user(app):
    """Get or post an address as somebody who is logged in."""

    def run(user, address, data=None, **options):
        app.set_session_user(user["id"])
        return app.post(address, data=data) if data is not None else app.get(address, **options)

    return run


def test_the_list_shows_a_headline_buckets_and_lines(app, make_late, page):
    late = make_late(20)
    make_late(-100)

    body = app.get(page).body

    assert "2 of 2 records" in body
    assert "have a day by which somebody looks again. Late: 1." in body
    assert "8 to 30 days late (1)" in body
    assert "2 records, the most overdue first" in body
    assert f'href="/dataset/{late["name"]}"' in body
    assert "Last decision" not in body


def test_the_list_in_french(app, make_late, page):
    make_late(20)

    body = app.get("/fr" + page).body

    assert "De 8 à 30 jours de retard" in body
    assert "Inspections des ports pour petits bateaux par province" in body


def test_a_bucket_filters_and_the_files_keep_the_filter(app, make_late, page):
    make_late(20)
    make_late(400)

    body = app.get(f"{page}?bucket=late_over_365&q=harbours").body

    assert "1 record, the most overdue first" in body
    assert f"{page}/export.csv?q=harbours&amp;bucket=late_over_365" in body
    sheet = app.get(f"{page}/export.xlsx?bucket=late_over_365")
    assert sheet.headers["Content-Type"].startswith("application/vnd.openxmlformats")
    assert "Nothing matches" in app.get(f"{page}?q=hovercraft").body


def test_an_empty_list_says_what_comes(app, organization, page):
    assert "No record is public yet" in app.get(page).body
    assert "There is no record yet." in app.get(page).body


def test_an_address_that_means_nothing_is_refused(app, organization, page):
    assert "“rotten”" in app.get(f"{page}?bucket=rotten", status=400).body
    app.get("/ogip/lifetime/nobody", status=404)
    app.get(f"{page}?unpublished=true", status=403)


def test_the_record_says_in_words_when_its_update_is_due(app, make_late):
    record = make_late(20)

    body = app.get(f"/dataset/{record['name']}").body
    assert "Updated annually. An update was expected by" in body
    assert "Review this record" not in body
    assert "Mise à jour annuelle." in app.get(f"/fr/dataset/{record['name']}").body


def test_a_historical_record_has_a_notice_in_both_languages(app, make_record):
    record = make_record(lifetime_class="historical", frequency="not_planned",
                         review_date=in_days(300))  # fmt: skip

    assert "will not be updated again" in app.get(f"/dataset/{record['name']}").body
    assert "ne le sera plus" in app.get(f"/fr/dataset/{record['name']}").body


def test_a_superseded_record_leads_to_the_one_that_replaces_it(app, make_record):
    newer = make_record(title_translated={"en": "New <b>method", "fr": "Nouvelle méthode"})
    record = make_record(lifetime_class="superseded", superseded_by=newer["name"])

    body = app.get(f"/dataset/{record['name']}").body

    assert "New &lt;b&gt;method" in body
    assert "New <b>method" not in body
    assert f'href="/dataset/{newer["name"]}"' in body


def test_a_draft_that_replaces_a_record_is_not_named(app, make_record):
    draft = make_record(public=False, title_translated={"en": "Secret", "fr": "Secret"})
    record = make_record(lifetime_class="superseded", superseded_by=draft["name"])

    body = app.get(f"/dataset/{record['name']}").body

    assert "Another record has replaced this one." in body
    assert "Secret" not in body


def test_an_editor_notes_a_review_and_announces_a_delay(as_user, editor, make_late):
    record = make_late(20, lifetime_class="continuing")
    address = f"/dataset/ogip/{record['name']}/lifetime"
    assert "Reviewed, no change" in as_user(editor, address).body

    done = as_user(editor, f"{address}/confirm", {"comment": "Links hold."}).body
    assert "The review is noted" in done

    given = {"until": in_days(30), "public_reason-en": "A sensor.", "public_reason-fr": ""}
    refused = as_user(editor, f"{address}/delay", given).body
    assert "Nothing was changed" in refused
    assert 'href="#field-public_reason-en"' in refused
    assert "A sensor." in refused
    done = as_user(editor, f"{address}/delay", {**given, "public_reason-fr": "Un capteur."}).body
    assert "The delay is announced." in done
    assert "Delayed with a reason" in done


def test_a_decision_is_proposed_and_confirmed_on_the_page(
    as_user, org_admin, make_user, organization, make_late
):
    record = make_late(20, lifetime_class="continuing")
    address = f"/dataset/ogip/{record['name']}/lifetime"
    refused = as_user(org_admin, f"{address}/decide", {"decision": "mark_historical"}).body
    assert 'href="#field-mark_historical-reason"' in refused

    given = {"decision": "mark_historical", "reason": "The series ended."}
    done = as_user(org_admin, f"{address}/decide", given).body
    assert "A decision waits to be confirmed" in done

    second = make_user("admin", organization)
    confirming = {"decision": "mark_historical", "confirm": "true"}
    done = as_user(second, f"{address}/decide", confirming).body
    assert "The decision is in force." in done
    assert "Last decision: Mark as historical" in done


def test_others_neither_read_nor_send_the_forms(app, as_user, outsider, make_late, nothing_changes):
    record = make_late(20)
    address = f"/dataset/ogip/{record['name']}/lifetime"
    as_user(outsider, address, status=403)
    with nothing_changes():
        app.post(f"{address}/confirm", data={"comment": "?"}, status=403)
