"""Layouts: which header is which column, in either language, however it is written."""

import pytest

from ckanext.ogip.core.inventory.csv_sheet import CsvSheet
from ckanext.ogip.core.inventory.layout import LAYOUT_NAMES, layout
from ckanext.ogip.core.inventory.parse import ParsedRow, parse_rows
from ckanext.ogip.core.inventory.template import COLUMNS
from ckanext.ogip.core.inventory.words import words_of


def columns_of(header, **arguments):
    sheet = CsvSheet(header.encode() + b"\n", **arguments)
    return sheet.header.profile, [column and column.name for column in sheet.header.columns]


E_3 = [
    "ref_number",
    *("title_en", "title_fr", "description_en", "description_fr", "publisher_en", "publisher_fr"),
    *("date_published", "language", "size", "eligible_for_release"),
    *("program_alignment_architecture_en", "program_alignment_architecture_fr"),
    *("date_released", "portal_url_en", "portal_url_fr", "user_votes"),
    *("asset_type", "volume", "scope_en", "scope_fr", "complexity", "access_level", "exemption"),
    *("exemption_rationale_en", "exemption_rationale_fr", "planned_release_date"),
    *("business_owner", "last_reviewed"),
]


def test_the_inventory_has_the_columns_of_the_template_and_of_the_report_in_their_order():
    assert [column.name for column in layout("tbs").columns] == E_3


def test_files_of_the_portal_show_the_band_which_an_import_does_not_read():
    shown = [column.name for column in layout("tbs").shown(public=False)]

    assert [name for name in shown if name not in E_3] == ["priority_band"]
    assert shown.index("priority_band") == shown.index("planned_release_date") - 1
    assert columns_of("ref_number,title_en,priority_band")[1] == ["ref_number", "title_en", None]


def test_the_public_gets_no_reference_number_no_owner_and_no_review():
    shown = [column.name for column in layout("tbs").shown(public=True)]

    assert set(E_3) - set(shown) == {"ref_number", "business_owner", "last_reviewed"}


@pytest.mark.parametrize("key", LAYOUT_NAMES)
def test_a_layout_is_recognized_by_its_own_columns(key):
    names = ",".join(column.name for column in layout(key).columns)

    assert columns_of(names) == (key, names.split(","))


@pytest.mark.parametrize("key", LAYOUT_NAMES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_labels_of_every_column_name_it_in_either_language(key, language):
    labels = ";".join(column.label.get(language).upper() for column in layout(key).columns)

    assert columns_of(labels)[1] == [column.name for column in layout(key).columns]


@pytest.mark.parametrize("key", LAYOUT_NAMES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_header_stands_for_two_columns(key, language):
    headers = layout(key).headers
    known = {**headers.en, **headers.fr}
    own = {words_of(column.name): column for column in COLUMNS}

    assert all(own.get(words, column) == column for words, column in known.items())


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Numero de reference;TITRE;Description", ["ref_number", "title_fr", "description_fr"]),
        ("Reference Number,title,DESCRIPTION", ["ref_number", "title_en", "description_en"]),
        ("Titre,Title,Ref. no.", ["title_fr", "title_en", "ref_number"]),
        ("French title\tEnglish title\tRef", ["title_fr", "title_en", "ref_number"]),
        ("N° de référence|Titre (anglais)|Admissible à la publication",
         ["ref_number", "title_en", "eligible_for_release"]),
    ],
)  # fmt: skip
def test_headers_in_english_or_french_in_any_order_case_and_without_accents(header, expected):
    assert columns_of(header)[1] == expected


def test_ontarios_published_headers_are_its_layout():
    header = (
        "Public Title,Short Description,Long Description,Other Title,Data Custodian Branch,"
        "Date Published,Publisher,Update Frequency,Access Level,Exemption,Rationale Not to Release"
    )

    assert columns_of(header) == (
        "ontario",
        [
            *("title_en", None, "description_en", "ref_number", "business_owner"),
            *("date_published", "publisher_en", None, "access_level", "exemption"),
            "exemption_rationale_en",
        ],
    )


def test_ontarios_access_levels_and_exemptions_are_read_as_it_writes_them():
    data = (
        "Dataset ID,Title,Access Level,Exemption,Exemption rationale\n"
        "D-1,Roads,Restricted,Legal and Contractual Obligations,A treaty.\n"
        "D-2,Rivers,In the process of being made open,None,\n"
        "D-3,Lakes,Ouvert,,\n"
    )

    rows = [row for row in parse_rows(CsvSheet(data.encode())) if isinstance(row, ParsedRow)]

    assert [(row.values["access_level"], row.values["exemption"]) for row in rows] == [
        ("restricted", "legal_and_contractual_obligations"),
        ("to_be_opened", None),
        ("open", None),
    ]


def test_a_french_list_of_records_is_read():
    data = (
        "N° de RDVO;Ressource documentaire;Activité;BPR;Système;Support;Cote de sécurité;"
        "Valeur archivistique;Date d'élimination\n"
        "R-1;Permis de pêche;Pêches;Direction des permis;SAP;Papier;Protégé A;Oui;2034-03-31\n"
    )
    sheet = CsvSheet(data.encode("cp1252"))

    [row] = parse_rows(sheet)

    assert sheet.header.profile == "irbv"
    assert row.values["title_fr"] == "Permis de pêche"
    assert row.values["business_owner"] == "Direction des permis"
    assert (row.values["security_category"], row.values["enduring_value"]) == (
        "protected_a",
        "true",
    )


def test_a_layout_that_is_asked_for_is_not_guessed():
    header = "Dataset ID,Title,Status"

    assert columns_of(header, profile="ontario") == (
        "ontario",
        ["ref_number", "title_en", "access_level"],
    )


def test_single_quotes_and_bars_are_found():
    sheet = CsvSheet(b"ref_number|title_en\n'A|1'|'It''s'\n")

    assert sheet.delimiter == "|"
    assert [row.cells for row in sheet.rows()] == [("A|1", "It's")]


def test_labels_above_technical_names_are_one_header():
    sheet = CsvSheet(b"Reference number,Title (English)\nref_number,title_en\nA,One\n")

    assert (sheet.header.row, sheet.notices) == (2, ())
    assert [row.cells for row in sheet.rows()] == [("A", "One")]


def test_a_header_that_comes_again_below_rows_does_not_swallow_them():
    sheet = CsvSheet(b"ref_number,title_en\nA,One\nref_number,title_en\nB,Two\n")

    assert [row.cells[0] for row in sheet.rows()] == ["A", "ref_number", "B"]


def test_what_stands_above_the_header_is_named():
    sheet = CsvSheet(b"Inventory of 2027\n\nref_number,title_en\nA,One\n")

    [notice] = sheet.notices
    assert "row 3" in notice.message.en
    assert [row.number for row in sheet.rows()] == [4]
