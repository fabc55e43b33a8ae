"""Somebody in charge may choose another band; the computed one stays beside it."""

import pytest
from ckanapi import NotAuthorized, ValidationError

pytestmark = pytest.mark.usefixtures("clean_portal")


def errors_of(call, **arguments):
    with pytest.raises(ValidationError) as refusal:
        call(**arguments)
    return refusal.value.error_dict


def test_a_chosen_band_counts_and_the_computed_one_stays(org_admin, override):
    shown = override(band="P1", reason="The minister announced it.")["priority"]

    assert (shown["band"], shown["computed_band"]) == ("P1", "P3")
    assert shown["ranked"] is True
    assert shown["override"]["by"] == org_admin["name"]
    assert shown["override"]["reason"] == "The minister announced it."


def test_a_chosen_band_outlives_new_answers(override, answer):
    override(band="P1", reason="Announced.")

    assert answer(documented=True)["priority"]["band"] == "P1"


def test_the_computed_band_counts_again_once_the_choice_is_taken_back(override):
    override(band="P1", reason="Announced.")

    shown = override(reason="It was called off.")["priority"]

    assert (shown["band"], shown["override"]) == ("P3", None)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"band": "P1"}, "reason"),
        ({"band": "P1", "reason": "  "}, "reason"),
        ({"band": "P1", "reason": "x" * 5000}, "reason"),
        ({"band": "P0", "reason": "A duty."}, "band"),
        ({"band": "P9", "reason": "Announced."}, "band"),
        ({"band": "P3", "reason": "As computed."}, "band"),
        ({"reason": "There is nothing to take back."}, "band"),
    ],
)
def test_a_choice_without_ground_is_refused(override, given, field, item, nothing_changes):
    with nothing_changes():
        assert field in errors_of(override, **given)


def test_taking_a_choice_back_needs_a_reason_as_well(override, priority):
    override(band="P1", reason="Announced.")

    assert "reason" in errors_of(override)
    assert priority()["priority"]["band"] == "P1"


def test_a_duty_is_not_decided_away(api, org_admin, make_item):
    duty = make_item("FIN-2", mandatory_basis="ati_summary")

    errors = errors_of(
        api(org_admin).action.ogip_priority_override,
        item_id=duty["id"], band="P3", reason="Later.",
    )  # fmt: skip

    assert "band" in errors


@pytest.mark.parametrize("who", ["editor", "member", "outsider", None])
def test_nobody_but_an_administrator_chooses(request, who, override, item, nothing_changes):
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        override(user=user, band="P1", reason="Announced.")


def test_a_choice_is_in_the_log_and_in_the_history(api, member, item, override, priority):
    override(band="P1", reason="Announced.")

    listed = api(member).action.ogip_event_list(object_type="item", object_id=item["id"])
    [event] = [e for e in listed["results"] if e["kind"] == "priority_overridden"]
    newest = priority()["history"][0]

    assert event["details"]["reason"] == "Announced."
    assert (event["details"]["before"]["band"], event["details"]["after"]["band"]) == ("P3", "P1")
    assert (newest["cause"], newest["band"], newest["computed_band"]) == ("override", "P1", "P3")
