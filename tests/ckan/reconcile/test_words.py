"""What `ckan ogip reconcile` says to people."""

import pytest
from ckan import model

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_nothing_found_says_nothing_and_ends_with_0(published, command):
    result = command()

    assert (result.exit_code, result.stdout) == (0, "")


def test_a_record_without_approval_is_named_with_what_to_do(draft, sql, command):
    sql("update package set state = 'active'")

    result = command()

    assert result.exit_code == 1
    assert result.stdout == (
        "draft: public, but nobody approved it.\n"
        "  → Take it from the public with --redraft."
        " Then publish it with: ckan ogip publish draft\n"
        "1 public record without a valid approval.\n"
    )


def test_a_changed_record_is_named_with_the_day_of_its_approval(published, sql, command):
    sql("update package set license_id = null")
    sql("update ogip_approval set approved_at = '2026-03-02 03:00+00'")

    result = command()

    # Three o'clock in Greenwich is still the evening before in the department.
    assert "harbours: public, but not as it was approved on 1 March 2026.\n" in result.stdout
    assert result.stdout.endswith("2 public records without a valid approval.\n")


def test_what_was_done_is_said(draft, sql, command):
    sql("update package set state = 'active'")

    result = command("--redraft")

    assert "  → It is a draft again. Publish it with: ckan ogip publish draft\n" in result.stdout


def test_a_catalogue_that_cannot_be_read_ends_with_2(published, sql, command):
    sql("alter table ogip_approval rename to elsewhere")
    try:
        result = command()
    finally:
        model.Session.remove()
        sql("alter table elsewhere rename to ogip_approval")

    assert result.exit_code == 2
    assert "The catalogue could not be read" in result.stderr


def test_an_unknown_format_is_a_wrong_call(command, portal):
    assert command("--format", "xml").exit_code == 2
