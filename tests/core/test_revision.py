"""Revisions of a record: what differs, what may go at once, and how two changes join."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.ogip.core.fingerprint import fingerprint
from ckanext.ogip.core.revision.at_once import goes_at_once, refreshed
from ckanext.ogip.core.revision.differences import Change, differences
from ckanext.ogip.core.revision.merging import Conflict, merge

Record = dict[str, Any]

RECORD: Record = {
    "id": "d1",
    "owner_org": "health",
    "title": "Harbours",
    "title_translated": {"en": "Harbours", "fr": "Ports"},
    "review_date": "2030-01-01",
    "metadata_modified": "2026-01-01T00:00:00",
    "resources": [
        {"id": "a", "url": "https://x.example/a.csv", "format": "CSV", "position": 0},
        {"id": "b", "url": "b.html", "url_type": "upload", "resource_type": "guide", "position": 1},
    ],
}
IMMATERIAL = frozenset({"review_date", "resources.note"})


def changed(record: Record = RECORD, **fields: Any) -> Record:
    return {**record, **fields}


def with_file(id_: str, record: Record = RECORD, **fields: Any) -> Record:
    files = [{**f, **fields} if f["id"] == id_ else f for f in record["resources"]]
    return changed(record, resources=files)


def without_file(id_: str, record: Record = RECORD) -> Record:
    return changed(record, resources=[f for f in record["resources"] if f["id"] != id_])


def with_new_file(id_: str = "c", record: Record = RECORD) -> Record:
    new = {"id": id_, "url": f"https://x.example/{id_}.csv"}
    return changed(record, resources=[*record["resources"], new])


def ids(record: Record) -> list[str]:
    return [resource["id"] for resource in record["resources"]]


def at_once(after: Record, *, data_refresh: bool = True) -> bool:
    found = differences(RECORD, after, IMMATERIAL)
    return goes_at_once(found, data_refresh=data_refresh, documents={"guide"})


def test_a_record_differs_in_nothing_from_itself() -> None:
    assert not differences(RECORD, RECORD)


def test_the_same_content_in_another_form_is_no_difference() -> None:
    stored = changed(title_translated='{"en": "Harbours ", "fr": "Ports"}', audience="")
    assert not differences(RECORD, stored)


def test_what_ckan_keeps_for_itself_is_no_difference() -> None:
    assert not differences(RECORD, changed(metadata_modified="2027-01-01T00:00:00", num_tags=3))


def test_a_field_that_does_not_count_is_told_apart() -> None:
    found = differences(RECORD, changed(review_date="2031-01-01", owner_org="pac"), IMMATERIAL)
    assert {change.field: change.material for change in found.fields} == {
        "review_date": False,
        "owner_org": True,
    }


def test_a_change_is_shown_out_of_its_stored_form() -> None:
    found = differences(RECORD, changed(title_translated='{"en": "Ports"}'))
    assert found.fields[0].as_dict()["after"] == {"en": "Ports"}


def test_the_title_in_one_language_is_not_named_beside_the_title_in_both() -> None:
    found = differences(RECORD, changed(title="Ports", title_translated={"en": "Ports"}))
    assert [change.field for change in found.fields] == ["title_translated"]


def test_files_are_told_by_their_ids() -> None:
    after = with_new_file(record=with_file("b", record=without_file("a"), url="c.html"))
    found = differences(RECORD, after)
    assert {change.id: change.change for change in found.resources} == {
        "a": Change.REMOVED,
        "b": Change.CHANGED,
        "c": Change.ADDED,
    }


def test_when_a_link_was_saved_last_does_not_count_but_a_new_upload_does() -> None:
    assert not differences(RECORD, with_file("a", last_modified="2027-01-01")).material
    assert differences(RECORD, with_file("b", last_modified="2027-01-01")).material


@pytest.mark.parametrize(
    "after",
    [
        RECORD,
        changed(review_date="2031-01-01"),
        changed(owner_org="pac"),
        with_file("a", note="old"),
        with_file("a", url="https://x.example/2.csv", hash="abc", size=3),
        with_file("a", url="a.csv", url_type="upload", last_modified="2027-01-01"),
    ],
)
def test_new_data_and_what_does_not_count_go_at_once(after: Record) -> None:
    assert at_once(after)


@pytest.mark.parametrize(
    "after",
    [
        changed(title_translated={"en": "Other", "fr": "Autre"}),
        with_new_file(),
        without_file("a"),
        with_file("a", format="JSON"),
        with_file("b", last_modified="2027-01-01"),
        with_file("a", record=changed(purpose={"en": "x"}), url="https://x.example/2.csv"),
    ],
)
def test_everything_else_waits_and_so_does_a_new_guide(after: Record) -> None:
    assert not at_once(after)


def test_new_data_wait_where_the_policy_says_so() -> None:
    after = with_file("a", url="https://x.example/2.csv")
    assert not at_once(after, data_refresh=False)
    assert refreshed(differences(RECORD, after)) == ("a",)


def test_changes_of_different_fields_join() -> None:
    held = with_file("a", record=changed(purpose={"en": "Plan"}), format="JSON")
    public = with_file("a", record=changed(review_date="2031-01-01"), datastore_active=True)
    joined = merge(RECORD, public, held)
    assert joined.conflicts == ()
    assert joined.record["purpose"] == {"en": "Plan"}
    assert joined.record["review_date"] == "2031-01-01"
    file = joined.record["resources"][0]
    assert (file["format"], file["datastore_active"]) == ("JSON", True)


def test_a_field_that_was_changed_twice_is_a_conflict_and_keeps_the_revision() -> None:
    public = with_file("a", record=changed(purpose={"en": "One"}), format="JSON")
    held = with_file("a", record=changed(purpose={"en": "Two"}), format="XML")
    joined = merge(RECORD, public, held)
    assert joined.conflicts == (Conflict("purpose"), Conflict("format", "a"))
    assert joined.record["purpose"] == {"en": "Two"}


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    both = changed(purpose={"en": "One"})
    assert merge(RECORD, both, both).conflicts == ()


def test_what_does_not_count_is_never_a_conflict() -> None:
    public, held = changed(review_date="2031-01-01"), changed(review_date="2032-01-01")
    assert merge(RECORD, public, held, IMMATERIAL).conflicts == ()


def test_a_field_that_was_emptied_stays_empty() -> None:
    joined = merge(RECORD, RECORD, changed(review_date=""))
    assert joined.record["review_date"] == ""


def test_files_come_and_go_on_both_sides() -> None:
    joined = merge(RECORD, with_new_file("public"), with_new_file("held", without_file("a")))
    assert ids(joined.record) == ["b", "public", "held"]
    assert [file.get("position") for file in joined.record["resources"]] == [0, 1, 2]


def test_a_file_that_one_side_removed_and_the_other_changed_is_a_conflict() -> None:
    new = with_file("a", url="https://x.example/2.csv")
    assert merge(RECORD, new, without_file("a")).conflicts == (Conflict(None, "a"),)
    assert merge(RECORD, without_file("a"), new).conflicts == (Conflict(None, "a"),)


def test_an_order_that_only_one_side_changed_is_kept() -> None:
    turned = changed(resources=RECORD["resources"][::-1])
    assert ids(merge(RECORD, turned, RECORD).record) == ["b", "a"]
    assert ids(merge(RECORD, RECORD, turned).record) == ["b", "a"]


_VALUES = st.one_of(st.none(), st.text(max_size=3), st.lists(st.sampled_from("xy"), max_size=2))
_FIELDS = st.sampled_from(["purpose", "audience", "license_id", "url", "format", "odd"])
_FILES = st.lists(
    st.builds(
        lambda id_, fields: {**fields, "id": id_},
        st.sampled_from(["a", "b", "c"]),
        st.dictionaries(_FIELDS, _VALUES, max_size=2),
    ),
    unique_by=lambda file: file["id"],
    max_size=3,
)
_RECORDS = st.builds(
    lambda fields, files: {**fields, "resources": files},
    st.dictionaries(_FIELDS, _VALUES, max_size=4),
    _FILES,
)


@given(_RECORDS, _RECORDS)
def test_whatever_changes_the_fingerprint_is_a_material_difference(
    before: Record, after: Record
) -> None:
    if fingerprint(before) != fingerprint(after):
        assert differences(before, after).material


@given(_RECORDS, _RECORDS)
def test_without_a_change_in_public_a_revision_becomes_what_it_says(
    public: Record, held: Record
) -> None:
    joined = merge(public, public, held)
    assert joined.conflicts == ()
    assert fingerprint(joined.record) == fingerprint(held)


@given(_RECORDS, _RECORDS)
def test_an_empty_revision_leaves_the_public_record_as_it_is(base: Record, public: Record) -> None:
    joined = merge(base, public, base)
    assert joined.conflicts == ()
    assert fingerprint(joined.record) == fingerprint(public)


@given(_RECORDS, _RECORDS, _RECORDS)
def test_without_a_conflict_it_does_not_matter_who_changed_first(
    base: Record, one: Record, other: Record
) -> None:
    joined = merge(base, one, other)
    if not joined.conflicts:
        assert fingerprint(joined.record) == fingerprint(merge(base, other, one).record)


@given(_RECORDS, _RECORDS, _RECORDS)
def test_joining_changes_none_of_the_versions(base: Record, one: Record, other: Record) -> None:
    before = repr((base, one, other))
    merge(base, one, other)
    differences(one, other)
    assert repr((base, one, other)) == before
