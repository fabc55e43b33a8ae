"""Reviews, delays and decisions: what they change, who may, and what is refused."""

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

from tests.ckan.lifetime.conftest import in_days

pytestmark = pytest.mark.usefixtures("clean_portal")
DELAY = {"en": "A sensor failed.", "fr": "Un capteur est tombé en panne."}


@pytest.fixture
def second_admin(make_user, organization):
    """Somebody else who administers the organization."""
    return make_user("admin", organization)


@pytest.fixture
def record(make_late):
    """A yearly series that is late by 20 days."""
    return make_late(20, lifetime_class="continuing")


def errors_of(call, **named):
    with pytest.raises(ValidationError) as refusal:
        call(**named)
    return refusal.value.error_dict


def events_of(api, user, record, kind):
    return api(user).action.ogip_event_list(object_id=record["id"], kind=kind)["results"]


def test_reviewed_without_change_moves_the_review_date_and_is_logged(api, editor, record):
    shown = api(editor).action.ogip_lifetime_confirm(id=record["name"], comment="Links hold.")

    assert shown["review_date"] > in_days(700)  # twice a year, counted from today
    stored = api(editor).action.package_show(id=record["id"])
    assert (
        stored["review_date"] == shown["review_date"] == stored["ogip"]["lifetime"]["review_date"]
    )
    (event,) = events_of(api, editor, record, "lifetime_reviewed")
    assert event["details"]["comment"] == "Links hold."
    assert event["details"]["after"] == shown["review_date"]
    assert event["user"]["name"] == editor["name"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"lifetime_class": ""}, "no time for a review"),
        ({"lifetime_class": "time_limited", "date_expires": "2026-01-01"}, "is over"),
    ],
)
def test_what_needs_no_review_or_a_decision_cannot_be_confirmed(
    api, editor, make_record, nothing_changes, fields, said
):
    draft = make_record(public=False, **fields)
    with nothing_changes():
        errors = errors_of(api(editor).action.ogip_lifetime_confirm, id=draft["id"])

    assert said in errors["id"][0]


def test_a_delay_is_public_with_its_reason(api, editor, record, anonymous):
    shown = api(editor).action.ogip_lifetime_delay(id=record["id"], until=in_days(30), reason=DELAY)

    assert (shown["status"], shown["paused_until"]) == ("paused", in_days(30))
    words = anonymous("ogip_lifetime_show", id=record["id"])["in_words"]
    assert DELAY["en"] in words["en"]
    assert DELAY["fr"] in words["fr"]
    (line,) = anonymous("ogip_lifetime_due_list")["results"]
    assert (line["delay_reason"], line["bucket"]) == (DELAY, "late_8_30")


@pytest.mark.parametrize(
    ("argument", "field"),
    [
        ({"until": in_days(-1)}, "until"),
        ({"until": in_days(1000)}, "until"),
        ({"until": "soon"}, "until"),
        ({"until": ""}, "until"),
        ({"reason": {"en": "Only English."}}, "reason"),
        ({"reason": "A sensor."}, "reason"),
        ({"reason": {}}, "reason"),
    ],
)
def test_a_delay_that_says_too_little_is_refused(
    api, editor, record, nothing_changes, argument, field
):
    given = {"id": record["id"], "until": in_days(30), "reason": DELAY, **argument}
    with nothing_changes():
        assert field in errors_of(api(editor).action.ogip_lifetime_delay, **given)


def test_a_decision_changes_nothing_until_a_second_person_confirms_it(
    api, org_admin, second_admin, record
):
    decide = api(org_admin).action.ogip_lifetime_decide
    shown = decide(id=record["id"], decision="mark_historical", reason="The series ended.")
    assert (shown["proposal"]["decision"], shown["class"]) == ("mark_historical", "continuing")
    assert "confirm" in errors_of(decide, id=record["id"], confirm=True)

    shown = api(second_admin).action.ogip_lifetime_decide(id=record["id"], confirm=True)

    assert (shown["class"], shown["status"], shown["proposal"]) == ("historical", "closed", None)
    assert shown["last_decision"]["confirmed"]["by"] == second_admin["name"]
    assert (
        "no longer updated" in shown["in_words"]["en"] or "updated since" in shown["banner"]["en"]
    )
    stored = api(org_admin).action.package_show(id=record["id"])
    assert (stored["state"], stored["frequency"]) == ("active", "not_planned")
    (event,) = events_of(api, org_admin, record, "lifetime_decided")
    assert event["details"]["changes"]["lifetime_class"] == "historical"


def test_a_replaced_record_stays_public_and_both_say_so(
    api, org_admin, second_admin, record, make_record, anonymous
):
    newer = make_record()
    decide = api(org_admin).action.ogip_lifetime_decide
    decide(id=record["id"], decision="supersede", other=newer["name"], reason="New method.")
    api(second_admin).action.ogip_lifetime_decide(id=record["id"], confirm=True)

    shown = anonymous("ogip_lifetime_show", id=record["id"])
    assert (shown["class"], shown["replaced_by"]) == ("superseded", newer["name"])
    assert newer["title_translated"]["fr"] in shown["banner"]["fr"]
    said = [
        api(org_admin).action.package_show(id=each["id"])["relationship"]
        for each in (record, newer)
    ]
    assert [rows[0]["related_relationship"] for rows in said] == ["superseded_by", "supersedes"]
    assert record["name"] in said[1][0]["related_url"]["en"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"decision": "erase", "reason": "Because."}, "decision"),
        ({"decision": "renew"}, "reason"),
        ({"reason": "Because."}, "decision"),
        ({"decision": "supersede", "reason": "Because."}, "other"),
        ({"decision": "supersede", "reason": "Because.", "other": "nothing"}, "other"),
        ({"decision": "renew", "reason": "Because.", "review_date": "2020-01-01"}, "review_date"),
        (
            {"decision": "withdraw", "reason": "B.", "withdrawal_reason": "tired"},
            "withdrawal_reason",
        ),
        ({"decision": "start_lac_review", "reason": "Because."}, "decision"),
        ({"decision": "renew", "reason": "Because.", "other": "nothing"}, "other"),
        ({"decision": ["renew"], "reason": {"en": "?"}}, "decision"),
        ({"confirm": True}, "confirm"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(
    api, org_admin, record, nothing_changes, given, field
):
    with nothing_changes():
        errors = errors_of(api(org_admin).action.ogip_lifetime_decide, id=record["id"], **given)
        assert field in errors


def test_a_record_does_not_replace_itself_nor_hide_behind_a_draft(
    api, org_admin, record, make_record, nothing_changes
):
    draft = make_record(public=False)
    with nothing_changes():
        for other in (record["id"], draft["name"]):
            errors = errors_of(
                api(org_admin).action.ogip_lifetime_decide,
                id=record["id"],
                decision="supersede",
                reason="Because.",
                other=other,
            )
            assert "other" in errors


def test_what_was_read_is_what_is_confirmed(api, org_admin, second_admin, record, nothing_changes):
    decide = api(org_admin).action.ogip_lifetime_decide
    decide(id=record["id"], decision="mark_historical", reason="The series ended.")
    decide(id=record["id"], decision="renew", reason="It goes on after all.")
    with nothing_changes():
        assert "confirm" in errors_of(
            api(second_admin).action.ogip_lifetime_decide,
            id=record["id"],
            decision="mark_historical",
            confirm=True,
        )


@pytest.mark.parametrize("who", ["member", "outsider", None])
@pytest.mark.parametrize(
    ("action", "given"),
    [
        ("ogip_lifetime_confirm", {}),
        ("ogip_lifetime_delay", {"until": in_days(3), "reason": DELAY}),
        ("ogip_lifetime_decide", {"decision": "renew", "reason": "Because."}),
        ("ogip_lifetime_decide", {"confirm": True}),
    ],
)
def test_only_those_who_edit_the_record_may(
    request, api, record, nothing_changes, who, action, given
):
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        getattr(api(user).action, action)(id=record["id"], **given)


def test_an_editor_neither_proposes_as_owner_nor_confirms(
    api, editor, org_admin, record, nothing_changes
):
    with nothing_changes():
        refused = errors_of(
            api(editor).action.ogip_lifetime_decide,
            id=record["id"],
            decision="renew",
            reason="Because.",
        )
    assert "role" in refused
    api(org_admin).action.ogip_lifetime_decide(id=record["id"], decision="renew", reason="Good.")
    with nothing_changes(), pytest.raises(NotAuthorized):
        api(editor).action.ogip_lifetime_decide(id=record["id"], confirm=True)


def test_a_draft_is_shown_to_its_organization_only(api, make_record, member, outsider):
    draft = make_record(public=False)

    assert api(member).action.ogip_lifetime_show(id=draft["id"])["name"] == draft["name"]
    with pytest.raises(NotAuthorized):
        api(outsider).action.ogip_lifetime_show(id=draft["id"])
    with pytest.raises(NotFound):
        api(member).action.ogip_lifetime_show(id="nothing")


def test_a_record_is_evaluated_on_any_day_without_being_saved(api, outsider, nothing_changes):
    dataset = {"frequency": "P3M", "date_modified": "2026-01-31", "lifetime_class": "continuing"}
    with nothing_changes():
        shown = api(outsider).action.ogip_lifetime_evaluate(dataset=dataset, as_of="2026-05-10")

    assert (shown["next_update_due"], shown["days_late"]) == ("2026-04-30", 10)
    assert (shown["bucket"], shown["class"], shown["status"]) == (
        "late_8_30",
        "continuing",
        "overdue",
    )


def test_the_public_reads_the_block_and_not_what_was_proposed(api, org_admin, record, anonymous):
    api(org_admin).action.ogip_lifetime_decide(id=record["id"], decision="renew", reason="Good.")

    block = anonymous("package_show", id=record["id"])["ogip"]["lifetime"]
    assert set(block) == {
        "class",
        "next_update_due",
        "days_late",
        "bucket",
        "review_date",
        "status",
    }
    assert (block["bucket"], block["days_late"]) == ("late_8_30", 20)
    assert "proposal" not in anonymous("ogip_lifetime_show", id=record["id"])
