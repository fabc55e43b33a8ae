"""Forms: one input per language, labelled, described, and losing nothing."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from ckan.tests.helpers import call_action

pytestmark = pytest.mark.usefixtures("clean_portal")
BOTH = {"en": "Water levels", "fr": "Niveaux d’eau"}


def form(response):
    return BeautifulSoup(response.body, "html.parser").select_one(
        "#dataset-edit, form.dataset-form"
    )


def filled_in(form):
    """Return what a browser would post for a form left as it is, the button included."""
    fields = {"save": ""}
    fields.update({i["name"]: i.get("value", "") for i in form.select("input[name]")})
    fields.update({t["name"]: t.text.removeprefix("\n") for t in form.select("textarea[name]")})
    chosen = {s["name"]: s.select_one("option[selected]") for s in form.select("select[name]")}
    fields.update({name: option["value"] if option else "" for name, option in chosen.items()})
    return {name: value for name, value in fields.items() if "REPEATING-INDEX" not in name}


def label_of(form, input_id):
    return " ".join(form.select_one(f"label[for={input_id}]").get_text().split())


@pytest.mark.parametrize(
    ("path", "english", "french"),
    [
        ("/dataset/new", "Title (English)", "Title (French)"),
        ("/fr/dataset/new", "Titre (anglais)", "Titre (français)"),
    ],
)
def test_each_language_has_an_input_with_label_language_and_help(browser, path, english, french):
    page = form(browser.get(path))

    for language, label in (("en", english), ("fr", french)):
        field = page.select_one(f"#field-title_translated-{language}")
        assert label_of(page, field["id"]) == label
        assert field["lang"] == language
        assert page.select_one(f"#{field['aria-describedby']}").get_text().strip()


def test_the_address_is_proposed_from_the_first_title(browser):
    sources = form(browser.get("/dataset/new")).select("[data-module=slug-preview-target]")

    assert [source["name"] for source in sources] == ["title_translated-en"]


def test_a_required_field_marks_each_of_its_languages(browser):
    page = form(browser.get("/dataset/new"))

    for language in ("en", "fr"):
        assert page.select_one(f"#field-contact-{language}")["aria-required"] == "true"
        assert page.select_one(f"label[for=field-contact-{language}] .control-required")


def test_a_form_saved_unchanged_changes_nothing(browser, create, name):
    before = create(
        title_translated=BOTH,
        notes_translated={"en": "One\n\ntwo", "fr": "Un\n\ndeux"},
        keywords={"en": ["air, water", 'the "big" lake'], "fr": ["lac"]},
        program={"en": "Snow", "fr-t-en": "Neige"},
        program_page_url={"fr": "https://example.org/?a=1&b=2"},
        relationship=[{"related_url": {"fr": "https://example.org/a"}}],
    )

    browser.post(
        f"/dataset/edit/{name}", data=filled_in(form(browser.get(f"/dataset/edit/{name}")))
    )

    after = call_action("package_show", id=name)
    for field in ("title", "title_translated", "notes_translated", "keywords", "program"):
        assert after[field] == before[field]
    assert after["program_page_url"] == before["program_page_url"]
    assert after["relationship"] == before["relationship"]


def test_a_mistake_is_said_beside_its_input_and_nothing_typed_is_lost(browser, create, name):
    create(title_translated=BOTH, keywords={"en": ["lake"], "fr": ["lac"]})
    fields = filled_in(form(browser.get(f"/dataset/edit/{name}")))
    fields.update({"keywords-fr": "x", "title_translated-fr": "", "contact-fr": ""})

    response = browser.post(f"/fr/dataset/edit/{name}", data=fields)

    page = form(response)
    keywords = page.select_one("#field-keywords-fr")
    assert (keywords["value"], keywords["aria-invalid"]) == ("x", "true")
    assert "x" in page.select_one(f"#{keywords['aria-describedby']}").get_text()
    assert page.select_one("#field-title_translated-fr")["value"] == ""
    listed = BeautifulSoup(response.body, "html.parser").select(".error-explanation li a")
    assert [link["href"] for link in listed] == ["#field-keywords-fr", "#field-contact-fr"]


def test_emptying_one_language_of_a_form_removes_it_and_leaves_the_other(browser, create, name):
    create(title_translated=BOTH)
    fields = filled_in(form(browser.get(f"/dataset/edit/{name}")))

    browser.post(f"/dataset/edit/{name}", data={**fields, "title_translated-en": ""})

    saved = call_action("package_show", id=name)
    assert (saved["title"], saved["title_translated"]) == (BOTH["fr"], {"fr": BOTH["fr"]})


def test_an_organizations_form_has_both_titles(browser):
    path = "/organization/new"
    fields = {**filled_in(form(browser.get(path))), "name": "lakes"}
    fields.update({f"title_translated-{language}": text for language, text in BOTH.items()})

    browser.post(path, data=fields)

    assert call_action("organization_show", id="lakes")["title_translated"] == BOTH
