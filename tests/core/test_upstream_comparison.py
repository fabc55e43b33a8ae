"""`make ckan-tests`: two runs of the tests that CKAN ships, compared test by test."""

import pytest

from tests.upstream import compare

SUITE = "ckan.tests.logic"
CASE = '<testcase classname="ckan.tests.logic.test_get" name="{}">{}</testcase>'
ENDS = {"passed": "", "failed": "<failure/>", "error": "<error/>", "skipped": "<skipped/>"}


def name(test):
    return f"ckan.tests.logic.test_get::{test}"


def named(outcomes):
    return {name(test): end for test, end in outcomes.items()}


@pytest.fixture
def run(tmp_path):
    """Write the report of a run."""

    def write(which, **outcomes):
        cases = "".join(CASE.format(test, ENDS[end]) for test, end in outcomes.items())
        report = tmp_path / which / f"{SUITE}.xml"
        report.parent.mkdir()
        report.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", "utf-8")

    return write


@pytest.fixture
def result(tmp_path, capsys, monkeypatch):
    """Return the exit status of the comparison, and what it prints."""

    def ask(**lists):
        known = compare.Expected(
            differences=named(lists.get("differences", {})),
            failures=named(lists.get("failures", {})),
        )
        monkeypatch.setattr(compare, "expected", lambda: known)
        return compare.main([str(tmp_path), SUITE]), capsys.readouterr().out

    return ask


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("passed", "failed"),
        ("passed", "error"),
        ("passed", "skipped"),
        ("failed", "passed"),
        ("skipped", "passed"),
    ],
)
def test_a_test_that_ends_otherwise_with_ogip_is_named_and_fails_the_comparison(
    run, result, before, after
):
    run("without", fine="passed", other=before)
    run("with", fine="passed", other=after)

    status, out = result()

    assert status == 1
    assert f"DIFFERS WITH OGIP: {name('other')}" in out
    assert "| `ckan.tests.logic` | 2 | 1 | 0 | 0 | 1 |" in out


def test_a_listed_difference_is_told_with_its_reason_and_is_no_failure(run, result):
    run("without", a="passed")
    run("with", a="failed")

    status, out = result(differences={"a": "the block is meant"})

    assert status == 0
    assert f"known: {name('a')}: the block is meant" in out


@pytest.mark.parametrize("gone", ["a", "renamed"])
def test_a_listed_difference_that_differs_no_more_or_is_not_there_fails_the_comparison(
    run, result, gone
):
    run("without", a="passed")
    run("with", a="passed")

    status, out = result(differences={gone: "it was so once"})

    assert status == 1
    assert f"NO LONGER DIFFERS: {name(gone)}" in out


def test_what_is_listed_for_another_suite_does_not_count():
    same = {name("a"): "passed"}

    assert compare.compare(SUITE, same, same, ["ckan.tests.logical.test_x::b"]).is_right


def test_a_test_that_only_one_run_has_is_a_difference(run, result):
    run("without", a="passed", gone="passed")
    run("with", a="passed")

    status, out = result()

    assert status == 1
    assert f"DIFFERS WITH OGIP: {name('gone')}" in out


def test_a_test_that_fails_in_both_runs_is_no_difference_but_named_with_its_reason(run, result):
    run("without", a="passed", internet="failed", riddle="failed")
    run("with", a="passed", internet="error", riddle="failed")

    status, out = result(failures={"internet": "it fetches a page"})

    assert status == 0
    assert f"fails in both runs: {name('internet')}: it fetches a page" in out
    assert f"fails in both runs: {name('riddle')}: nobody has said why" in out


def test_a_run_that_was_cut_short_is_no_agreement(run, result):
    run("without", a="passed")

    assert result()[0] == 1


def test_a_suite_without_reports_is_a_failure(result):
    status, out = result()

    assert status == 1
    assert "NO REPORT of ckan.tests.logic" in out


def test_every_listed_test_has_a_reason():
    lists = compare.expected()

    assert all(reason.strip() for reason in [*lists.differences.values(), *lists.failures.values()])


def test_no_test_is_listed_both_as_different_and_as_failing_in_both_runs():
    lists = compare.expected()

    assert not lists.differences.keys() & lists.failures.keys()
