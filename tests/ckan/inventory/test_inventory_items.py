"""Items over HTTP: who may do what, lists, single items."""

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

pytestmark = pytest.mark.usefixtures("clean_portal")


def errors_of(call, **arguments):
    with pytest.raises(ValidationError) as refusal:
        call(**arguments)
    return refusal.value.error_dict


def test_a_created_item_shows_its_facts(api, member, organization, item):
    shown = api(member).action.ogip_item_show(id=item["id"])

    assert shown == item
    assert shown["organization"]["name"] == organization["name"]
    assert shown["title"] == {"en": "Spending by program", "fr": "Dépenses par programme"}
    assert (shown["type"], shown["state"], shown["dataset"]) == ("dataset", "under_review", None)


def test_an_item_is_found_by_organization_and_reference_number(api, member, organization, item):
    found = api(member).action.ogip_item_show(
        organization=organization["name"], ref_number=item["ref_number"]
    )

    assert found["id"] == item["id"]


def test_an_update_changes_what_it_names(api, editor, item):
    changed = api(editor).action.ogip_item_update(
        id=item["id"], title={"fr": "Budget"}, size=None, date_released="2020-01-31"
    )

    assert changed["title"] == {"en": "Spending by program", "fr": "Budget"}
    assert (changed["size"], changed["date_released"]) == (None, "2020-01-31")
    assert changed["language"] == "en+fr"
    assert changed["modified"] > item["modified"]


def test_a_reference_number_is_used_once_in_an_organization(api, editor, organization, item):
    action = api(editor).action
    other = action.ogip_item_create(
        organization=organization["id"], ref_number="FIN-2", title={"en": "x"}
    )

    created = errors_of(
        action.ogip_item_create,
        organization=organization["id"], ref_number="FIN-1", title={"en": "x"},
    )  # fmt: skip
    renamed = errors_of(action.ogip_item_update, id=other["id"], ref_number="FIN-1")

    assert "FIN-1" in created["ref_number"][0]
    assert "FIN-1" in renamed["ref_number"][0]


def test_a_deleted_item_is_gone(api, editor, item):
    api(editor).action.ogip_item_delete(id=item["id"])

    with pytest.raises(NotFound):
        api(editor).action.ogip_item_show(id=item["id"])


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": {"en": "", "fr": " "}}, "title"),
        ({"title": "Spending"}, "title"),
        ({"title": {"en": "x", "de": "y"}}, "title"),
        ({"date_published": "2016"}, "date_published"),
        ({"size": -1}, "size"),
        ({"size": [1]}, "size"),
        ({"language": "english"}, "language"),
        ({"eligible_for_release": "perhaps"}, "eligible_for_release"),
        ({"portal_url": {"en": "ftp://x"}}, "portal_url"),
        ({"title": {"en": "a\0b"}}, "title"),
        ({"ref_number": "\ud800"}, "ref_number"),
        ({"ref_number": " "}, "ref_number"),
        ({"type": "map"}, "type"),
        ({"state": "lost"}, "state"),
        ({"colour": "red"}, "__extras"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused(
    api, editor, organization, item, given, field, nothing_changes
):
    action = api(editor).action
    new = {"organization": organization["id"], "ref_number": "N-1", "title": {"en": "x"}, **given}

    with nothing_changes():
        assert field in errors_of(action.ogip_item_update, id=item["id"], **given)
        assert field in errors_of(action.ogip_item_create, **new)


@pytest.mark.parametrize("who", ["member", "outsider", None])
def test_only_editors_change_items(request, api, who, organization, item, nothing_changes):
    action = api(request.getfixturevalue(who) if who else None).action
    new = {"organization": organization["id"], "ref_number": "N-1", "title": {"en": "x"}}

    for call, arguments in (
        (action.ogip_item_create, new),
        (action.ogip_item_update, {"id": item["id"], "size": 1}),
        (action.ogip_item_delete, {"id": item["id"]}),
        (action.ogip_item_promote, {"id": item["id"]}),
    ):
        with nothing_changes(), pytest.raises(NotAuthorized):
            call(**arguments)


def test_an_inventory_is_read_inside_its_organization_only(api, outsider, organization, item):
    assert api(outsider).action.ogip_item_list()["results"] == []
    for user in (outsider, None):
        for name, arguments in (
            ("ogip_item_show", {"id": item["id"]}),
            ("ogip_item_list", {"organization": organization["id"]}),
        ):
            with pytest.raises(NotAuthorized):
                api(user).call_action(name, arguments)
    with pytest.raises(NotAuthorized):
        api(None).action.ogip_item_list()


def test_an_unknown_item_is_not_found_but_the_public_does_not_learn_that(api, editor):
    for name in ("show", "update", "delete", "promote"):
        with pytest.raises(NotFound):
            api(editor).call_action(f"ogip_item_{name}", {"id": "nowhere"})
        with pytest.raises(NotAuthorized):
            api(None).call_action(f"ogip_item_{name}", {"id": "nowhere"})
