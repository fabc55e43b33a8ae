"""The page of the release plan: reading it, planning a day, promising a number."""

import pytest

from tests.ckan.release_plan.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def page(organization):
    """The address of the release plan."""
    return f"/ogip/release-plan/{organization['name']}"


@pytest.fixture
def as_user(app):
    """Get or post an address as somebody who is logged in."""

    def run(user, address, data=None, **options):
        app.set_session_user(user["id"])
        return app.post(address, data=data) if data is not None else app.get(address, **options)

    return run


def test_the_plan_shows_days_months_targets_and_the_queue(
    as_user, member, make_item, plan, page, api, org_admin, organization
):
    item = make_item("FIN-1", "Spending", native_format="SAV", conversion_status="needed")
    plan(in_days(30), item_id=item["id"])
    api(org_admin).action.ogip_release_target_set(
        organization=organization["id"], period=in_days(30), count=7
    )

    body = as_user(member, page).body

    assert "Release plan of Department" in body
    assert "1 release" in body
    assert f'href="{page}/FIN-1"' in body
    assert "No record to check yet" in body
    assert "Month by month" in body
    assert '<td class="text-end">7</td>' in body
    assert "To be converted first" in body


def test_the_plan_in_french(as_user, member, item, plan, page):
    plan(in_days(30))
    body = as_user(member, "/fr" + page).body

    assert "Admissible" in body
    assert "Spending by program (fr)" in body
    assert "Planifié" in body
    assert f'href="/fr{page}/FIN-1"' in body


def test_the_chart_has_a_title_a_description_and_a_table(as_user, api, editor, member, item, page):
    toolkit = api(editor).action.ogip_priority_show(item_id=item["id"])["toolkit"]
    names = [s["id"] for d in toolkit["dimensions"] for s in d["statements"]]
    api(editor).action.ogip_priority_answer(item_id=item["id"], answers=dict.fromkeys(names, True))

    body = as_user(member, page).body

    assert '<title id="ogip-chart-title">' in body
    assert "Do first: 1." in body
    assert "<circle" in body
    assert "The points of the chart, the best first" in body


def test_an_editor_plans_a_day_and_a_refusal_keeps_what_was_typed(as_user, editor, item, plan,
                                                                  page):  # fmt: skip
    address = f"{page}/FIN-1"
    body = as_user(editor, address, {"planned_date": in_days(30), "reason": ""}).body
    assert "The release plan is changed." in body
    assert "It is planned for" in body

    body = as_user(editor, address, {"planned_date": in_days(50), "reason": " "}).body
    assert "The plan was not changed" in body
    assert 'href="#field-reason"' in body
    assert f'value="{in_days(50)}"' in body


def test_members_read_the_days_and_cannot_change_them(
    app, as_user, member, item, plan, page, nothing_changes
):
    plan(in_days(30))
    body = as_user(member, f"{page}/FIN-1").body

    assert "Every change, the newest first" in body
    assert "Save the day" not in body
    with nothing_changes():
        app.post(f"{page}/FIN-1", data={"planned_date": in_days(20)}, status=403)


def test_who_decides_promises_a_number_on_the_page(
    app, as_user, org_admin, editor, item, page, nothing_changes
):
    given = {"period": in_days(0), "unit": "year", "count": "12"}
    assert "The target is saved." in as_user(org_admin, page, given).body
    refused = as_user(org_admin, page, {**given, "count": "a dozen"}).body
    assert "is not a count" in refused
    assert "Save the target" not in as_user(editor, page).body
    with nothing_changes():
        app.post(page, data={**given, "count": "40"}, status=403)


def test_filters_and_files_keep_their_address(as_user, member, item, plan, page):
    plan(in_days(30))
    body = as_user(member, f"{page}?state=planned&q=spending").body

    assert f"{page}/export.csv?q=spending&amp;state=planned" in body
    assert "Planned (1)" in body
    nothing = as_user(member, f"{page}?q=hovercraft").body
    assert "Nothing matches" in nothing
    sheet = as_user(member, f"{page}/export.xlsx?state=planned")
    assert sheet.headers["Content-Type"].startswith("application/vnd.openxmlformats")


def test_an_address_that_means_nothing_is_refused_with_a_reason(as_user, member, item, page):
    assert "“lost”" in as_user(member, f"{page}?state=lost", status=400).body
    assert "“soon”" in as_user(member, f"{page}/export.csv?due_before=soon", status=400).body


def test_markup_in_titles_and_reasons_is_shown_as_text(as_user, editor, make_item, plan, page):
    markup = "<script>alert(1)</script>"
    item = make_item("FIN-9", markup)
    plan(in_days(30), item_id=item["id"])
    plan(in_days(40), markup, item_id=item["id"])

    for address in (page, f"{page}/FIN-9"):
        body = as_user(editor, address).body
        assert "<script>alert" not in body
        assert "&lt;script&gt;alert" in body


def test_an_empty_plan_says_what_to_do(as_user, member, page, app):
    assert "Go to the inventory" in as_user(member, page).body
