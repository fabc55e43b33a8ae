"""`ckan ogip inventory import`: what it prints, and its exit status."""

import json

import pytest
from ckan.cli.cli import ckan

from ckanext.ogip.core.inventory.open_file import open_file

pytestmark = pytest.mark.usefixtures("clean_portal")

GOOD = "ref_number,title_en\nA-1,One\nA-2,Two\n"
BAD = "ref_number,title_en,date_published\nA-1,One,2008\nA-2,Two,2008-01-01\n"


@pytest.fixture
def run(cli, tmp_path, organization):
    """Import a text as a file; the organization is the one of the test unless named."""

    def import_text(text, *options, to=organization["name"]):
        path = tmp_path / "inventory.csv"
        path.write_text(text, "utf-8")
        return cli.invoke(
            ckan, ["ogip", "inventory", "import", str(path), "--organization", to, *options]
        )

    return import_text


def test_a_file_is_imported(run, items):
    result = run(GOOD)

    assert result.exit_code == 0, result.output
    assert "2 rows read: 2 created" in result.stdout
    assert [item["ref_number"] for item in items()] == ["A-1", "A-2"]


def test_json_for_programs_stands_alone_on_standard_output(run):
    report = json.loads(run(GOOD, "--format", "json").stdout)

    assert (report["rows"], report["created"]) == (2, 2)


def test_a_dry_run_changes_nothing(run, items):
    result = run(GOOD, "--dry-run")

    assert result.exit_code == 0
    assert "2 would be created" in result.stdout
    assert items() == []


def test_a_bad_row_is_status_1_and_named(run, items):
    result = run(BAD)

    assert result.exit_code == 1
    assert "inventory.csv, row 2, column date_published [date]" in result.stdout
    assert items() == []


def test_the_good_rows_on_demand(run, items):
    result = run(BAD, "--keep-going")

    assert result.exit_code == 1
    assert [item["ref_number"] for item in items()] == ["A-2"]


def test_french_on_demand(run):
    assert "n’est pas une date" in run(BAD, "--lang", "fr").stdout


def test_a_broken_file_is_status_1_with_one_message_for_people(run, items):
    result = run('ref_number,title_en\nA-1,"open\n')

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.strip().startswith("inventory.csv, row 2, column title_en: ")
    assert items() == []


@pytest.mark.parametrize(
    "options", [("--profile", "unheard-of"), ("--user", "nobody-here"), ("--unknown-option",)]
)
def test_a_wrong_call_is_status_2(run, items, options):
    result = run(GOOD, *options)

    assert result.exit_code == 2
    assert options[-1] in result.stderr
    assert items() == []


def test_an_unknown_organization_is_status_2(run):
    result = run(GOOD, to="nowhere")

    assert result.exit_code == 2
    assert "nowhere" in result.stderr


def test_whoever_may_not_edit_the_inventory_is_refused(run, items, member):
    result = run(GOOD, "--user", member["name"])

    assert result.exit_code == 2
    assert items() == []


def test_the_refused_rows_go_to_a_file(run, tmp_path):
    path = tmp_path / "errors.csv"

    result = run(BAD, "--errors", str(path), "--lang", "fr")

    assert result.exit_code == 1
    assert str(path) in result.stderr
    assert "À corriger" in path.read_text("utf-8-sig")
    assert "A-2" not in path.read_text("utf-8-sig")


def test_the_inventory_is_written_to_standard_output_or_a_file(cli, run, tmp_path, organization):
    run(GOOD)
    export = ["ogip", "inventory", "export", "--organization", organization["name"]]
    path = tmp_path / "inventory.xlsx"

    shown = cli.invoke(ckan, export)
    written = cli.invoke(ckan, [*export, "--format", "xlsx", "--output", str(path)])

    assert shown.exit_code == written.exit_code == 0
    assert shown.stdout_bytes.startswith(b"\xef\xbb\xbfref_number,title_en")
    assert [row.cells[0] for row in open_file(path.read_bytes()).rows()] == ["A-1", "A-2"]


def test_a_template_is_written(cli, tmp_path):
    path = tmp_path / "template.xlsx"

    result = cli.invoke(
        ckan,
        ["ogip", "inventory", "template", "--profile", "ontario", "--lang", "fr",
         "--output", str(path)],
    )  # fmt: skip

    assert result.exit_code == 0, result.output
    assert open_file(path.read_bytes()).sheet_name == "Répertoire"


def test_an_unknown_organization_cannot_be_exported(cli):
    result = cli.invoke(ckan, ["ogip", "inventory", "export", "--organization", "nowhere"])

    assert result.exit_code == 1
    assert "nowhere" in result.stderr
    assert result.stdout == ""


def test_what_the_assets_say_otherwise_is_listed_and_handed_over_on_demand(run, api, editor, items):
    run(GOOD)
    item = items(q="One")[0]
    dataset = api(editor).action.ogip_item_promote(id=item["id"], type="dataset")
    other = "ref_number,title_en\nA-1,Other\n"

    listed = run(other)
    handed_over = run(other, "--apply-to-assets")

    assert "the file says “Other”, the asset “One”" in listed.stdout
    assert "The asset of A-1 was changed." in handed_over.stdout
    shown = api(editor).action.package_show(id=dataset["id"])
    assert shown["title_translated"]["en"] == "Other"
