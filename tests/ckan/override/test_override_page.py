"""Publishing against a rule on the web: a form that says what it does and keeps what was typed."""

import re

import pytest

from tests.ckan.override.decision import DECISION

pytestmark = pytest.mark.usefixtures("clean_portal")

FORM = {**DECISION, "confirmed": "yes"}


@pytest.fixture
def decide(app, sysadmin, draft):
    """Send the form as a sysadmin; keyword arguments replace what is typed, None removes it."""

    def act(language="", **typed):
        app.set_session_user(sysadmin["id"])
        sent = {name: value for name, value in (FORM | typed).items() if value is not None}
        return app.post(f"{language}/dataset/ogip/{draft['name']}/override", data=sent)

    return act


def test_the_tab_offers_it_to_those_who_administer_the_portal(app, sysadmin, draft):
    app.set_session_user(sysadmin["id"])
    page = app.get(f"/dataset/ogip/{draft['name']}")

    assert f'action="/dataset/ogip/{draft["name"]}/override"' in page
    assert "The decision holds until the content of the record changes next" in page
    assert "Urgent public interest" in page


@pytest.mark.parametrize("person", ["editor", "org_admin"])
def test_nobody_else_is_offered_it_or_may(app, request, state, draft, person):
    app.set_session_user(request.getfixturevalue(person)["id"])
    address = f"/dataset/ogip/{draft['name']}/override"

    assert "/override" not in app.get(f"/dataset/ogip/{draft['name']}")
    app.get(address, status=403)
    app.post(address, data=FORM, status=403)
    assert state(draft)[0] == "draft"


def test_a_record_in_order_is_not_offered_it(app, api, editor, sysadmin, draft):
    api(editor).action.package_patch(id=draft["id"], license_id="ca-ogl-lgo")
    app.set_session_user(sysadmin["id"])

    assert "/override" not in app.get(f"/dataset/ogip/{draft['name']}")
    assert "there is nothing to override" in app.get(f"/dataset/ogip/{draft['name']}/override")


def test_a_decision_publishes_and_is_shown_to_the_organization(app, editor, decide, state, draft):
    page = decide()

    assert "Published by your decision." in page
    assert state(draft) == ("active", False)
    app.set_session_user(editor["id"])
    seen = app.get(f"/dataset/{draft['name']}")
    assert "Published against a rule" in seen
    assert DECISION["explanation"] in seen


@pytest.mark.parametrize(
    ("typed", "said", "place"),
    [
        ({"reason_code": ""}, "Choose a reason.", "reason_code"),
        ({"explanation": "Because."}, "at least one sentence", "explanation"),
        ({"explanation": " "}, "Explain in at least one sentence", "explanation"),
        ({"confirmed": None}, "Confirm that you take this decision.", "confirmed"),
    ],
)
def test_a_refused_form_names_the_field_and_keeps_what_was_typed(
    decide, state, draft, typed, said, place
):
    page = decide(**typed)

    assert said in page
    assert f'href="#field-{place}"' in page
    assert f'id="ogip-problem-{place}"' in page
    kept = {**FORM, **typed}
    assert f">{kept['explanation']}</textarea>" in page
    if kept["reason_code"]:
        assert '<option value="urgent_public_interest" selected>' in page
    assert state(draft)[0] == "draft"


def test_what_is_typed_is_shown_as_text(decide):
    assert "<script>alert" not in decide(explanation="<script>alert(1)</script>")


def test_a_rule_that_nobody_may_override_is_named_and_no_form_is_shown(
    app, sysadmin, decide, lock, state, draft
):
    lock("OG-102")
    app.set_session_user(sysadmin["id"])
    page = app.get(f"/dataset/ogip/{draft['name']}/override")

    assert "Nobody may override these on this portal." in page
    assert 'name="reason_code"' not in page
    assert "Nobody may override these rules on this portal: OG-102." in decide()
    assert state(draft)[0] == "draft"


def test_a_record_that_does_not_exist_is_not_found(app, sysadmin):
    app.set_session_user(sysadmin["id"])
    app.get("/dataset/ogip/nothing/override", status=404)


def test_the_check_names_what_no_sysadmin_may_override(api, sysadmin, lock, draft):
    assert api(sysadmin).action.ogip_check(id=draft["id"])["not_overridable"] == []
    lock("OG-102")

    assert api(sysadmin).action.ogip_check(id=draft["id"])["not_overridable"] == ["OG-102"]


def test_an_empty_form_names_all_that_is_missing_in_its_order(decide):
    page = decide(reason_code="", explanation="", confirmed=None)

    places = re.findall(r'id="ogip-problem-(\w+)"', page.body)
    assert places == ["reason_code", "explanation", "confirmed"]
