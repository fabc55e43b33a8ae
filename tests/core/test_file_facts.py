"""What jobs found out about files is read as it is, or not at all; nothing stale is believed."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.files.evidence import shortened, shown
from ckanext.ogip.core.files.examined import contents, files_of, visits
from ckanext.ogip.core.files.facts import FileFacts, Table
from ckanext.ogip.core.files.gathered import Gathered
from ckanext.ogip.core.files.personal import PersonalColumn, count_columns
from ckanext.ogip.core.subject import Subject
from ckanext.ogip.core.template import Template
from ckanext.ogip.core.text import Text
from ckanext.ogip.testing.cases import with_resource_ids
from ckanext.ogip.testing.records import compliant_dataset
from tests.core.rules import compliant_facts, judge

ADDRESS = "https://data.example/a.csv"
CURRENT = {"hash": "a", "checked_hash": "a"}


def record(facts: object, **resource: Any) -> Subject:
    """Return a record with one resource, and what is known about it."""
    data = {"resources": [{"id": "file-1", "url": ADDRESS, **resource}]}
    return Subject.from_dict(data, {"files": {"file-1": facts}})


def content_is_known(subject: Subject) -> bool:
    return bool(contents(subject, subject.resources, lambda facts: facts).seen)


def test_the_present_file_is_known() -> None:
    assert content_is_known(record(CURRENT))
    assert content_is_known(record({**CURRENT, "url": ADDRESS}))


@pytest.mark.parametrize(
    "facts",
    [
        None,
        {},
        [],
        "a",
        {"hash": "a"},
        {"checked_hash": "a"},
        {"hash": "", "checked_hash": ""},
        {"hash": "b", "checked_hash": "a"},
        {**CURRENT, "url": "https://data.example/b.csv"},
    ],
)
def test_what_is_known_about_another_file_is_not_believed(facts: object) -> None:
    assert not content_is_known(record(facts))


def test_a_file_that_is_being_replaced_is_not_known() -> None:
    assert not content_is_known(record(CURRENT, upload=SimpleNamespace(filename="new.csv")))


def test_a_resource_without_an_id_is_not_known() -> None:
    assert not content_is_known(record(CURRENT, id=None))


@pytest.mark.parametrize("files", [None, [], "x", {"other": CURRENT}])
def test_facts_of_another_shape_are_no_facts(files: object) -> None:
    subject = Subject.from_dict({"resources": [{"id": "file-1"}]}, {"files": files})
    assert [resource.id for resource in contents(subject, subject.resources, Table).unseen] == [
        "file-1"
    ]


@pytest.mark.parametrize(
    ("link", "known"),
    [
        ({"state": "ok", "checked_on": "2026-06-14"}, True),
        ({"state": "unsure", "checked_on": date(2026, 6, 14)}, True),
        ({"state": "ok"}, False),
        ({"state": "ok", "checked_on": "yesterday"}, False),
        ({"state": "great", "checked_on": "2026-06-14"}, False),
        ("ok", False),
    ],
)
def test_a_visit_has_a_state_and_a_day(link: object, known: bool) -> None:
    subject = record({"link": link})
    assert bool(visits(subject, subject.resources).seen) is known


@pytest.mark.parametrize("value", [True, -1, 1.0, "7", None, 10**16, [3]])
def test_a_number_is_whole_and_not_absurd(value: object) -> None:
    assert Gathered({"rows": value}).whole("rows") is None
    assert Gathered({"rows": [value, 7]}).wholes("rows") == (7,)


def test_names_of_columns_are_compared_without_case_and_spaces() -> None:
    columns = Table({"columns": ["  Année ", "Nombre  d'INSPECTIONS"]}).columns
    assert columns == {"année": "Année", "nombre d'inspections": "Nombre  d'INSPECTIONS"}


@pytest.mark.parametrize(
    ("resource", "facts", "is_file"),
    [
        ({}, None, True),
        ({"resource_type": "website"}, None, False),
        ({"resource_type": "website"}, CURRENT, True),
        ({"resource_type": "website", "url_type": "upload"}, None, True),
        ({"resource_type": "dataset", "url": ""}, None, False),
    ],
)
def test_which_resources_are_files(resource: dict[str, Any], facts: object, is_file: bool) -> None:
    subject = record(facts, **resource)
    assert bool(files_of(subject, ("website",))) is is_file


def test_a_share_counts_for_more_where_the_name_says_the_same() -> None:
    column = PersonalColumn({"column": "c", "header": "sin", "shares": {"sin": 10, "email": 49}})
    assert column.looks_like("sin", 80, 10)
    assert not column.looks_like("sin", 80, 11)
    assert not column.looks_like("email", 50, 10)
    assert not column.looks_like("phone", 50, 10)


@pytest.mark.parametrize(
    ("counts", "profile", "columns"),
    [
        ({"base": 5, "threshold": None, "columns": [{"column": "n"}]}, (5, 0), 1),
        ({"base": 5, "threshold": 10, "columns": []}, (5, 10), 0),
        ({"base": 5, "threshold": 10, "columns": []}, (5, 0), None),
        (None, (5, 10), 0),
    ],
)
def test_counts_speak_only_about_the_profile_they_were_measured_against(
    counts: object, profile: tuple[int, int], columns: int | None
) -> None:
    found = count_columns(FileFacts({"counts": counts}), *profile)
    assert (None if found is None else len(found)) == columns


def test_long_evidence_is_cut_and_says_how_much_is_left_out() -> None:
    message = Template.compile(Text("Rows: {rows}", "Lignes : {rows}"))
    assert message.fill({"rows": shown([1, 2])}).en == "Rows: 1 and 2"
    assert message.fill({"rows": shown([1, 2], total=1206)}) == Text(
        "Rows: 1, 2 and 1,204 more", "Lignes : 1, 2 et 1\u202f204 autres"
    )
    assert message.fill({"rows": shown(["a"] * 11)}).fr.endswith("a et 1 autre")
    assert shortened("x" * 61) == "x" * 59 + "…"
    assert shortened("x" * 60) == "x" * 60


KEYS = ["total", "lines", "rows", "columns", "sums", "shares", "sin", "base", "file-2", "hash", "a"]
KEYS += ["state", "checked_on", "small", "places", "column"]
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("2026-06-14"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
ENTRIES = sorted(compliant_facts()["files"]["file-1"])


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from([*ENTRIES, "documented_columns", "opaque"]), JUNK) | JUNK)
def test_no_fact_about_a_file_makes_a_rule_raise(entry: object) -> None:
    marks = {"same_content_as": "a", "language_pair": "a"}
    data = with_resource_ids(compliant_dataset())
    data |= {
        "derived_from_personal": "true",
        "disclosure_control": [{"base": "5", "threshold": "5"}],
        "resources": [{**resource, **marks} for resource in data["resources"]],
    }
    changed = {**entry, **CURRENT} if isinstance(entry, dict) else entry
    facts = {"files": {**compliant_facts()["files"], "file-1": changed}}

    findings = judge(data, facts=facts).findings

    assert [finding.rule for finding in findings if finding.key == "raised"] == []
    assert all(finding.message.en and finding.remediation.fr is not None for finding in findings)
