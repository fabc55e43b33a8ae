"""The file with the log-ins of the demonstration, and what the command says when it is unusable."""

import pytest
from ckan import model
from ckan.tests.helpers import changed_config
from click.testing import CliRunner

from ckanext.ogip.cli import ogip
from ckanext.ogip.demo.accounts import choose_passwords, known_passwords, write_accounts
from tests.core.demo.shown import PORTAL

PEOPLE = PORTAL.people


def test_new_accounts_share_one_password_that_ckan_accepts():
    passwords = choose_passwords(PEOPLE, {}, existing=set())

    assert len(set(passwords.values())) == 1
    assert len(passwords["demo-admin"]) >= 8


def test_two_installations_do_not_have_the_same_password():
    assert choose_passwords(PEOPLE, {}, set()) != choose_passwords(PEOPLE, {}, set())


def test_an_account_added_later_gets_the_password_of_the_others():
    passwords = choose_passwords(PEOPLE, {"demo-admin": "abcd2345"}, existing={"demo-admin"})

    assert passwords == {"demo-admin": "abcd2345", "demo-visitor": "abcd2345"}


def test_a_password_set_elsewhere_is_not_invented():
    passwords = choose_passwords(PEOPLE, {}, existing={"demo-admin"})

    assert passwords["demo-admin"] == ""
    assert passwords["demo-visitor"]


def test_what_is_written_is_known_at_the_next_load(tmp_path):
    path = tmp_path / "var" / "accounts.json"
    entry = {"role": "ADMIN", "label": "Administrator", "user": "demo-admin"}

    write_accounts(path, [{**entry, "password": "abcd2345"}])

    assert known_passwords(path) == {"demo-admin": "abcd2345"}
    assert [p.name for p in path.parent.iterdir()] == ["accounts.json"]


@pytest.fixture
def load(clean_portal):
    def run(path):
        return CliRunner().invoke(ogip, ["demo", "load", "--accounts", str(path)])

    return run


def nobody_was_created():
    return model.User.get("demo-admin") is None


@pytest.mark.parametrize("text", ["", "{", '{"user": 1}', '["demo-admin"]', "\xff"])
def test_a_broken_file_stops_the_load_before_anything_is_written(load, tmp_path, text):
    path = tmp_path / "accounts.json"
    path.write_text(text, "latin-1")

    result = load(path)

    assert result.exit_code == 2
    assert str(path) in result.stderr
    assert "Traceback" not in result.stderr
    assert path.read_text("latin-1") == text
    assert nobody_was_created()


def test_a_place_that_cannot_be_written_stops_the_load(load, tmp_path):
    (tmp_path / "file").write_text("no folder")

    result = load(tmp_path / "file" / "accounts.json")

    assert result.exit_code == 2
    assert "accounts.json" in result.stderr
    assert nobody_was_created()


def test_without_a_place_for_files_the_load_names_the_setting(load, tmp_path):
    with changed_config("ckan.storage_path", None):
        result = load(tmp_path / "accounts.json")

    assert result.exit_code == 2
    assert "ckan.storage_path" in result.stderr
    assert nobody_was_created()
