"""Whatever a policy file holds, it is read or refused with its mistakes; nothing else happens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ckanext.ogip.core.policy.reading import PolicyError, load_policy
from tests.core.rules import shipped_rules

GOOD: dict[str, Any] = {
    "name": "ours",
    "version": "1",
    "title": {"en": "Ours", "fr": "La nôtre"},
    "licences": ["ca-ogl-lgo"],
}
ODD: list[object] = [
    None, "", "x", 0, -1, 1.5, True, [], {}, [None], [[]], {"a": None}, {None: 1}, {1: 2},
    ["ca-ogl-lgo", "ca-ogl-lgo"], "\x85", "../../etc/passwd", float("nan"), {"OG-102": 3},
]  # fmt: skip
PLACES = [
    (key,)
    for key in (
        "name", "version", "title", "base", "licences", "exempt_types", "immaterial_fields",
        "vocabularies", "rules", "other_rules", "organizations", "not_overridable",
        "effective_from", "grandfathered_until",
    )
] + [
    ("vocabularies", "frequency"),
    ("vocabularies", "../policy/federal"),
    ("rules", "OG-203"),
    ("rules", "OG-203", "severity_at"),
    ("rules", "OG-203", "parameters"),
    ("rules", "OG-203", "parameters", "stars"),
    ("rules", "OG-203", "parameters", "minimum"),
    ("rules", "OG-312", "parameters", "review_within"),
    ("organizations", "health"),
    ("organizations", "health", "licences"),
    ("organizations", "health", "rules"),
    ("roles",),
    ("roles", "BO"),
    ("roles", "BO", "quorum"),
    ("review",),
    ("review", "chains"),
    ("review", "chains", "dataset"),
    ("review", "chains", "dataset", "order"),
    ("review", "chains", "dataset", "approve"),
    ("review", "chains", "dataset", "approve", "required"),
    ("review", "not_by_submitter"),
    ("review", "touched_by"),
    ("review", "touched_by", "quality"),
    ("waivers",),
    ("waivers", "longest_days"),
    ("waivers", "notice_days"),
    ("waivers", "never"),
    ("service_standards",),
    ("service_standards", "days"),
    ("service_standards", "calendar"),
    ("service_standards", "calendar", "country"),
    ("service_standards", "calendar", "category"),
    ("service_standards", "calendar", "also"),
]  # fmt: skip


def rules_or_mistakes(file: Path) -> int:
    try:
        return len(load_policy(file, shipped_rules()).rules)
    except PolicyError as error:
        return len(error.mistakes)


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_any_value_at_any_key_is_read_or_refused(tmp_path: Path, place: tuple[str, ...]) -> None:
    content: dict[str, Any] = {**GOOD}
    section = content
    for key in place[:-1]:
        section = section.setdefault(key, {})
    for value in ODD:
        section[place[-1]] = value
        file = tmp_path / "ours.yaml"
        file.write_text(yaml.safe_dump(content), encoding="utf-8")
        assert rules_or_mistakes(file) > 0, value
