"""Each page is read by axe, in both languages, against core's page of the same kind."""

import pytest

from ckanext.ogip.testing.records import compliant_dataset
from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.usefixtures("clean_portal")

LANGUAGES = ["", "/fr"]


@pytest.fixture
def make_dataset(api, editor, organization):
    """Make a draft that could be published; what is named here is left out."""

    def make(*left_out):
        complete = compliant_dataset(owner_org=organization["id"])
        given = {name: value for name, value in complete.items() if name not in left_out}
        return api(editor).action.package_create(**given)

    return make


@pytest.fixture
def inventory(api, editor, organization):
    """The address of an inventory with entries in every kind of next step."""
    titles = {
        "road": ("Road counts", "Comptages routiers"),
        "snow": ("", "Neige"),
        "ice": ("Ice", ""),
    }
    rows = [
        {"ref_number": ref, "title_en": en, "title_fr": fr, "eligible_for_release": eligible}
        for (ref, (en, fr)), eligible in zip(titles.items(), ("Y", "", "N"), strict=True)
    ]
    api(editor).action.ogip_inventory_import(organization=organization["id"], rows=rows)
    item = api(editor).action.ogip_item_list(q="road")["results"][0]
    api(editor).action.ogip_item_promote(id=item["id"])
    return f"/ogip/inventory/{organization['name']}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("left_out", [("license_id", "frequency", "resources"), ()])
def test_the_tab_of_a_draft(logged_in, make_dataset, language, left_out):
    name = make_dataset(*left_out)["name"]
    page = logged_in("editor")
    page.goto(f"{language}/dataset/ogip/{name}?refused=1")

    assert_accessible(page, f"{language}/dataset/{name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tab_of_a_public_record(logged_in, make_dataset, api, editor, language):
    name = make_dataset()["name"]
    api(editor).action.ogip_publish(id=name)
    page = logged_in("editor")
    page.goto(f"{language}/dataset/ogip/{name}")
    for folded in page.locator("#ogip summary").all():
        folded.click()

    assert_accessible(page, f"{language}/dataset/{name}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "?q=hovercraft", "?limit=25&state=in_preparation"])
def test_the_inventory_list(logged_in, inventory, organization, language, query):
    page = logged_in("editor")
    page.goto(language + inventory + query)

    assert_accessible(page, f"{language}/organization/{organization['name']}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_inventory(logged_in, organization, language):
    page = logged_in("editor")
    page.goto(f"{language}/ogip/inventory/{organization['name']}")

    assert_accessible(page, f"{language}/organization/{organization['name']}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reference", ["road", "snow", "ice"])
def test_the_page_of_an_entry(logged_in, inventory, organization, language, reference):
    page = logged_in("editor")
    page.goto(f"{language}{inventory}/{reference}")

    assert_accessible(page, f"{language}/organization/{organization['name']}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_steps_of_an_import(logged_in, inventory, organization, language):
    core_page = f"{language}/organization/{organization['name']}"
    rows = "ref_number,title_en,title_fr\nnew,Fog,Brouillard\nbad,,\nroad,Roads,Routes\n"
    page = logged_in("editor")

    def choose(name, content):
        page.goto(f"{language}{inventory}/import")
        page.locator("#field-upload").set_input_files(
            {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
        )
        page.locator("#ogip form button").click()

    choose("empty.csv", "")
    assert_accessible(page, core_page)
    choose("rows.csv", rows)
    assert_accessible(page, core_page)
    choose("rows.csv", rows)
    page.locator("#ogip button[name='keep_going']").click()
    page.wait_for_url("**/import/*-*")
    assert_accessible(page, core_page)


def test_a_page_with_a_mistake_is_noticed(logged_in, organization):
    page = logged_in("editor")
    page.goto(f"/ogip/inventory/{organization['name']}")
    page.evaluate("document.querySelector('#ogip').insertAdjacentHTML('beforeend', '<img src=x>')")

    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page, f"/organization/{organization['name']}")
