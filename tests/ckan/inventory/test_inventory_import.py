"""Importing an inventory over HTTP: applied or reported, never half, never twice."""

import pytest
from ckan import model
from ckan.tests.helpers import call_action
from ckanapi import NotAuthorized, ValidationError

pytestmark = pytest.mark.usefixtures("clean_portal")

COUNTS = ("rows", "created", "updated", "unchanged", "errors_total")


def counts(report):
    return tuple(report[name] for name in COUNTS)


def row(ref_number, **values):
    return {"ref_number": ref_number, "title_en": f"Title of {ref_number}", **values}


def test_the_published_inventory_of_19_columns_is_imported(real_file, import_file, items):
    report = import_file(real_file("tbs_inventory_full19cols_2019-07-08.csv"))

    assert counts(report) == (26, 26, 0, 0, 0)
    assert report["applied"] is True
    assert report["ignored_columns"] == ["owner_org", "owner_org_title"]
    first = items(q="OD-2016-01626")[0]
    assert first["title"]["fr"].startswith("Enquête sur le transport ferroviaire")
    assert first["size"] == 3_000_000_000
    assert (first["language"], first["eligible_for_release"]) == ("en+fr", "Y")
    assert (first["state"], first["date_released"]) == ("published", "2013-05-14")


def test_the_older_layout_of_12_columns_leaves_the_french_texts_alone(
    real_file, import_file, items
):
    import_file(real_file("tbs_inventory_full19cols_2019-07-08.csv"))

    report = import_file(real_file("tbs_inventory_statcan_12cols_2019-02-23.csv"))

    assert report["rows"] == 1000
    assert report["created"] + report["updated"] + report["unchanged"] == 1000
    assert items(q="OD-2016-01626")[0]["title"]["fr"]


def test_a_second_run_changes_nothing(csv_of, import_file, items):
    file = [row("A-1", size="3.0e3", language="fr+en"), row("A-2", date_released="2020-01-31")]
    import_file(csv_of(*file))
    before = items()

    report = import_file(csv_of(*file))

    assert counts(report) == (2, 0, 0, 2, 0)
    assert items() == before


def test_changed_rows_are_updated_and_only_those_are_touched(csv_of, import_file, items):
    import_file(csv_of(row("A-1"), row("A-2")))
    untouched = items()[0]

    report = import_file(csv_of(row("A-1"), row("A-2", title_en="Another"), row("A-3")))

    assert counts(report) == (3, 1, 1, 1, 0)
    assert items()[0] == untouched
    assert [item["title"]["en"] for item in items()] == ["Title of A-1", "Another", "Title of A-3"]


def test_a_missing_column_keeps_the_value_and_a_blank_cell_clears_it(csv_of, import_file, items):
    import_file(csv_of(row("A-1", title_fr="Titre", size="5")))

    import_file(csv_of(row("A-1", size="")))

    assert items()[0]["title"]["fr"] == "Titre"
    assert items()[0]["size"] is None


def test_a_release_date_moves_an_item_on(csv_of, import_file, items):
    import_file(csv_of(row("A-1")))
    assert items()[0]["state"] == "under_review"

    import_file(csv_of(row("A-1", date_released="2020-01-31")))

    assert items()[0]["state"] == "published"


def test_a_dry_run_tells_the_same_and_changes_nothing(csv_of, import_file, items):
    import_file(csv_of(row("A-1")))
    before = items()
    file = [row("A-1", title_en="Another"), row("A-2")]

    foretold = import_file(csv_of(*file), dry_run=True)

    assert items() == before
    assert (foretold["id"], foretold["applied"]) == (None, False)
    assert counts(foretold) == counts(import_file(csv_of(*file)))


def test_a_dry_run_leaves_nothing_in_the_callers_transaction(organization, items):
    arguments = {"organization": organization["id"], "rows": [row("A-1")], "dry_run": True}

    call_action("ogip_inventory_import", **arguments)
    model.Session.commit()

    assert items() == []


def test_one_bad_row_keeps_the_whole_file_out_and_every_mistake_is_told(csv_of, import_file, items):
    report = import_file(
        csv_of(row("A-1"), row("A-2", date_published="2008", size="big"), row(""), row("A-1"))
    )

    assert items() == []
    assert (report["applied"], report["created"]) == (False, 0)
    told = [(e["row"], e["column"], e["value"], e["rule"]) for e in report["errors"]]
    assert told == [
        (2, "ref_number", "A-1", "ref_repeated"),
        (3, "date_published", "2008", "date"),
        (3, "size", "big", "whole_number"),
        (4, "ref_number", None, "required"),
        (5, "ref_number", "A-1", "ref_repeated"),
    ]
    assert all(set(e["message"]) == {"en", "fr"} for e in report["errors"])


def test_with_keep_going_the_good_rows_are_applied(csv_of, import_file, items):
    file = csv_of(row("A-1"), row("A-2", size="big"), row("A-3"), row("A-4"), row("A-3"))

    report = import_file(file, keep_going=True)

    assert counts(report) == (5, 2, 0, 0, 3)
    assert [item["ref_number"] for item in items()] == ["A-1", "A-4"]


def test_the_report_of_an_import_has_an_address(api, member, outsider, csv_of, import_file):
    report = import_file(csv_of(row("A-1"), row("A-2", size="big")))

    kept = api(member).action.ogip_import_show(id=report["id"])

    assert {name: kept[name] for name in report} == report
    assert kept["filename"] == "inventory.csv"
    with pytest.raises(NotAuthorized):
        api(outsider).action.ogip_import_show(id=report["id"])


def test_rows_can_be_sent_instead_of_a_file(api, editor, organization, items):
    report = api(editor).action.ogip_inventory_import(
        organization=organization["id"], rows=[row("A-1", size=7), row("A-2", size=None)]
    )

    assert counts(report) == (2, 2, 0, 0, 0)
    assert [item["size"] for item in items()] == [7, None]


def test_hostile_text_is_stored_as_text(csv_of, import_file, items):
    title = '=HYPERLINK("http://x") <script>alert(1)</script>\\N\\.'
    import_file(csv_of(row("A-1", title_en=title), row("A-2", title_en="\\")))

    assert [item["title"]["en"] for item in items()] == [title, "\\"]


def test_an_item_of_another_organization_with_the_same_number_is_another_item(
    csv_of, import_file, make_organization, make_user, items
):
    other = make_organization()
    import_file(csv_of(row("A-1")))

    import_file(
        csv_of(row("A-1", title_en="Theirs")),
        user=make_user("editor", other),
        organization=other["id"],
    )

    assert [item["title"]["en"] for item in items()] == ["Title of A-1"]


@pytest.mark.parametrize("who", ["member", "outsider", None])
def test_only_editors_import(request, who, csv_of, import_file, organization, nothing_changes):
    user = request.getfixturevalue(who) if who else None

    with nothing_changes(), pytest.raises(NotAuthorized):
        import_file(csv_of(row("A-1")), user=user)


def test_a_column_value_cannot_break_out_of_the_copy(csv_of, import_file, items):
    import_file(csv_of(row("A\tB\\\\", title_en="line\none\r\ntwo\\tthree")))

    assert items()[0]["ref_number"] == "A\tB\\\\"
    assert items()[0]["title"]["en"] == "line\none\ntwo\\tthree"


def test_an_unknown_organization_and_profile_are_named(csv_of, import_file):
    with pytest.raises(ValidationError) as refusal:
        import_file(csv_of(row("A-1")), organization="nowhere", profile="quebec")

    assert "nowhere" in refusal.value.error_dict["organization"][0]
    assert "quebec" in refusal.value.error_dict["profile"][0]
