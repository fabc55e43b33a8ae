"""The small programs of the set-up: search schema, French check, welcome."""

import json
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel.messages.pofile import read_po

from bin.lib import extract, welcome
from bin.lib.check_french import problems
from bin.lib.welcome import accounts_table
from bin.solr import make_schema

ROOT = Path(__file__).parents[2]
ADDITIONS = Path(make_schema.__file__).with_name("schema-additions.xml")


def test_the_search_schema_is_ckans_with_a_text_field_per_language(tmp_path):
    output = tmp_path / "schema.xml"

    make_schema.main(str(ADDITIONS), str(output))

    schema = ElementTree.parse(output).getroot()
    dynamic = {field.get("name"): field.get("type") for field in schema.iter("dynamicField")}
    assert schema.get("name") == "ckan-2.12"
    assert dynamic["extras_*"] == "text"
    assert dynamic["*_txt_fr"] == "ogip_text_fr"
    assert dynamic["*_txt_en"] == "ogip_text_en"


def test_an_unchanged_search_schema_is_not_written_again(tmp_path):
    output = tmp_path / "schema.xml"
    make_schema.main(str(ADDITIONS), str(output))
    output.chmod(0o400)
    before = output.stat().st_mtime_ns

    make_schema.main(str(ADDITIONS), str(output))

    assert output.stat().st_mtime_ns == before


def test_a_schema_without_the_section_to_add_to_is_refused():
    schema = ElementTree.fromstring("<schema><types/></schema>")

    with pytest.raises(SystemExit, match="<fields>"):
        make_schema.merge(schema, ElementTree.parse(ADDITIONS).getroot())


def catalogue(text: str):
    return read_po(BytesIO(text.encode()))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('msgid "Check"\nmsgstr "Vérifier"\n', []),
        ('msgid "Check"\nmsgstr ""\n', ["not translated"]),
        ('#, fuzzy\nmsgid "Check"\nmsgstr "Vérifier"\n', ["marked as doubtful"]),
        (
            '#, python-format\nmsgid "%(count)s files"\nmsgstr "%(nombre)s fichiers"\n',
            ["unknown named placeholder"],
        ),
        ('msgid "file"\nmsgid_plural "files"\nmsgstr[0] "fichier"\nmsgstr[1] ""\n', ["not tr"]),
    ],
)
def test_what_a_french_catalogue_lacks_is_named(entry, expected):
    found = list(problems(catalogue(f"{entry}\n")))

    assert [line[: len(start)] for line, start in zip(found, expected, strict=True)] == expected


def test_the_texts_are_collected_as_setup_py_says(tmp_path):
    (tmp_path / "setup.py").write_text(
        "from setuptools import setup\n"
        'setup(message_extractors={"desk": [("**.py", "python", None)]})\n'
    )
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "page.py").write_text(
        '_("Publish")\nngettext("%(num)s file", "%(num)s files", 2)\n'
    )
    output = tmp_path / "texts.pot"

    extract.main(str(tmp_path / "setup.py"), str(output))

    template = read_po(BytesIO(output.read_bytes()))
    assert {message.id for message in template if message.id} == {
        "Publish",
        ("%(num)s file", "%(num)s files"),
    }
    assert "POT-Creation-Date" not in output.read_text()


def test_the_log_ins_are_one_line_per_role(tmp_path):
    accounts = tmp_path / "accounts.json"
    people = [("STEW", "pac-steward"), ("DH", "pac-head"), ("STEW", "nsc-steward")]
    accounts.write_text(
        json.dumps(
            [{"role": r, "label": f"Role {r}", "user": u, "password": "pw"} for r, u in people]
        )
    )

    table = accounts_table(accounts)

    assert [line.split() for line in table.splitlines()[2:4]] == [
        ["Role", "STEW", "pac-steward", "pw"],
        ["Role", "DH", "pac-head", "pw"],
    ]


@pytest.mark.parametrize("name", [welcome.USER, welcome.ORGANIZATION, welcome.DRAFT])
def test_what_the_welcome_speaks_of_is_in_the_demo(name):
    content = ROOT / "ckanext" / "ogip" / "demo" / "content"
    texts = [path.read_text("utf-8").lower() for path in content.glob("*.yaml")]

    assert any(name in text for text in texts)


def test_a_portal_without_demo_content_has_no_accounts_to_print(tmp_path):
    assert accounts_table(tmp_path / "none.json") == ""
