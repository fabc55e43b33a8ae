"""A value that cannot be read is an error of its field, named, with what is accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ckan import model
from ckanapi import ValidationError

Record = dict[str, Any]
Store = Callable[..., Record]

SHORT_LIST = "accepted: federal, provincial, municipal, user"
UNREADABLE = [
    ("date_published", "27/10/2015", ['"27/10/2015" is not a date', "2027-01-31"]),
    ("date_published", "2015-02-30", ['"2015-02-30" is not a date']),
    ("date_published", "March 7, 2016", ['"March 7, 2016" is not a date']),
    ("date_published", ["2015-01-01"], ["is not a date"]),
    ("review_date", "soon", ['"soon" is not a date']),
    ("jurisdiction", "world", ['"world" is not in the list', SHORT_LIST]),
    ("jurisdiction", {"a": 1}, ["Expected one code"]),
    ("jurisdiction", ["federal"], ["Expected one code"]),
    ("frequency", "P1W2", ['"P1W2" is not among the 21 codes', "P1W"]),
    ("subject", ["law", "magic"], ['"magic" is not among the 19 codes']),
    ("subject", "magic", ['"magic" is not among the 19 codes']),
    ("subject", {"law": True}, ["Expected a list of codes"]),
    ("subject", '["law"', ["Expected a list of codes"]),
    ("subject", [["law"]], ["Expected one code"]),
    ("language", ["zxx", "en"], ['"zxx"', "stands alone"]),
    ("license_id", "my-own", ['"my-own" is not among the 17 codes']),
    ("maintainer_email", "nobody at home", ["nobody at home"]),
    ("maintainer_email", ["a@example.org"], ["Expected a text"]),
    ("size", "3 MB", ['"3 MB" is not a whole number']),
    ("size", -1, ['"-1" is not a whole number']),
    ("size", True, ["is not a whole number"]),
    ("size", 2**63, ["is too large"]),
    ("ref_number", ["A"], ["Expected a text"]),
    ("ref_number", "A\0B", ["cannot be stored"]),
    ("ref_number", "A\ud800B", ["cannot be stored"]),
    ("spatial", "here", ["not valid JSON"]),
    ("spatial", '{"type": "Circle"}', ["no known type", "Polygon"]),
    ("spatial", '{"type": "Point", "coordinates": [45, -175]}', ["beyond 180"]),
    ("spatial", {"type": "Point", "coordinates": ["a"]}, ["do not fit"]),
    ("spatial", "[" * 100_000, ["not valid JSON"]),
    ("program_page_url", {"en": "www.example.org"}, ["www.example.org"]),
]


def errors_of(store: Store, **fields: Any) -> dict[str, Any]:
    with pytest.raises(ValidationError) as refused:
        store(**fields)
    return {key: value for key, value in refused.value.error_dict.items() if key != "__type"}


@pytest.mark.parametrize(("field", "value", "parts"), UNREADABLE)
def test_an_unreadable_value_is_an_error_of_its_field(
    store: Store, field: str, value: Any, parts: list[str]
):
    errors = errors_of(store, **{field: value})

    assert list(errors) == [field]
    assert all(part in errors[field][0] for part in parts)


def test_nothing_is_stored_when_one_value_cannot_be_read(store: Store):
    errors_of(store, name="half-read", frequency="P1Y", date_published="yesterday")

    assert model.Package.get("half-read") is None


def test_all_unreadable_values_are_reported_at_once(store: Store):
    errors = errors_of(store, date_published="yesterday", frequency="often", size="big")

    assert sorted(errors) == ["date_published", "frequency", "size"]


def test_messages_stay_short_however_long_the_value_is(store: Store):
    (message,) = errors_of(store, date_published="x" * 5000)["date_published"]

    assert len(message) < 200


def test_an_unreadable_value_in_a_row_is_reported_in_its_row(store: Store):
    rows = [{"method": "rounding", "base": 5}, {"method": "magic"}]

    errors = errors_of(store, disclosure_control=rows)

    assert errors["disclosure_control"][0] == {}
    assert '"magic" is not in the list' in errors["disclosure_control"][1]["method"][0]


def test_an_unreadable_value_of_a_resource_is_reported_at_its_resource(store: Store):
    resources = [{"url": "https://example.org/a"}, {"url": "https://example.org/b", "format": "?"}]

    errors = errors_of(store, resources=resources)

    assert errors["resources"][0] == {}
    assert '"?" is not among the 131 codes' in errors["resources"][1]["format"][0]


def test_a_message_is_in_the_language_of_the_request(
    app: Any, editor: Record, organization: Record
):
    answer = app.post(
        "/fr/api/action/package_create",
        json={"owner_org": organization["id"], "maintainer_email": "nobody"},
        headers={"Authorization": editor["token"]},
    )

    assert answer.status_code == 409
    assert "Le courriel nobody" in answer.json["error"]["maintainer_email"][0]


def test_a_caller_over_http_gets_field_errors(api: Any, editor: Record):
    with pytest.raises(ValidationError) as refused:
        api(editor).action.package_create(date_published="never")

    assert '"never" is not a date' in refused.value.error_dict["date_published"][0]
