"""An assessment as SARIF: valid against the standard's own schema, and losing no meaning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ckanext.ogip.core.sarif import sarif_log
from ckanext.ogip.testing.records import compliant_dataset
from tests.core.rules import judge, shipped_rules

SCHEMA = json.loads((Path(__file__).parents[1] / "data/sarif-schema-2.1.0.json").read_text("utf-8"))
RULES = [rule.as_dict() for rule in shipped_rules()]
WAIVER = {"OG-203": {"id": "w-7", "expires": "2027-01-01"}}


def log_of(lang: str = "en", *, facts: Any = None, **changes: Any) -> dict[str, Any]:
    """Judge a compliant dataset with some fields changed, all outcomes included."""
    assessment = judge(compliant_dataset() | changes, facts=facts).as_dict(include_passed=True)
    return sarif_log(assessment, RULES, lang, "1.2.3")  # type: ignore[arg-type]


def result_of(log: dict[str, Any], rule: str) -> dict[str, Any]:
    (found,) = [result for result in log["runs"][0]["results"] if result["ruleId"] == rule]
    return found


BROKEN = {"license_id": "secret", "title_translated": {"en": "x" * 300}, "frequency": "unknown"}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("changes", [{}, BROKEN, {"resources": [{}, {"format": "PDF"}]}])
def test_every_log_is_valid_sarif(lang: str, changes: dict[str, Any]) -> None:
    jsonschema.validate(log_of(lang, **changes), SCHEMA, jsonschema.Draft7Validator)


def test_a_failing_rule_is_an_error_with_what_is_wrong_and_what_to_do() -> None:
    found = result_of(log_of(license_id="secret"), "OG-102")
    assert (found["kind"], found["level"]) == ("fail", "error")
    assert found["message"]["text"].startswith("The licence “secret” is not on the list")
    assert "Choose the Open Government Licence" in found["message"]["text"]
    assert found["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "license_id"


def test_a_warning_is_a_warning_and_french_is_french() -> None:
    log = log_of("fr", title_translated={"en": "x" * 300, "fr": "Ports"})
    found = result_of(log, "OG-222")
    assert found["level"] == "warning"
    assert "300 caractères" in found["message"]["text"]
    assert log["runs"][0]["language"] == "fr-CA"


def test_what_is_no_failure_has_no_level() -> None:
    found = result_of(log_of(), "OG-102")
    assert (found["kind"], found["level"]) == ("pass", "none")
    assert result_of(log_of(), "OG-206")["kind"] == "notApplicable"


def test_a_waived_failure_is_suppressed_and_names_its_waiver() -> None:
    resources = [{**one, "format": "PDF"} for one in compliant_dataset()["resources"]]
    found = result_of(log_of(facts={"waivers": WAIVER}, resources=resources), "OG-203")
    assert found["suppressions"] == [
        {"kind": "external", "status": "accepted", "properties": {"waiver_id": "w-7"}}
    ]


def test_a_finding_in_a_file_names_the_file_by_its_place() -> None:
    resources = compliant_dataset()["resources"]
    resources[1]["format"] = ""
    found = result_of(log_of(resources=resources), "OG-301")
    assert found["locations"][0]["logicalLocations"][0] == {
        "name": "format",
        "fullyQualifiedName": "resources/2/format",
        "kind": "member",
    }


def test_every_result_points_to_its_rule_in_the_list() -> None:
    run = log_of(**BROKEN)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[found["ruleIndex"]]["id"] == found["ruleId"] for found in run["results"])
