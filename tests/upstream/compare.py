"""Compare two runs of the tests that CKAN and scheming ship: one without ogip, one with it.

python -m tests.upstream.compare var/ckan-tests ckan.tests.logic ckan.tests.lib
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import yaml

HERE = Path(__file__).parent
NOT_RUN = "not run"
Outcomes = Mapping[str, str]
Reasons = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """What somebody has looked at: tests that differ, and tests that fail in both runs."""

    differences: Reasons
    failures: Reasons


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two runs of one suite, test by test; the lists hold names of tests."""

    suite: str
    tests: int
    same: int
    known: list[str]
    unlisted: list[str]
    # Listed as different, and yet they end the same way, or are not there.
    outdated: list[str]
    # They end the same way, and that is a failure: whether ogip breaks them cannot be seen.
    failing: list[str]

    @property
    def is_right(self) -> bool:
        """Return whether every difference is listed, and every listed one is there."""
        return self.tests > 0 and not self.unlisted and not self.outdated


def read(report: Path) -> dict[str, str]:
    """Return the outcome of each test of a JUnit report: passed, failed or skipped.

    Empty when there is no report, because the run was cut short.
    """
    if not report.exists():
        return {}
    return {
        f"{case.get('classname')}::{case.get('name')}": _outcome(case)
        for case in ElementTree.parse(report).iter("testcase")
    }


def compare(
    suite: str, without: Outcomes, with_ogip: Outcomes, listed: Iterable[str]
) -> Comparison:
    """Return what ogip changes; a test that only one of the runs has is a difference too."""
    tests = without.keys() | with_ogip.keys()
    ends = {test: (without.get(test, NOT_RUN), with_ogip.get(test, NOT_RUN)) for test in tests}
    different = {test for test, (before, after) in ends.items() if before != after}
    known = {test for test in listed if test.startswith(f"{suite}.")}
    return Comparison(
        suite=suite,
        tests=len(tests),
        same=len(tests) - len(different),
        known=sorted(different & known),
        unlisted=sorted(different - known),
        outdated=sorted(known - different),
        failing=sorted(test for test in tests - different if ends[test][0] == "failed"),
    )


def expected() -> Expected:
    """Return the two lists that lie beside this module."""
    return Expected(
        differences=_reasons("known_differences.yaml"), failures=_reasons("known_failures.yaml")
    )


def _reasons(name: str) -> dict[str, str]:
    reasons = yaml.safe_load((HERE / name).read_text(encoding="utf-8")) or {}
    return {test: reason for reason, tests in reasons.items() for test in tests}


def _outcome(case: ElementTree.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "passed" if case.find("skipped") is None else "skipped"


def _table(results: Iterable[Comparison]) -> Iterable[str]:
    yield "| suite | tests | same | of these failing | known differences | unlisted |"
    yield "|---|---|---|---|---|---|"
    for one in results:
        counts = (one.tests, one.same, len(one.failing), len(one.known), len(one.unlisted))
        yield f"| `{one.suite}` | {' | '.join(f'{count:,}' for count in counts)} |"


def _details(result: Comparison, lists: Expected) -> Iterable[str]:
    if not result.tests:
        yield f"NO REPORT of {result.suite}: its logs say why"
    for test in result.known:
        yield f"known: {test}: {lists.differences[test]}"
    for test in result.failing:
        yield f"fails in both runs: {test}: {lists.failures.get(test, 'nobody has said why')}"
    yield from (f"NO LONGER DIFFERS: {test}" for test in result.outdated)
    yield from (f"DIFFERS WITH OGIP: {test}" for test in result.unlisted)


def _compared(work: Path, suite: str, lists: Expected) -> Comparison:
    without, with_ogip = (read(work / which / f"{suite}.xml") for which in ("without", "with"))
    return compare(suite, without, with_ogip, lists.differences)


def main(arguments: list[str]) -> int:
    """Print the differences and a table; return 1 unless each difference is listed and there."""
    folder, *suites = arguments
    lists = expected()
    results = [_compared(Path(folder), suite, lists) for suite in suites]
    lines = [line for result in results for line in _details(result, lists)]
    sys.stdout.write("\n".join([*lines, "", *_table(results)]) + "\n")
    return 0 if results and all(result.is_right for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
