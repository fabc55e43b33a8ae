"""What is kept of an assessment says the same when it is shown again."""

import json
from dataclasses import replace

import pytest

from ckanext.ogip.core.findings import Outcome
from ckanext.ogip.core.stored_findings import Kept, Reviver, as_json, keep
from ckanext.ogip.testing.records import compliant_dataset, compliant_info
from tests.core.rules import federal, judge, shipped_rules


def with_gaps():
    record = compliant_dataset() | {"title_translated": {"en": "Harbours"}, "license_id": ""}
    record["resources"][0]["format"] = ""
    return record


def reviver(assessment, registry=None):
    return Reviver(registry or shipped_rules(), federal(), assessment.as_of)


def as_stored(kept):
    return json.loads(json.dumps([kept.rows, kept.could_not_check, kept.not_applicable]))


@pytest.mark.parametrize("record", [compliant_dataset, compliant_info, with_gaps, dict])
def test_every_finding_that_is_no_pass_is_shown_again_as_it_was(record):
    assessment = judge(record())

    revived = reviver(assessment).findings(Kept(*as_stored(keep(assessment))))

    assert [f.as_dict() for f in revived] == [f.as_dict() for f in assessment.open_findings]


def test_what_nobody_can_act_on_is_kept_as_a_name():
    assessment = judge(compliant_dataset())

    kept = keep(assessment)

    assert "OG-206" in {rule for rules in kept.not_applicable.values() for rule in rules}
    assert "OG-206" not in {row["rule"] for row in kept.rows}


def test_a_check_that_failed_and_refuses_is_kept_in_full():
    record = compliant_dataset()
    assessment = judge(record)
    (finding,) = [f for f in assessment.findings if f.rule == "OG-102"]
    unseen = replace(finding, outcome=Outcome.COULD_NOT_CHECK, key="raised", refuses=True)

    kept = keep(replace(assessment, findings=(unseen,)))

    assert [row["refuses"] for row in kept.rows] == [True]
    assert kept.could_not_check == {}


@pytest.mark.parametrize("change", [{"rule": "OG-000"}, {"key": "no_such"}])
def test_what_no_rule_of_today_can_word_is_left_out(change):
    assessment = judge(with_gaps())
    kept = keep(assessment)
    outdated = [dict(row) | change for row in kept.rows if row["rule"] == "OG-102"]

    assert outdated
    assert (
        reviver(assessment).findings(Kept(tuple(outdated), {}, {"warn": {"OG-000": "other_type"}}))
        == []
    )


def test_json_holds_nothing_that_postgresql_refuses():
    odd = {"nul\0": ["half \ud800", {"a": "\0"}], "kept": "\\u0000 é"}

    text = as_json(odd)

    assert json.loads(text) == {
        "nul\ufffd": ["half \ufffd", {"a": "\ufffd"}],
        "kept": "\\u0000 é",
    }
