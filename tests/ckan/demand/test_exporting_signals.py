"""Counts as a file: what is filtered, for members, and the same again when it is imported."""

import csv
import io

import pytest
from ckanapi import NotAuthorized

from ckanext.ogip.logic.action import signal_export
from tests.ckan.demand.conftest import days_ago
from tests.ckan.inventory.files import NamedFile

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def export(api, member, organization):
    """Export the counts of the organization as a member; returns the text of the file."""

    def run(user=member, **filters):
        action = api(user).action
        return action.ogip_signal_export(organization=organization["name"], **filters)["content"]

    return run


@pytest.fixture
def four(add, organization):
    """Three counts about the item and one about none."""
    for number in range(3):
        add(reference=f"SUG-{number}", count=number, note="Déjà demandé")
    add(item_id=None, organization=organization["id"], kind="ati", source="ati_office", count=9)


def counts(text):
    return [row["count"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]


def test_what_is_exported_and_imported_again_changes_nothing(
    api, editor, organization, four, export, nothing_changes
):
    file = NamedFile(export().encode(), "signals.csv")

    with nothing_changes():
        report = api(editor).action.ogip_signal_import(organization=organization["id"], upload=file)

    assert (report["rows"], report["unchanged"], report["errors"]) == (4, 4, [])


def test_a_file_holds_what_is_filtered_the_newest_first(four, export, item):
    assert counts(export()) == ["9", "2", "1", "0"]
    assert counts(export(kind="ati")) == ["9"]
    assert counts(export(source="portal")) == counts(export(item_id=item["id"])) == ["2", "1", "0"]


def test_more_counts_than_are_read_at_once_are_all_in_the_file(four, export, monkeypatch):
    monkeypatch.setattr(signal_export, "_AT_ONCE", 2)

    assert counts(export()) == ["9", "2", "1", "0"]


def test_counts_of_others_are_not_in_it(api, sysadmin, make_organization, add, export):
    add()
    other = make_organization()
    given = {"period_start": days_ago(40), "period_end": days_ago(11)}
    api(sysadmin).action.ogip_signal_add(
        organization=other["id"], kind="votes", source="portal", count=7, **given
    )

    assert counts(export()) == ["3"]


@pytest.mark.parametrize("who", ["outsider", None])
def test_counts_are_exported_for_members_only(request, four, export, who):
    with pytest.raises(NotAuthorized):
        export(user=request.getfixturevalue(who) if who else None)
