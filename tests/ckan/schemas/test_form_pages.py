"""The pages of the web form: each saves its part, shows its errors, and loses nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

Record = dict[str, Any]
Act = Callable[..., Record]
Send = Callable[..., Any]


@pytest.fixture
def get(app: Any, editor: Record) -> Send:
    return lambda path: app.get(path, headers={"Authorization": editor["token"]})


@pytest.fixture
def post(app: Any, editor: Record) -> Send:
    def send(path: str, **fields: Any) -> Any:
        form = {name.replace("__", "-"): value for name, value in fields.items()}
        headers = {"Authorization": editor["token"]}
        return app.post(path, data={**form, "save": ""}, headers=headers, follow_redirects=False)

    return send


@pytest.fixture
def first_page(organization: Record) -> Record:
    return {
        "title_translated__en": "Water levels",
        "title_translated__fr": "Niveaux d'eau",
        "name": "water-levels",
        "owner_org": organization["id"],
        "_ckan_phase": "1",
    }


@pytest.mark.parametrize("kind", ["dataset", "info"])
def test_a_record_is_written_page_by_page(
    act: Act, get: Send, post: Send, first_page: Record, kind: str
):
    pages = [
        {"program__fr": "Eau", "size": "12"},
        {"license_id": "ca-ogl-lgo", "nap_theme": ["", "open_science"]},
        {"frequency": "P1M", "review_date": "2028-01-31"},
    ]

    answer = post(f"/{kind}/new", **first_page)
    for number, page in enumerate(pages, start=2):
        assert answer.location.endswith(f"/{kind}/new/water-levels/{number}")
        assert get(f"/{kind}/new/water-levels/{number}").status_code == 200
        answer = post(f"/{kind}/new/water-levels/{number}", **page)

    assert answer.location.endswith(f"/{kind}/water-levels/resource/new")
    assert get(f"/{kind}/water-levels/resource/new").status_code == 200
    stored = act("package_show", id="water-levels")
    assert stored["state"] == "draft"
    assert stored["title_translated"] == {"en": "Water levels", "fr": "Niveaux d'eau"}
    assert stored["program"] == {"fr": "Eau"}
    assert (stored["size"], stored["license_id"]) == (12, "ca-ogl-lgo")
    assert (stored["nap_theme"], stored["review_date"]) == (["open_science"], "2028-01-31")


def test_the_form_is_in_the_language_of_the_page(get: Send):
    page = get("/fr/dataset/new").body

    assert "Titre (français)" in page
    assert "Arts, musique, littérature" in page
    assert "De quoi il s&#39;agit" in page


def test_nothing_is_preselected(get: Send):
    page = get("/dataset/new").body

    assert not re.search(r"<input[^>]*type=\"checkbox\"[^>]*checked", page)
    chosen = re.findall(r"<option value=\"([^\"]*)\"[^>]* selected", page)
    assert set(chosen) == {"", "/en/dataset/new"}  # the latter is CKAN's switch of language


def test_every_input_is_described_by_its_help(get: Send):
    page = get("/dataset/new").body

    described = set(" ".join(re.findall(r"aria-describedby=\"([^\"]*)\"", page)).split())
    ids = set(re.findall(r" id=\"([^\"]*)\"", page))
    assert described <= ids
    assert {"field-collection-help", "field-subject-help", "field-spatial-help"} <= described


def test_a_page_with_an_unreadable_value_shows_it_and_saves_nothing(
    act: Act, post: Send, first_page: Record
):
    page = post("/dataset/new", **first_page, time_period_coverage_start="31/12/2020")

    assert page.status_code == 200
    assert 'id="field-time_period_coverage_start-error"' in page.body
    assert "&#34;31/12/2020&#34;" in page.body
    assert act("package_list") == []


def test_without_a_name_of_its_own_a_new_record_gets_one_the_next_page_is_found_by(get: Send):
    page = get("/dataset/new").body

    field = re.search(r"<input id=\"field-name\"[^>]*>", page)
    assert field
    assert re.search(r"value=\"[0-9a-f]{8}-[0-9a-f-]{27}\"", field[0])


def test_an_edited_row_of_a_composite_field_is_kept(act: Act, post: Send, first_page: Record):
    row = "relationship__0__related_relationship"
    post("/dataset/new", **first_page, **{row: "continues"})

    post("/dataset/edit/water-levels/1", **first_page, **{row: "supersedes"})

    stored = act("package_show", id="water-levels")["relationship"]
    assert stored == [{"related_relationship": "supersedes"}]


def test_the_last_row_and_the_last_choice_can_be_taken_away(
    act: Act, post: Send, first_page: Record
):
    row = "relationship__0__related_relationship"
    post("/dataset/new", **first_page, **{row: "continues"}, subject=["", "law"])

    post("/dataset/edit/water-levels/1", **first_page, ogip_rows="relationship", subject="")

    stored = act("package_show", id="water-levels")
    assert "relationship" not in stored
    assert "subject" not in stored


def test_editing_one_page_keeps_the_other_pages_and_the_hidden_fields(
    act: Act, post: Send, store: Callable[..., Record], dataset: Record, first_page: Record
):
    before = store(dataset)

    post(f"/dataset/edit/{before['id']}/4", frequency="P1Y")

    after = act("package_show", id=before["id"])
    unchanged = before.keys() - {"frequency", "metadata_modified", "ogip"}
    assert after["frequency"] == "P1Y"
    assert {key: after[key] for key in unchanged} == {key: before[key] for key in unchanged}


def test_a_stored_code_that_the_form_does_not_offer_stays_on_offer(
    get: Send, store: Callable[..., Record]
):
    stored = store(lifetime_class="withdrawn", collection="consultations")

    first, last = (get(f"/dataset/edit/{stored['id']}/{page}").body for page in (1, 4))

    assert re.search(r"<option value=\"consultations\" selected", first)
    assert re.search(r"<option value=\"withdrawn\" selected", last)
    assert "withdrawn" not in get(f"/dataset/edit/{store()['id']}/4").body


def test_the_page_of_a_record_shows_only_what_it_says(
    get: Send, store: Callable[..., Record], dataset: Record
):
    page = get(f"/fr/dataset/{store(dataset)['name']}").body

    rows = re.findall(r"<th scope=\"row\" class=\"dataset-label\">([^<]*)</th>", page)
    assert "Fréquence de mise à jour" in rows
    assert "Date de disposition" not in rows
    assert "Quotidien" in page
    assert "Licence du gouvernement ouvert - Canada" in page
