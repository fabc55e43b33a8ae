"""Compare two runs of CKAN's own tests: one without ogip, one with it.

python -m tests.upstream.compare var/ckan-tests/without var/ckan-tests/with
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import yaml

KNOWN = Path(__file__).with_name("known_differences.yaml")
Outcomes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Differences:
    """The tests that passed without ogip and do not pass with it."""

    unexpected: list[str]
    known: dict[str, str]
    # Listed as known, and yet they pass in both runs.
    outdated: list[str]


def read(folder: Path) -> dict[str, str]:
    """Return the outcome of each test of a folder's JUnit reports: passed, failed or skipped."""
    return {
        f"{case.get('classname')}::{case.get('name')}": _outcome(case)
        for report in sorted(folder.glob("*.xml"))
        for case in ElementTree.parse(report).iter("testcase")
    }


def differences(without: Outcomes, with_ogip: Outcomes, known: Mapping[str, str]) -> Differences:
    """Return what ogip breaks; a test that only one of the runs has is none of it."""
    broken = [
        test
        for test, outcome in without.items()
        if outcome == "passed" and with_ogip.get(test, "passed") != "passed"
    ]
    return Differences(
        unexpected=sorted(test for test in broken if test not in known),
        known={test: known[test] for test in sorted(broken) if test in known},
        outdated=sorted(test for test in known if test in with_ogip and test not in broken),
    )


def known_differences() -> dict[str, str]:
    """Return the tests that ogip changes on purpose, each with its reason."""
    reasons = yaml.safe_load(KNOWN.read_text(encoding="utf-8")) or {}
    return {test: reason for reason, tests in reasons.items() for test in tests}


def _outcome(case: ElementTree.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "passed" if case.find("skipped") is None else "skipped"


def _counts(outcomes: Outcomes) -> str:
    counts = Counter(outcomes.values())
    return ", ".join(f"{counts[name]} {name}" for name in ("passed", "failed", "skipped"))


def main(arguments: list[str]) -> int:
    """Print both runs and their differences; return 1 when there are unexpected ones."""
    without, with_ogip = (read(Path(name)) for name in arguments)
    found = differences(without, with_ogip, known_differences())
    lines = [f"without ogip: {_counts(without)}", f"with ogip:    {_counts(with_ogip)}"]
    lines += [f"only in one run: {test}" for test in sorted(without.keys() ^ with_ogip.keys())]
    lines += [f"known: {test}: {reason}" for test, reason in found.known.items()]
    lines += [f"no longer differs: {test}" for test in found.outdated]
    lines += [f"BROKEN BY OGIP: {test}" for test in found.unexpected]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found.unexpected or not without else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
