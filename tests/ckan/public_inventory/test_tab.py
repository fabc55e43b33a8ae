"""How visitors come from the page of an organization to its published inventory."""

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def ways(app, organization):
    """Tell whether the page of the organization leads to `public` and to the list of members."""

    def seen(user=None):
        if user:
            app.set_session_user(user["id"])
        page = app.get(f"/organization/{organization['name']}")
        inventory = f'href="/ogip/inventory/{organization["name"]}'
        return f'{inventory}/public"' in page, f'{inventory}"' in page

    return seen


def test_a_visitor_is_led_to_the_inventory_once_it_is_published(add, released, ways, outsider):
    add("A-1")
    assert ways() == (False, False)

    released()

    assert ways() == (True, False)
    assert ways(outsider) == (True, False)


def test_members_are_led_to_their_own_list(add, released, ways, member):
    add("A-1")
    released()

    assert ways(member) == (False, True)


@pytest.mark.ckan_config("ckanext.ogip.public_inventory", False)
def test_an_inventory_for_members_only_is_not_offered(add, released, ways):
    add("A-1")
    released()

    assert ways() == (False, False)
