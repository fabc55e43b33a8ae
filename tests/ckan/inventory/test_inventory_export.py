"""Files of an inventory over HTTP: what goes out comes in again and changes nothing."""

import base64
import csv
import io
import json

import pytest
from ckanapi import NotAuthorized, NotFound, ValidationError

from ckanext.ogip.core.inventory.layout import layout
from ckanext.ogip.core.inventory.open_file import open_file
from tests.ckan.inventory.files import NamedFile

pytestmark = pytest.mark.usefixtures("clean_portal")

FULL = {
    "ref_number": "FIN-1",
    "title_en": '=HYPERLINK("http://example.org")',
    "title_fr": "Dépenses par programme",
    "description_en": "two\nlines",
    "date_published": "2016-03-29",
    "language": "en+fr",
    "size": "3000000",
    "eligible_for_release": "N",
    "asset_type": "info",
    "volume": "small",
    "scope_en": "Since 2010",
    "complexity": "low",
    "access_level": "restricted",
    "exemption": "privacy",
    "exemption_rationale_fr": "Des renseignements personnels.",
    "planned_release_date": "2027-09-30",
    "business_owner": "Finance",
    "last_reviewed": "2026-02-27",
}
PLAIN = {**dict.fromkeys(FULL, ""), "ref_number": "FIN-2", "title_fr": "'-30-"}


@pytest.fixture
def export(api, editor, organization):
    """Export the inventory of the organization as its editor; returns the file's bytes."""

    def run(user=editor, **options):
        answer = api(user).action.ogip_inventory_export(
            organization=organization["name"], **options
        )
        return bytes_of(answer)

    return run


def bytes_of(answer):
    text = answer["content"]
    return base64.b64decode(text) if answer["encoding"] == "base64" else text.encode()


def table_of(data):
    return list(csv.DictReader(io.StringIO(data.decode())))


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_an_export_that_is_imported_again_changes_nothing(
    csv_of, import_file, export, items, format
):
    import_file(csv_of(FULL, PLAIN))
    before = items()

    report = import_file(NamedFile(export(format=format), f"inventory.{format}"))

    assert (report["rows"], report["unchanged"], report["differences"]) == (2, 2, [])
    assert report["ignored_columns"] == []
    assert items() == before


def test_rows_for_programs_that_are_imported_again_change_nothing(
    csv_of, import_file, export, items, api, editor, organization
):
    import_file(csv_of(FULL, PLAIN))
    before = items()

    report = api(editor).action.ogip_inventory_import(
        organization=organization["id"], rows=json.loads(export(format="json"))
    )

    assert (report["unchanged"], report["errors_total"]) == (2, 0)
    assert items() == before


def test_the_published_inventory_comes_back_in_the_columns_of_the_template(
    real_file, import_file, export
):
    import_file(real_file("tbs_inventory_full19cols_2019-07-08.csv"))

    [first, *_others] = table_of(export())

    assert list(first) == [column.name for column in layout("tbs").shown(public=False)]
    assert first["title_fr"].startswith("Enquête sur le transport ferroviaire")
    assert (first["size"], first["eligible_for_release"]) == ("3000000000", "Y")


def test_what_was_imported_is_shown_by_the_item(csv_of, import_file, items):
    import_file(csv_of(FULL))

    [item] = items()

    assert (item["type"], item["volume"], item["access_level"]) == ("info", "small", "restricted")
    assert item["scope"] == {"en": "Since 2010", "fr": None}
    assert item["exemption_rationale"]["fr"] == "Des renseignements personnels."
    assert (item["last_reviewed"], item["business_owner"]) == ("2026-02-27", "Finance")


def test_the_public_version_leaves_out_what_is_internal(csv_of, import_file, export):
    import_file(csv_of(FULL))

    [row] = table_of(export(public=True))

    assert not {"ref_number", "business_owner", "last_reviewed"} & set(row)
    assert row["access_level"] == "restricted"
    assert "FIN-1" not in export(public=True, format="json").decode()


def test_an_item_with_an_asset_is_exported_as_the_asset_says(
    api, editor, organization, item, export, import_file
):
    draft = api(editor).action.ogip_item_promote(id=item["id"])
    api(editor).action.package_patch(
        id=draft["id"], title_translated={"en": "Renamed", "fr": "Renommé"}, volume="large"
    )

    exported = export()
    report = import_file(NamedFile(exported))

    [row] = table_of(exported)
    assert (row["title_en"], row["volume"]) == ("Renamed", "large")
    assert (report["unchanged"], report["differences"]) == (1, [])


def test_a_second_page_of_items_is_exported_too(api, editor, organization, export):
    rows = [{"ref_number": f"A-{n:04}", "title_en": "x"} for n in range(1203)]
    api(editor).action.ogip_inventory_import(organization=organization["id"], rows=rows)

    assert [row["ref_number"] for row in table_of(export())] == [row["ref_number"] for row in rows]


@pytest.mark.parametrize("who", ["outsider", None])
def test_only_members_get_the_inventory(request, who, export, item):
    user = request.getfixturevalue(who) if who else None

    with pytest.raises(NotAuthorized):
        export(user=user)
    # Nothing was published yet.
    with pytest.raises(NotFound):
        export(user=user, public=True)


def test_a_member_who_may_not_edit_gets_it(member, export, item):
    assert len(table_of(export(user=member))) == 1


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"organization": "nowhere"}, "organization"),
        ({"profile": "auto"}, "profile"),
        ({"format": "pdf"}, "format"),
        ({"public": "perhaps"}, "public"),
        ({"output": "/etc/passwd"}, "output"),
        ({"colour": "red"}, "__extras"),
    ],
)
def test_a_wrong_call_is_refused(api, editor, organization, arguments, field):
    call = {"organization": organization["id"], **arguments}

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_inventory_export(**call)

    assert field in refusal.value.error_dict


def test_everybody_gets_the_empty_template_and_members_one_with_their_items(
    api, editor, outsider, organization, item, import_file
):
    empty = bytes_of(api(None).action.ogip_inventory_template(profile="irbv", lang="fr"))
    template = api(editor).action.ogip_inventory_template
    filled = bytes_of(template(organization=organization["id"], lang="fr"))

    assert open_file(empty).header.profile == "irbv"
    assert import_file(NamedFile(filled, "template.xlsx"))["unchanged"] == 1
    with pytest.raises(NotAuthorized):
        api(outsider).action.ogip_inventory_template(organization=organization["id"])


def test_a_workbook_is_imported_and_the_report_says_how_it_was_read(
    api, editor, organization, item, import_file
):
    filled = api(editor).action.ogip_inventory_template(organization=organization["id"])

    report = import_file(NamedFile(bytes_of(filled), "anything.txt"))

    assert (report["format"], report["layout"], report["sheet"]) == ("xlsx", "tbs", "Inventory")
    assert report["notices"] == []


def test_a_damaged_workbook_is_refused_in_one_sentence(import_file, items):
    with pytest.raises(ValidationError) as refusal:
        import_file(NamedFile(b"PK\x03\x04 nothing else", "inventory.xlsx"))

    assert refusal.value.error_dict["upload"][0].startswith("inventory.xlsx: The workbook is")
    assert items() == []


BAD = b"ref_number,title_en,size\nA-1,One,big\nA-2,Two,2\n"


def test_the_refused_rows_can_be_corrected_and_uploaded_again(
    api, editor, organization, import_file, items
):
    import_file(NamedFile(BAD), keep_going=True)
    answer = api(editor).action.ogip_inventory_errors(
        organization=organization["id"], upload=NamedFile(BAD)
    )
    corrected = bytes_of(answer).replace(b"A-1,One,big", b"A-1,One,5")

    report = import_file(NamedFile(corrected))

    assert "not a whole number" in bytes_of(answer).decode()
    assert (report["rows"], report["created"], report["ignored_columns"]) == (1, 1, [])
    assert [item["size"] for item in items()] == [5, 2]


def test_a_file_that_cannot_be_read_has_no_refused_rows(api, editor, member, organization):
    errors = {"organization": organization["id"]}

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_inventory_errors(
            **errors, upload=NamedFile(b'ref_number,title\nA,"x')
        )
    with pytest.raises(NotAuthorized):
        api(member).action.ogip_inventory_errors(**errors, upload=NamedFile(BAD))

    assert "never closed" in refusal.value.error_dict["upload"][0]


def test_since_when_an_item_has_its_state_is_known(api, editor, item):
    update = api(editor).action.ogip_item_update
    entered = item["state_since"]

    described = update(id=item["id"], volume="small")
    released = update(id=item["id"], date_released="2020-01-31")

    assert entered is not None
    assert described["state_since"] == entered
    assert released["state_since"] > entered
