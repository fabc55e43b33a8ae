"""A grandfathered record: small changes pass, the next material one must satisfy the rules."""

import pytest
from ckanapi import ValidationError

from ckanext.ogip.gate.grounds import ended_bases

pytestmark = pytest.mark.usefixtures("clean_portal")

MATERIAL = {"purpose": {"en": "Plan", "fr": "Planifier"}}
IMMATERIAL = {"steward": "records@example.org"}


def test_an_immaterial_change_is_let_through(api, editor, grandfathered, approval):
    api(editor).action.package_patch(id=grandfathered["id"], **IMMATERIAL)

    assert api(None).action.package_show(id=grandfathered["id"])["steward"] == IMMATERIAL["steward"]
    assert approval(grandfathered).basis == "grandfathered"


def test_a_material_change_against_a_rule_is_refused(api, editor, grandfathered):
    with pytest.raises(ValidationError) as refusal:
        api(editor).action.package_patch(id=grandfathered["id"], **MATERIAL)

    assert [reason["rule"] for reason in refusal.value.error_dict["ogip"]] == ["OG-102"]


def test_a_change_that_puts_it_in_order_makes_it_checked(api, editor, grandfathered, approval):
    api(editor).action.package_patch(id=grandfathered["id"], license_id="ca-ogl-lgo")

    assert approval(grandfathered).basis == "checked"


def test_without_the_record_of_it_even_an_immaterial_change_is_refused(api, editor, old):
    with pytest.raises(ValidationError):
        api(editor).action.package_patch(id=old["id"], **IMMATERIAL)


def test_a_draft_is_not_opened_by_the_age_of_another_record(api, editor, grandfathered, make_draft):
    twin = make_draft("twin", license_id=None)

    with pytest.raises(ValidationError):
        api(editor).action.ogip_publish(id=twin["id"])


def test_the_tab_says_so_in_both_languages(app, member, grandfathered):
    app.set_session_user(member["id"])

    assert "before the rules of this portal" in app.get("/dataset/ogip/old-record").body
    assert app.get("/fr/dataset/ogip/old-record").status_code == 200


@pytest.mark.parametrize(("days", "passes"), [(1, True), (0, True), (-1, False)])
def test_the_time_ends_after_the_day_of_the_policy(api, editor, grandfathered, until, days, passes):
    until(days)

    assert ("grandfathered" not in ended_bases()) is passes
    if passes:
        api(editor).action.package_patch(id=grandfathered["id"], **IMMATERIAL)
    else:
        with pytest.raises(ValidationError):
            api(editor).action.package_patch(id=grandfathered["id"], **IMMATERIAL)
