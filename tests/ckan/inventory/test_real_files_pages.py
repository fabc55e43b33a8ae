"""Real inventories through the pages: what the coordinator reads, and that nothing gets lost."""

import html
import io
import re

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")

STATCAN = "tbs_inventory_statcan_12cols_2019-02-23.csv"
BILINGUAL = "tbs_inventory_full19cols_2019-07-08.csv"
REPEATED = "tbs_inventory_duplicate_ref_numbers_2019-04-26.csv"
REFERENCE = "tbs_inventory_template_reference.xlsx"

COUNTS = {
    "": ("Rows in the file", "New entries", "Changed entries", "Unchanged entries", "Mistakes"),
    "/fr": (
        "Lignes dans le fichier",
        "Nouvelles entrées",
        "Entrées modifiées",
        "Entrées inchangées",
        "Erreurs",
    ),
}
IN_ORDER = {"": "The file is in order", "/fr": "Le fichier est en règle"}
DONE = {"": "The file was imported", "/fr": "Le fichier a été importé"}
LANGUAGES = sorted(COUNTS)


class Pages:
    """What an editor does with a file; every answer is the text that a person reads."""

    def __init__(self, app, organization, language=""):
        self.app, self.language = app, language
        self.inventory = f"{language}/ogip/inventory/{organization['name']}"

    def send(self, file, **chosen):
        upload = (io.BytesIO(file.getvalue()), file.name)
        self.preview = self.app.post(f"{self.inventory}/import", data={"upload": upload, **chosen})
        return read(self.preview.body)

    def confirm(self, **chosen):
        token = re.search(r'name="token" value="([^"]+)"', self.preview.body)[1]
        data = {"token": token, **chosen}
        return read(self.app.post(f"{self.inventory}/import/confirm", data=data).body)

    def counts(self, text):
        """Return the figures under the words of the language, in the order of COUNTS."""
        found = [re.search(rf"\n{words}\n([\d\s,]+?)\n", text) for words in COUNTS[self.language]]
        return tuple(int(re.sub(r"\D", "", each[1])) for each in found)

    def list(self, address=""):
        return read(self.app.get(self.inventory + address).body)

    def download(self, format):
        name = f"inventory.{format}"
        page = self.app.get(self.inventory).body
        [address] = re.findall(rf'href="([^"]*\b{format}\b[^"]*)"', page)
        answer = self.app.get(html.unescape(address))
        file = io.BytesIO(answer.data)
        file.name = name
        return file


def read(body):
    """Return the words of our part of the page, each element on a line of its own."""
    ours = body[body.index('<div id="ogip">') : body.index("<footer")]
    words = re.sub(r"\s*\n\s*", " ", ours)
    lines = html.unescape(re.sub(r"(\s*<[^>]+>\s*)+", "\n", words))
    return f"\n{lines}\n"


@pytest.fixture
def pages(app, editor, organization):
    """`pages("/fr")`: the pages as the editor of the organization sees them."""
    app.set_session_user(editor["id"])
    return lambda language="": Pages(app, organization, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "rows"), [(STATCAN, 1000), (BILINGUAL, 26)])
def test_every_row_of_a_real_file_is_foretold_then_imported(
    pages, real_file, items, name, rows, language
):
    desk = pages(language)

    preview = desk.send(real_file(name))
    assert IN_ORDER[language] in preview
    assert desk.counts(preview) == (rows, rows, 0, 0, 0)
    assert "owner_org, owner_org_title" in preview
    assert items() == []

    report = desk.confirm()
    assert DONE[language] in report
    assert desk.counts(report) == (rows, rows, 0, 0, 0)
    assert len(items(limit=1000)) == rows


def test_the_preview_says_yes_and_no_and_not_true_and_false(pages, real_file):
    french = pages("/fr").send(real_file(BILINGUAL))

    assert "\nOui\n" in french
    assert "\nTrue\n" not in french


@pytest.mark.parametrize(("language", "entries"), [("", "1,000 entries"), ("/fr", "1 000 entrées")])
def test_the_list_shows_what_was_imported(pages, real_file, language, entries):
    desk = pages(language)
    desk.send(real_file(STATCAN))
    desk.confirm()

    assert f"\n{entries}\n" in re.sub(r"[\u00a0\u202f]", " ", desk.list())
    assert "OD-2016-00089" in desk.list("?q=criminal+justice+snapshot")
    assert "OD-2016-00152" not in desk.list("?q=criminal+justice+snapshot")


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize(("name", "rows"), [(STATCAN, 1000), (BILINGUAL, 26)])
def test_what_is_downloaded_from_the_list_and_sent_again_changes_nothing(
    pages, real_file, items, name, rows, format
):
    desk = pages("/fr")
    desk.send(real_file(name))
    desk.confirm()
    before = items(limit=1000)

    preview = desk.send(desk.download(format))
    report = desk.confirm()

    assert desk.counts(preview) == desk.counts(report) == (rows, 0, 0, rows, 0)
    assert "Différences" not in report
    assert items(limit=1000) == before


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("", "The reference number “OD-2016-00002” is in rows 16, 17, 18,"),
        ("/fr", "Le numéro de référence « OD-2016-00002 » figure aux lignes 16, 17, 18,"),
    ],
)
def test_numbers_that_stand_twice_are_told_with_all_their_rows(
    pages, real_file, items, language, said
):
    desk = pages(language)

    preview = desk.send(real_file(REPEATED))

    assert said in re.sub("\u00a0", " ", preview)
    assert desk.counts(preview)[:2] == (60, 30)
    assert items() == []
    refused = desk.confirm()
    assert DONE[language] not in refused
    assert items() == []


def test_the_rows_whose_number_stands_once_can_be_imported_alone(pages, real_file, items):
    desk = pages()
    desk.send(real_file(REPEATED))

    report = desk.confirm(keep_going="1")

    assert desk.counts(report)[:2] == (60, 30)
    numbers = [item["ref_number"] for item in items()]
    assert len(numbers) == len(set(numbers)) == 30
    assert "OD-2016-00001" not in numbers


@pytest.mark.parametrize(
    ("language", "said"),
    [("", "describes the columns of an inventory"), ("/fr", "décrit les colonnes d’un répertoire")],
)
def test_the_description_of_the_template_is_not_taken_for_an_inventory(
    pages, real_file, items, language, said
):
    answer = pages(language).send(real_file(REFERENCE))

    assert said in answer
    assert items() == []
