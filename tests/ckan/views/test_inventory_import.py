"""Importing an inventory file through the pages: nothing is written before it is confirmed."""

import io
import re

import pytest
from ckan import model

from ckanext.ogip.logic.imports.jobs import work
from ckanext.ogip.model.inventory_import import InventoryImport

pytestmark = pytest.mark.usefixtures("clean_portal")

GOOD = "ref_number,title_en,title_fr\nICE-1,Ice thickness,Épaisseur de la glace\n"
FAULTY = GOOD + "ICE-2,,\n"


@pytest.fixture
def address(organization):
    return f"/ogip/inventory/{organization['name']}/import"


def send(app, address, content, name="items.csv"):
    return app.post(address, data={"upload": (io.BytesIO(content.encode()), name)})


def confirm(app, address, preview, **more):
    token = re.search(r'name="token" value="([^"]+)"', preview.body)[1]
    return app.post(f"{address}/confirm", data={"token": token, **more})


def count(api, editor):
    return api(editor).action.ogip_item_list()["count"]


def test_the_preview_says_what_would_happen_and_writes_nothing(app, api, editor, address):
    app.set_session_user(editor["id"])
    page = send(app, address, GOOD)

    assert "What importing items.csv would do" in page
    assert "The file is in order" in page
    assert count(api, editor) == 0


def test_confirming_imports_the_file_and_shows_a_report_to_share(app, api, editor, member, address):
    app.set_session_user(editor["id"])
    page = confirm(app, address, send(app, address, GOOD))

    assert "The file was imported" in page
    assert count(api, editor) == 1
    app.set_session_user(member["id"])
    assert "Import of items.csv" in app.get(page.request.path)


def test_every_mistake_is_listed_with_its_row_and_column(app, api, editor, address):
    app.set_session_user(editor["id"])
    page = send(app, "/fr" + address, FAULTY)

    assert "1 erreur dans le fichier" in page
    assert '<th scope="row">3</th>' in page
    assert count(api, editor) == 0


def test_the_rows_without_mistakes_can_be_imported_alone(app, api, editor, address):
    app.set_session_user(editor["id"])
    preview = send(app, address, FAULTY)
    assert "Import the rows without mistakes" in preview
    page = confirm(app, address, preview, keep_going="1")

    assert "The file was imported" in page
    assert count(api, editor) == 1


def test_a_file_without_one_good_row_offers_nothing_to_import(app, editor, address):
    app.set_session_user(editor["id"])
    page = send(app, address, "ref_number,title_en\nICE-2,\n")

    assert "1 mistake in the file" in page
    assert "Import the rows without mistakes" not in page
    assert "Choose another file" in page


def test_confirming_a_faulty_file_without_saying_so_imports_nothing(app, api, editor, address):
    app.set_session_user(editor["id"])
    page = confirm(app, address, send(app, address, FAULTY))

    assert "Nothing was imported" in page
    assert count(api, editor) == 0


@pytest.mark.parametrize("content", ["", "\0\0", "who,what\n1,2\n", 'ref_number,title_en\n"ICE-1,'])
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(app, editor, address, content):
    app.set_session_user(editor["id"])
    page = send(app, address, content)

    assert "The file cannot be read" in page
    assert "items.csv" in page


def test_no_file_at_all_is_asked_for_again(app, editor, address):
    app.set_session_user(editor["id"])

    assert "Choose a file first." in app.post(address, data={})


def test_a_file_is_given_back_only_to_the_person_who_sent_it(app, api, editor, org_admin, address):
    app.set_session_user(editor["id"])
    preview = send(app, address, GOOD)
    app.set_session_user(org_admin["id"])
    page = confirm(app, address, preview)

    assert "The file is no longer here." in page
    assert count(api, editor) == 0


def test_members_and_outsiders_may_not_import(app, api, editor, member, outsider, address):
    for visitor in (member, outsider):
        app.set_session_user(visitor["id"])
        app.get(address, status=403)
        app.post(address, data={"upload": (io.BytesIO(GOOD.encode()), "items.csv")}, status=403)

    assert count(api, editor) == 0


def test_a_report_is_shown_under_its_own_organization_only(app, editor, address, make_organization):
    app.set_session_user(editor["id"])
    page = confirm(app, address, send(app, address, GOOD))
    other = make_organization()["name"]

    import_id = page.request.path.rsplit("/", 1)[1]
    app.get(f"/ogip/inventory/{other}/import/{import_id}", status=404)
    app.get(f"{address}/no-such-import", status=404)


def test_an_editor_is_led_from_the_empty_inventory_to_the_import(app, editor, address):
    app.set_session_user(editor["id"])

    assert f'href="{address}"' in app.get(address.removesuffix("/import"))


def test_a_workbook_in_a_chosen_layout_is_read(app, editor, address):
    app.set_session_user(editor["id"])
    template = app.get(f"{address}/template/ontario")
    assert template.headers["Content-Disposition"].startswith("attachment")
    page = app.post(
        address, data={"upload": (io.BytesIO(template.data), "o.xlsx"), "profile": "ontario"}
    )

    assert "What importing o.xlsx would do" in page
    assert 'name="profile" value="ontario"' in page


def test_the_preview_shows_how_the_first_rows_were_read(app, editor, address):
    app.set_session_user(editor["id"])

    page = send(app, "/fr" + address, GOOD)

    assert "Épaisseur de la glace" in page
    assert "Titre" in page


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_the_refused_rows_can_be_had_before_and_after_the_import(app, editor, address, format):
    app.set_session_user(editor["id"])
    preview = send(app, address, FAULTY)
    token = re.search(r'name="token" value="([^"]+)"', preview.body)[1]
    before = app.post(f"{address}/errors", data={"token": token, "format": format})
    report = confirm(app, address, preview, keep_going="1")
    after = app.get(f"{report.request.path}/errors?format={format}")

    for answer in (before, after):
        assert f"filename=inventory-errors.{format}" in answer.headers["Content-Disposition"]
        assert len(answer.data) > 50
    if format == "csv":
        assert before.data == after.data
        assert b"ICE-2" in after.data
        assert b"ICE-1" not in after.data


@pytest.fixture
def large(app, editor, address):
    """Send a file of 2,500 rows, which is left to a worker."""
    app.set_session_user(editor["id"])
    rows = "".join(f"L-{n},Title\n" for n in range(2500))
    return send(app, address, "ref_number,title_en\n" + rows)


def worked(page):
    model.Session.remove()
    work(page.request.path.rsplit("/", 1)[1])
    model.Session.remove()


def test_a_large_file_shows_its_progress_then_the_preview_then_the_report(
    app, api, editor, address, large
):
    assert "Waiting for its turn" in large
    worked(large)
    preview = app.get(large.request.path)
    assert "The file is in order" in preview
    assert count(api, editor) == 0

    importing = app.post(f"{large.request.path}/confirm", data={"token": "", "profile": "auto"})
    assert "imported in the background" in importing
    worked(importing)
    assert "The file was imported" in app.get(importing.request.path)
    assert count(api, editor) == 2500


def test_a_page_that_waits_is_told_to_load_the_report(app, large):
    waiting = app.get(large.request.path, headers={"HX-Request": "true"})
    assert "HX-Refresh" not in waiting.headers
    worked(large)

    done = app.get(large.request.path, headers={"HX-Request": "true"})

    assert done.headers["HX-Refresh"] == "true"


def test_an_interrupted_import_is_begun_again_with_a_button(app, api, editor, large):
    import_id = large.request.path.rsplit("/", 1)[1]
    stored = model.Session.get(InventoryImport, import_id)
    stored.state = "running"  # and nobody holds the lock of the import
    model.Session.commit()
    assert "The import was interrupted" in app.get(large.request.path)

    anew = app.post(f"{large.request.path}/again")

    assert anew.request.path != large.request.path
    assert "Waiting for its turn" in anew


def test_the_assets_are_changed_only_with_the_box_ticked(app, api, editor, organization, address):
    app.set_session_user(editor["id"])
    confirm(app, address, send(app, address, GOOD))
    [item] = api(editor).action.ogip_item_list()["results"]
    dataset = api(editor).action.ogip_item_promote(id=item["id"], type="dataset")
    other = GOOD.replace("Ice thickness", "Thickness of ice")
    preview = send(app, address, other)
    assert 'name="apply_to_assets"' in preview

    page = confirm(app, address, preview, apply_to_assets="1")

    assert "Records that were to be changed" in page
    stored = api(editor).action.package_show(id=dataset["id"])
    assert stored["title_translated"]["en"] == "Thickness of ice"
