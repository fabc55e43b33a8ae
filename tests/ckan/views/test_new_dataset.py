"""Creating a dataset through CKAN's form."""

import pytest
from ckan import model

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def first_page(organization):
    """What the first page of the form sends."""
    return {
        "_ckan_phase": "1",
        "pkg_name": "",
        "name": "ice-on-canals",
        "owner_org": organization["id"],
        "title_translated-en": "Ice on canals",
        "title_translated-fr": "Glace sur les canaux",
        "save": "",
    }


def test_the_first_page_saves_a_draft_and_leads_to_the_second(app, editor, first_page):
    app.set_session_user(editor["id"])
    answer = app.post("/dataset/new", data=first_page, follow_redirects=False)

    assert answer.headers["Location"].endswith("/dataset/new/ice-on-canals/2")
    assert model.Package.get("ice-on-canals").state == "draft"


@pytest.mark.ckan_config("ckan.dataset.create_on_ui_requires_resources", False)
def test_a_portal_that_asks_for_no_files_saves_a_draft_too(app, editor, first_page):
    app.set_session_user(editor["id"])
    answer = app.post("/dataset/new", data=first_page, follow_redirects=False)

    assert answer.headers["Location"].endswith("/dataset/new/ice-on-canals/2")
    assert model.Package.get("ice-on-canals").state == "draft"
