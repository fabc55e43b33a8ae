"""The table of who may do what: complete, readable, and as the roles of departments have it."""

from __future__ import annotations

import pytest

from ckanext.ogip.core.roles.actor import Actor
from ckanext.ogip.core.roles.matrix import ADMIN, PUBLIC, load_matrix
from ckanext.ogip.core.roles.settings import Roles, RoleSettings
from ckanext.ogip.core.roles.table import NOTHING, table
from ckanext.ogip.core.text import Language, Text
from ckanext.ogip.core.vocabulary import load_vocabulary
from ckanext.ogip.testing.contract import french_marks_adrift
from tests.core.roles.giving import NOW, own

MATRIX = load_matrix()
CONSULTED = ["ATIP", "DSO", "LEGAL", "OL", "COMMS", "DPU"]
# Duty, right, and every column that has it; a condition stands behind a colon.
TABLE = """\
nominate            create     STEW BO OGC OGWG CONSULTED IMSO CHAMPION admin
nominate            suggest    public
describe            create     STEW
describe            edit       STEW BO OGC
eligibility         edit       STEW BO OGC
eligibility         approve    BO OGC
eligibility         sign       CONSULTED:own_part
priority            edit       STEW BO OGC
priority            override   OGC IMSO
priority            recommend  OGWG
submit              submit     STEW BO OGC
comparative_review  sign       BO OGC
comparative_review  advise     OL
criteria            sign       STEW:own_criterion BO:own_criterion OGC:own_criterion CONSULTED:own_criterion
decide              endorse    BO
decide              recommend  OGC OGWG
decide              approve    IMSO
decide              inform     CHAMPION DH
publish             publish    OGC IMSO admin:approved
waive               waive      BO:own_rule OGC:own_rule CONSULTED:own_rule IMSO:own_rule DH:own_rule
withdraw            propose    STEW BO
withdraw            submit     OGC CONSULTED:incident
withdraw            approve    IMSO
inventory           submit     OGC
inventory           approve    IMSO
plan                edit       BO:own_items OGC
plan                approve    IMSO DH
plan                recommend  CHAMPION
issue               create     STEW BO OGC OGWG CONSULTED
issue               escalate   OGC IMSO CHAMPION DH
policy              edit       admin
policy              approve    IMSO
roles               assign     OGC IMSO admin
"""  # noqa: E501
ROWS = [line.split(maxsplit=2) for line in TABLE.splitlines()]


def expected_cells(cells: str) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for cell in cells.split():
        column, _, condition = cell.partition(":")
        for each in CONSULTED if column == "CONSULTED" else [column]:
            found[each] = condition or None
    return found


@pytest.mark.parametrize(("duty", "right", "cells"), ROWS, ids=lambda part: str(part)[:20])
def test_who_may_do_what(duty: str, right: str, cells: str) -> None:
    row = MATRIX.duties[duty]
    assert {c: row.cells[c][right] for c in row.columns_with(right)} == expected_cells(cells)


@pytest.mark.parametrize("duty", MATRIX.duties)
@pytest.mark.parametrize("column", MATRIX.columns)
def test_every_cell_is_what_a_person_in_that_role_may_do(duty: str, column: str) -> None:
    if column == PUBLIC:
        person = own("eve")
    elif column == ADMIN:
        person = Actor("root", NOW, is_sysadmin=True)
    else:
        person = own("ann", column)
    row = MATRIX.duties[duty]
    rights = {**row.cells.get(PUBLIC, {}), **row.cells.get(column, {})}
    for right in MATRIX.rights:
        may = MATRIX.refusal(duty, right, person, MATRIX.conditions) is None
        assert may is (right in rights), right


def test_a_condition_that_does_not_hold_closes_the_cell() -> None:
    root = Actor("root", NOW, is_sysadmin=True)
    assert MATRIX.refusal("publish", "publish", root, {"approved"}) is None
    refused = MATRIX.refusal("publish", "publish", root)
    assert refused is not None
    assert refused.key == "roles.not_in_matrix"
    assert "Publish and schedule" in refused.message.en


def test_what_no_role_does_is_said() -> None:
    refused = MATRIX.refusal("submit", "waive", own("ann", "IMSO"))
    assert refused is not None
    assert refused.key == "roles.nobody_may"


def test_a_system_administrator_decides_nothing_about_a_release() -> None:
    root = Actor("root", NOW, is_sysadmin=True)
    for duty, right in (("criteria", "sign"), ("decide", "approve"), ("waive", "waive")):
        assert MATRIX.refusal(duty, right, root, MATRIX.conditions) is not None


def test_every_role_stands_in_the_table() -> None:
    named = {column for row in MATRIX.duties.values() for column in row.cells}
    assert named == {*load_vocabulary("role").codes, ADMIN, PUBLIC}


def test_every_word_of_the_table_is_there_in_both_languages_and_used() -> None:
    texts = [*MATRIX.rights.values(), *MATRIX.conditions.values()]
    texts += [row.label for row in MATRIX.duties.values()]
    assert all(text.en and french_marks_adrift(text.fr) == [] for text in texts)
    cells = [rights for row in MATRIX.duties.values() for rights in row.cells.values()]
    assert {right for rights in cells for right in rights} == set(MATRIX.rights)
    conditions = {condition for rights in cells for condition in rights.values() if condition}
    assert conditions == set(MATRIX.conditions)


@pytest.mark.parametrize(
    ("lang", "header", "row"),
    [
        ("en", "deputy minister", ["Describe and attach files", "create and edit the draft"]),
        ("fr", "sous-ministre", ["Décrire et joindre des fichiers", "créer et modifier l'ébauche"]),
    ],
)
def test_people_read_the_table_in_their_words(lang: Language, header: str, row: list[str]) -> None:
    named = Roles({"DH": RoleSettings(label=Text("deputy minister", "sous-ministre"))})
    first, *rows = table(MATRIX, named, lang)
    assert len(first) == len(MATRIX.columns) + 1
    assert first[13] == header
    assert rows[1][:2] == row
    assert rows[1][4] == NOTHING
    assert all(len(each) == len(first) for each in rows)


def test_a_condition_stands_in_brackets() -> None:
    rows = {row[0]: row for row in table(MATRIX, Roles(), "en")}
    assert rows["Publish and schedule"][-2] == "publish or schedule (once approved)"
