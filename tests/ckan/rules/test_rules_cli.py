"""`ckan ogip rules` and the formats of `ckan ogip check`."""

import json
from pathlib import Path

import jsonschema
import pytest
from ckan.cli.cli import ckan

from ckanext.ogip.testing.records import compliant_dataset

SCHEMA = Path(__file__).parents[2] / "data" / "sarif-schema-2.1.0.json"
pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def file(tmp_path):
    """A dataset in a file, without licence."""
    path = tmp_path / "dataset.json"
    path.write_text(json.dumps(compliant_dataset() | {"license_id": ""}), encoding="utf-8")
    return str(path)


def test_rules_are_listed_in_french(cli):
    done = cli.invoke(ckan, ["ogip", "rules", "--lang", "fr", "--clause", "6.1"])

    assert done.exit_code == 0, done.output
    assert "OG-102" in done.stdout
    assert "La licence est une licence ouverte" in done.stdout
    assert "OG-203" not in done.stdout


def test_one_rule_is_explained(cli):
    done = cli.invoke(ckan, ["ogip", "rules", "OG-102"])

    assert "Choose the Open Government Licence" in done.stdout


def test_an_unknown_rule_is_a_wrong_call(cli):
    done = cli.invoke(ckan, ["ogip", "rules", "OG-000"])

    assert done.exit_code == 2
    assert "OG-000" in done.stderr


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "No licence is chosen"), ("fr", "Aucune licence")]
)
def test_a_file_is_checked_as_sarif(cli, file, lang, word):
    done = cli.invoke(ckan, ["ogip", "check", "--file", file, "--format", "sarif", "--lang", lang])
    log = json.loads(done.stdout)

    jsonschema.validate(log, json.loads(SCHEMA.read_text("utf-8")))
    assert done.exit_code == 1
    assert any(word in result["message"]["text"] for result in log["runs"][0]["results"])


def test_a_file_is_checked_as_of_another_day(cli, file):
    done = cli.invoke(
        ckan, ["ogip", "check", "--file", file, "--format", "json", "--as-of", "2031-01-01"]
    )

    assert json.loads(done.stdout)["as_of"] == "2031-01-01"


def test_a_day_that_is_none_is_named(cli, file):
    done = cli.invoke(ckan, ["ogip", "check", "--file", file, "--as-of", "tomorrow"])

    assert done.exit_code == 1
    assert "tomorrow" in done.stderr
