"""`make ckan-tests`: two runs of CKAN's own tests, compared test by test."""

import pytest

from tests.upstream import compare

CASE = '<testcase classname="ckan.tests.logic" name="{}">{}</testcase>'
ENDS = {"passed": "", "failed": "<failure/>", "error": "<error/>", "skipped": "<skipped/>"}


@pytest.fixture
def run(tmp_path):
    """Write the report of a run; return its folder."""

    def write(name, **outcomes):
        cases = "".join(CASE.format(test, ENDS[end]) for test, end in outcomes.items())
        folder = tmp_path / name
        folder.mkdir()
        report = f"<testsuites><testsuite>{cases}</testsuite></testsuites>"
        (folder / "part.xml").write_text(report, encoding="utf-8")
        return folder

    return write


@pytest.mark.parametrize("end", ["failed", "error", "skipped"])
def test_a_test_that_passed_and_passes_no_more_is_named_and_fails_the_run(run, capsys, end):
    folders = [run("without", good="passed", bad="passed"), run("with", good="passed", bad=end)]

    assert compare.main([str(folder) for folder in folders]) == 1
    assert "BROKEN BY OGIP: ckan.tests.logic::bad" in capsys.readouterr().out


def test_a_test_that_failed_without_ogip_is_not_held_against_it(run, capsys):
    folders = [run("without", a="passed", bad="failed"), run("with", a="passed", bad="failed")]

    assert compare.main([str(folder) for folder in folders]) == 0
    assert "1 passed, 1 failed, 0 skipped" in capsys.readouterr().out


def test_a_test_that_only_one_run_has_is_named(run, capsys):
    folders = [run("without", a="passed", gone="passed"), run("with", a="passed")]

    assert compare.main([str(folder) for folder in folders]) == 0
    assert "only in one run: ckan.tests.logic::gone" in capsys.readouterr().out


def test_a_run_without_any_test_is_a_failure(run):
    assert compare.main([str(run("without")), str(run("with"))]) == 1


def test_a_known_difference_is_no_failure_and_one_that_is_gone_is_named():
    found = compare.differences(
        {"a": "passed", "b": "passed"}, {"a": "failed", "b": "passed"}, {"a": "why", "b": "was"}
    )

    assert found == compare.Differences(unexpected=[], known={"a": "why"}, outdated=["b"])


def test_every_known_difference_has_a_reason():
    assert all(reason.strip() for reason in compare.known_differences().values())
