"""An assessment as SARIF 2.1.0, the exchange format of checking tools (OASIS).

One run in one language. Outcomes that are no failure keep their meaning as the result's `kind`, a
waiver is a suppression with its id, and what only reports says so under `properties`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .findings import Outcome, Severity
from .text import Language

Plain = Mapping[str, Any]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_KINDS = {
    Outcome.COULD_NOT_CHECK: "open",
    Outcome.NOT_APPLICABLE: "notApplicable",
    Outcome.WAIVED: "fail",
    Outcome.FAIL: "fail",
    Outcome.NOT_YET_DUE: "informational",
    Outcome.PASS: "pass",
}
_LEVELS = {Severity.BLOCK: "error", Severity.WARN: "warning", Severity.INFO: "note"}
_LOCALES: Mapping[Language, str] = {"en": "en-CA", "fr": "fr-CA"}


def sarif_log(
    assessment: Plain, rules: Sequence[Plain], lang: Language, version: str
) -> dict[str, Any]:
    """Return the log of one assessment; all arguments are plain, as the API returns them.

    `rules` are all rules that may appear, `version` is that of this software.
    """
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    driver = {
        "name": "ckanext-ogip",
        "semanticVersion": version,
        "rules": [_rule(rule, lang) for rule in rules],
        "properties": {"ruleset": assessment["ruleset_version"], "policy": assessment["policy"]},
    }
    run = {
        "tool": {"driver": driver},
        "language": _LOCALES[lang],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places, lang) for finding in assessment["findings"]],
        "properties": {
            name: assessment[name]
            for name in ("dataset_id", "fingerprint", "stage", "as_of", "decision")
        },
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Plain, lang: Language) -> dict[str, Any]:
    described = {
        "id": rule["id"],
        "shortDescription": {"text": rule["title"][lang]},
        "fullDescription": {"text": rule["why"][lang]},
        "defaultConfiguration": {"level": _LEVELS[Severity(rule["severity"])]},
        "properties": {"clause": rule["clause"], "waiver_roles": list(rule["waiver_roles"])},
    }
    addresses = [reference["url"][lang] for reference in rule["references"] if reference["url"]]
    return described | ({"helpUri": addresses[0]} if addresses else {})


def _result(finding: Plain, places: Mapping[str, int], lang: Language) -> dict[str, Any]:
    outcome = Outcome(finding["outcome"])
    kind = _KINDS[outcome]
    result = {
        "ruleId": finding["rule"],
        "ruleIndex": places[finding["rule"]],
        "kind": kind,
        "level": _LEVELS[Severity(finding["severity"])] if kind == "fail" else "none",
        "message": {"text": f"{finding['message'][lang]} {finding['remediation'][lang]}".strip()},
        "locations": [{"logicalLocations": [_place(finding)]}],
        "properties": {
            "clause": finding["clause"],
            "outcome": outcome.value,
            "severity": finding["severity"],
            "report_only": finding["report_only"],
            "who_can_fix": list(finding["who_can_fix"]),
        },
    }
    if outcome is Outcome.WAIVED:
        waiver = {"waiver_id": finding["waiver_id"]}
        accepted = {"kind": "external", "status": "accepted", "properties": waiver}
        return result | {"suppressions": [accepted]}
    return result


def _place(finding: Plain) -> dict[str, str]:
    """Name the field the finding is about: `license_id`, `resources/2/format`, or the record."""
    position = finding["params"].get("position")
    field = finding["field"] or ""
    path = f"resources/{position}/{field}" if position else field
    name = field or ("resource" if position else "record")
    return {"name": name, "fullyQualifiedName": path.rstrip("/") or "record", "kind": "member"}
