"""Each asset of the demonstration fails exactly the rules it is there to show."""

from datetime import date

import pytest

from ckanext.ogip.core.findings import Outcome, Severity
from tests.core.demo.shown import ASSETS, REFS, record_of
from tests.core.rules import judge

DAYS = [date(2025, 11, 21), date(2026, 2, 28), date(2028, 2, 29), date(2031, 8, 31)]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize(("department", "item"), ASSETS, ids=REFS)
def test_the_rules_refuse_and_warn_as_declared_whatever_the_day_of_loading(department, item, today):
    assessment = judge(record_of(department, item, today), today=today)

    refused = {finding.rule for finding in assessment.refusals}
    warned = {
        finding.rule
        for finding in assessment.findings
        if finding.outcome is Outcome.FAIL and finding.severity is Severity.WARN
    }
    assert refused == set(item.refused_by)
    assert warned == set(item.warned_by)
