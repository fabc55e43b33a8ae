"""An entry of the inventory in French, through the pages: from the nomination to the public."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from ckanext.ogip.gate.judge import today
from tests.ckan.eligibility.answers import ELIGIBLE
from tests.ckan.public_inventory.conftest import complete
from tests.e2e.items.french import assert_in_french, english_texts

pytestmark = pytest.mark.usefixtures("clean_portal")

LAST_EDITION = {"en": "Depth soundings in harbours, 2025", "fr": "Sondages dans les ports, 2025"}
TITLE = {"en": "Depth soundings in harbours, 2026", "fr": "Sondages dans les ports, 2026"}
BESIDES = {"en": "Tide tables", "fr": "Tables des marées"}
DATA = ("Soundings", "Sondages", "https://data.department.example/s.csv", "dataset", "CSV")
GUIDE = ("Guide", "Guide", "https://data.department.example/s.html", "data_dictionary", "HTML")
FACTS = {
    "program-en": "Harbours",
    "program-fr": "Ports",
    "description-en": "Depth of each harbour.",
    "description-fr": "Profondeur de chaque port.",
    "business_owner": "Hydrographie",
    "steward": "Levés",
    "size": "48000000",
    "scope-en": "Since 1990",
    "scope-fr": "Depuis 1990",
    "source_system": "Bathy",
    "authoritative_location": "Serveur des levés",
    "last_reviewed": "2026-02-27",
}
CHOSEN = {"volume": "small", "complexity": "medium"}
DESCRIBED = {
    "license_id": "ca-ogl-lgo",
    "restrictions": "unrestricted",
    "collection": "primary",
    "jurisdiction": "federal",
    "lifetime_class": "continuing",
    "frequency": "P1Y",
    "keywords": {"en": "harbours, depth", "fr": "ports, profondeur"},
    "subject": "Transport",
    "maintainer_email": "donnees@ministere.example",
    "date_published": "2026-03-01",
}


class Reader:
    """A person with a browser that shows everything in French, and who only follows links."""

    def __init__(self, page, organization, texts):
        self.page, self.name, self.texts = page, organization["name"], texts

    def looks(self):
        """Wait for the page, and see that nothing in it is in English."""
        expect(self.page.locator("html")).to_have_attribute("lang", "fr")
        expect(self.page.locator("#ogip h1")).to_be_visible()
        assert_in_french(self.page, self.texts)

    def inventory(self):
        self.page.goto(f"/fr/organization/{self.name}")
        self.follow("Répertoire", ".page-header", exact=False)

    def entry(self, title):
        self.inventory()
        row = self.page.get_by_role("row").filter(has_text=title)
        row.get_by_role("rowheader").get_by_role("link").click()
        self.looks()

    def follow(self, link, within="body", exact=True):
        self.page.locator(within).get_by_role("link", name=link, exact=exact).first.click()
        self.looks()

    def press(self, button):
        self.page.get_by_role("button", name=button, exact=True).click()
        self.looks()

    def told(self, words):
        expect(self.page.locator("body")).to_contain_text(words, timeout=20_000)


@pytest.fixture
def reader(logged_in, organization):
    """`reader("editor")`: a member of the organization who reads French."""
    texts = english_texts()
    return lambda capacity: Reader(logged_in(capacity), organization, texts)


@pytest.fixture
def listed_before(api, editor, organization):
    """What the inventory has already: the last edition, and something else."""
    for number, title in enumerate((LAST_EDITION, BESIDES), start=1):
        given = complete(f"PORT-{number}", title=title)
        api(editor).action.ogip_item_create(organization=organization["id"], **given)


def nominate(editor):
    editor.inventory()
    editor.follow("Proposer une entrée")
    editor.page.get_by_label("En anglais").fill(TITLE["en"])
    editor.page.get_by_label("En français").fill(TITLE["fr"])
    editor.page.get_by_label("Une suggestion du public").check()
    editor.press("Proposer")
    alike = editor.page.get_by_role("alert")
    expect(alike).to_contain_text("1 entrée semblable")
    expect(alike.get_by_role("link", name=LAST_EDITION["fr"])).to_be_visible()
    expect(alike).not_to_contain_text(BESIDES["fr"])
    editor.press("Le proposer quand même")
    editor.told("La proposition est au répertoire sous le numéro NOM-0001.")


def take_into_the_inventory(editor):
    editor.follow("Examiner la proposition")
    editor.page.get_by_label("Inscrite").check()
    editor.page.get_by_label("Motif").fill("L'organisation détient ces sondages.")
    editor.press("Changer l'état")
    expect(editor.page.locator("#ogip dd", has_text="Inscrite")).to_be_visible()


def describe(editor):
    editor.follow("Modifier", "#ogip")
    editor.page.locator("#ogip details").evaluate_all("all => all.forEach(d => { d.open = true })")
    for name, words in FACTS.items():
        editor.page.locator(f"#ogip form [name='{name}']").fill(words)
    for name, code in CHOSEN.items():
        editor.page.locator(f"#field-{name}").select_option(code)
    editor.page.locator("#ogip form").get_by_label("Sans mots").check()
    editor.press("Enregistrer")
    editor.told("L'entrée est enregistrée.")


def answer_eligibility(editor):
    page = editor.page
    editor.entry(TITLE["fr"])
    editor.follow("Admissibilité : peut-on le publier ?")
    editor.follow("Répondre aux questions")
    while page.locator("[name=evidence]").count():
        given = ELIGIBLE[page.url.rstrip("/").rsplit("/", 1)[1]]
        for code in given if isinstance(given, list) else [given]:
            page.locator(f"#field-answer-{code}").check()
        editor.press("Enregistrer et continuer")
    editor.told("Ceci peut être publié.")
    expect(page.get_by_role("button", name="Confirmer ces réponses")).to_have_count(0)


def confirm_eligibility(admin):
    admin.entry(TITLE["fr"])
    admin.follow("Admissibilité : peut-on le publier ?")
    admin.press("Confirmer ces réponses")
    admin.told("Décision en vigueur")


def set_priority(editor):
    page = editor.page
    editor.entry(TITLE["fr"])
    editor.follow("Admissibilité : peut-on le publier ?")
    editor.follow("Fixer sa priorité")
    for yes in page.locator("#ogip input[value=yes]").all():
        yes.check()
    editor.press("Enregistrer et calculer")
    editor.told("Enregistré. La priorité est maintenant « P1")
    editor.told("100 pour cent")


def plan(editor, day):
    editor.follow("Publication prévue")
    editor.page.get_by_label("Jour prévu").fill(day.isoformat())
    editor.press("Enregistrer le jour")
    editor.told("La publication est prévue le")


def publish(editor):
    page = editor.page
    editor.entry(TITLE["fr"])
    editor.press("Préparer l'ébauche")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE["fr"])
    for field, value in DESCRIBED.items():
        fix(page, field, value)
    for file in (DATA, GUIDE):
        add_file(page, file)
    editor.told("Prête à publier")
    editor.press("Publier")
    editor.told("Tout le monde peut la trouver dès maintenant.")


def fix(page, field, value):
    """Follow the link of a gap, fill in the field that it leads to, and come back."""
    way = page.locator(f"#ogip a[href*='#field-{field}']").first
    expect(way).to_have_text(re.compile("^Aller à «"))
    way.click()
    focused = page.locator(":focus")
    if isinstance(value, dict):
        for language, words in value.items():
            page.locator(f"#field-{field}-{language}").fill(words)
    elif field == "subject":
        page.get_by_role("group", name="Sujet").get_by_label(value).check()
    elif focused.evaluate("each => each.tagName") == "SELECT":
        focused.select_option(value)
    else:
        focused.fill(value)
    page.get_by_role("button", name="Enregistrer et vérifier").click()
    expect(page.locator("#ogip h1")).to_be_visible()


def add_file(page, file):
    title_en, title_fr, url, resource_type, file_format = file
    page.get_by_role("link", name="Ajouter un fichier ou un lien").first.click()
    page.get_by_label("Titre de la ressource (anglais)").fill(title_en)
    page.get_by_label("Titre de la ressource (français)").fill(title_fr)
    page.get_by_role("button", name="Lien").click()
    page.locator("#field-resource-url").fill(url)
    page.locator("#field-resource_type").select_option(resource_type)
    page.locator("#field-format").select_option(file_format)
    page.locator("#field-language").select_option(["en", "fr"])
    page.get_by_role("button", name="Enregistrer et vérifier").click()


def publish_the_inventory(editor, admin):
    editor.inventory()
    editor.follow("Publier le répertoire")
    editor.press("Soumettre la liste d'aujourd'hui")
    editor.told("La liste attend l'approbation d'une deuxième personne.")
    admin.inventory()
    admin.follow("Publier le répertoire")
    admin.press("Approuver")
    admin.press("Publier")
    admin.told("Le répertoire est publié.")


def is_found(visitor):
    """Search the public inventory as somebody who comes by the organization's page."""
    page = visitor.page
    page.goto(f"/fr/organization/{visitor.name}")
    visitor.follow("Répertoire publié", ".page-header", exact=False)
    page.locator("#field-q").fill("sondages 2026")
    visitor.press("Rechercher")
    expect(page.get_by_role("caption")).to_have_text("1 élément")
    visitor.follow(TITLE["fr"])
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE["fr"])
    return page.locator("#ogip").get_by_role("link", name="http").get_attribute("href")


def test_from_the_nomination_to_the_public(reader, visit, organization, listed_before):
    editor, admin = reader("editor"), reader("admin")
    nominate(editor)
    take_into_the_inventory(editor)
    describe(editor)
    answer_eligibility(editor)
    confirm_eligibility(admin)
    set_priority(editor)
    plan(editor, today() + datetime.timedelta(days=90))
    publish(editor)
    publish_the_inventory(editor, admin)

    visitor = Reader(visit(), organization, editor.texts)
    permanent = is_found(visitor)
    elsewhere = visit()
    elsewhere.goto(permanent)
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text(TITLE["fr"])
    elsewhere.get_by_role("link", name="Aller à la fiche").click()
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text(TITLE["fr"])
