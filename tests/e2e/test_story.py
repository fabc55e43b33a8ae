"""A publisher's day: an entry of the inventory becomes a record that everybody finds."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("clean_portal")

ROWS = [
    {
        "ref_number": ref,
        "title_en": en,
        "title_fr": fr,
        "description_en": f"{en}, by year and region.",
        "description_fr": f"{fr}, par année et région.",
        "eligible_for_release": "Y",
    }
    for ref, en, fr in (
        ("ICE-01", "Ice thickness on canals", "Épaisseur de la glace sur les canaux"),
        ("ICE-02", "Canal opening days", "Jours d'ouverture des canaux"),
    )
]
DATA = ("Measurements", "Mesures", "https://data.department.example/ice.csv", "dataset", "CSV")
GUIDE = (
    "Data dictionary",
    "Dictionnaire de données",
    "https://data.department.example/ice.html",
    "data_dictionary",
    "HTML",
)


@pytest.fixture
def inventory(api, editor, organization):
    """The address of an inventory with imported rows."""
    api(editor).action.ogip_inventory_import(organization=organization["id"], rows=ROWS)
    return f"/ogip/inventory/{organization['name']}"


def fix(page, gap, fill):
    """Follow the link of a gap to its field, fill that, and come back to the tab."""
    page.get_by_role("listitem").filter(has_text=gap).get_by_role("link", name="Go to").click()
    fill(page)
    page.get_by_role("button", name="Save and check").click()
    expect(page.locator("#ogip")).not_to_contain_text(gap)


def field_with_the_cursor(page, label):
    field = page.get_by_label(label, exact=True)
    expect(field).to_be_focused()
    return field


def choose(label, code):
    return lambda page: field_with_the_cursor(page, label).select_option(code)


def write(label, text):
    return lambda page: field_with_the_cursor(page, label).fill(text)


def tick_transport(page):
    subjects = page.get_by_role("group", name="Subject")
    expect(subjects.locator(":focus")).to_have_count(1)
    subjects.get_by_label("Transport").check()


def write_keywords(page):
    field_with_the_cursor(page, "Keywords (English)").fill("ice, canals")
    page.get_by_label("Keywords (French)", exact=True).fill("glace, canaux")


def add_file(page, file):
    title_en, title_fr, url, resource_type, file_format = file
    page.get_by_role("link", name="Add a file or link").first.click()
    page.get_by_label("Title of the resource (English)").fill(title_en)
    page.get_by_label("Title of the resource (French)").fill(title_fr)
    page.get_by_role("button", name="Link").click()
    page.locator("#field-resource-url").fill(url)
    page.locator("#field-resource_type").select_option(resource_type)
    page.locator("#field-format").select_option(file_format)
    page.locator("#field-language").select_option(["en", "fr"])
    page.get_by_role("button", name="Save and check").click()


GAPS = [
    ("No licence", choose("Licence", "ca-ogl-lgo")),
    ("whether access is restricted", choose("Access restrictions", "unrestricted")),
    ("no keywords", write_keywords),
    ("The collection is missing", choose("Collection", "primary")),
    ("contact e-mail address is missing", write("Contact e-mail", "data@department.example")),
    ("The subject is missing", tick_transport),
    ("The jurisdiction is missing", choose("Jurisdiction", "federal")),
    ("The publication date is missing", write("Date published", "2020-01-31")),
    ("The lifetime class is missing", choose("Lifetime class", "continuing")),
    ("The update frequency is missing", choose("Update frequency", "P1Y")),
]


def is_found_by_the_public(visit, title):
    page = visit()
    page.goto(f"/dataset/?q={title}")
    return page.locator("#content").get_by_text(title, exact=True).count() == 1


def test_from_the_inventory_to_the_public(logged_in, visit, inventory):
    title = ROWS[0]["title_en"]
    page = logged_in("editor")
    page.goto(inventory)
    page.get_by_role("button", name=f"Prepare {title}").click()

    # The tab lists the gaps, in the language of the reader.
    tab = page.url
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Open government: {title}")
    expect(page.locator("#ogip")).to_contain_text("No licence is chosen.")
    page.goto(tab.replace("/dataset/", "/fr/dataset/"))
    expect(page.locator("#ogip")).to_contain_text("Aucune licence n'est choisie.")
    page.goto(tab)

    # Pressing Publish shows the refusal in place; nobody else finds the record.
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("alert").filter(has_text="Not published")).to_be_focused()
    assert not is_found_by_the_public(visit, title)

    # The gaps are closed through the forms.
    for gap, fill in GAPS:
        fix(page, gap, fill)
    add_file(page, DATA)
    add_file(page, GUIDE)
    expect(page.locator("#ogip")).to_contain_text("Ready to publish")

    # Publishing succeeds, and everybody finds the record.
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("#content")).to_contain_text("Everybody can find it from now on.")
    assert is_found_by_the_public(visit, title)
    page.goto(inventory)
    expect(page.get_by_role("row").filter(has_text=title)).to_contain_text("Published")
