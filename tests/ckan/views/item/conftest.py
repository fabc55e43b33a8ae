"""An inventory, the people around it, and their browsers."""

import pytest

TITLE = {"en": "Water levels of the harbours", "fr": "Niveaux d'eau des ports"}


@pytest.fixture
def inventory(organization):
    """The address of the inventory."""
    return f"/ogip/inventory/{organization['name']}"


@pytest.fixture
def desk(api, editor):
    """The actions as an editor of the organization calls them."""
    return api(editor).action


@pytest.fixture
def make_item(desk, organization):
    """List an entry; keyword arguments are its facts."""

    def make(ref_number="HARB-1", **facts):
        given = {"title": TITLE, **facts}
        return desk.ogip_item_create(
            organization=organization["id"], ref_number=ref_number, **given
        )

    return make


@pytest.fixture
def item(make_item):
    """An entry of the inventory."""
    return make_item()


@pytest.fixture
def page_of(inventory):
    """The address of the page of an entry."""
    return lambda item: f"{inventory}/{item['ref_number']}"


@pytest.fixture
def browse(app):
    """Log somebody in, nobody with None, and return the browser."""

    def run(user):
        if user:
            app.set_session_user(user["id"])
        return app

    return run


@pytest.fixture
def editing(browse, editor):
    """The browser of an editor."""
    return browse(editor)


@pytest.fixture
def as_stored(desk, organization):
    """What the entry with a reference number says now."""

    def show(ref_number="HARB-1"):
        return desk.ogip_item_show(organization=organization["id"], ref_number=ref_number)

    return show
