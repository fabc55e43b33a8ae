"""The people that tests are told with may do what their role says, over HTTP."""

import pytest
from ckanapi import NotAuthorized

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def draft(organization):
    return {
        "title_translated": {"en": "Water levels", "fr": "Niveaux d’eau"},
        "owner_org": organization["id"],
    }


@pytest.mark.parametrize("who", ["editor", "org_admin", "sysadmin"])
def test_these_may_create_a_dataset(who, request, api, draft):
    user = request.getfixturevalue(who)

    assert (
        api(user).action.package_create(name="levels", **draft)["owner_org"] == draft["owner_org"]
    )


@pytest.mark.parametrize("who", ["member", "outsider"])
def test_these_may_not_create_a_dataset(who, request, api, draft):
    with pytest.raises(NotAuthorized):
        api(request.getfixturevalue(who)).action.package_create(name="levels", **draft)


def test_the_public_may_not_create_a_dataset(api, draft):
    with pytest.raises(NotAuthorized):
        api(None).action.package_create(name="levels", **draft)


def test_a_second_organization_has_editors_of_its_own(api, make_organization, make_user, draft):
    elsewhere = make_organization(name="fisheries")
    editor_elsewhere = make_user("editor", elsewhere)

    with pytest.raises(NotAuthorized):
        api(editor_elsewhere).action.package_create(name="levels", **draft)
    assert api(editor_elsewhere).action.package_create(
        name="catches", **{**draft, "owner_org": elsewhere["id"]}
    )


def test_a_file_can_be_sent_over_the_api(api, editor, organization, draft, tmp_path):
    dataset = api(editor).action.package_create(name="levels", **draft)
    path = tmp_path / "levels.csv"
    path.write_text("level\n1\n")

    with path.open("rb") as file:
        resource = api(editor).call_action(
            "resource_create",
            {"package_id": dataset["id"], "url": "levels.csv"},
            files={"upload": file},
        )

    assert resource["url_type"] == "upload"
    assert resource["size"] == len("level\n1\n")


def test_a_page_knows_who_has_logged_in(app, editor):
    assert app.get("/dashboard/datasets").request.path == "/user/login"

    app.set_session_user(editor["id"])

    assert app.get("/dashboard/datasets").request.path == "/dashboard/datasets"
