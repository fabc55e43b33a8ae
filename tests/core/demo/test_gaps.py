"""Each asset of the demonstration fails exactly the rules it is there to show."""

from datetime import date

import pytest

from ckanext.ogip.core.findings import Outcome, Severity
from tests.core.demo.shown import ASSETS, REFS, record_of
from tests.core.rules import judge


def known(department, item):
    """What the portal knows about the asset of an item when the demonstration is loaded."""
    entry = {
        "organization": department.name,
        "ref_number": item.ref,
        "state": item.state,
        "created": "2025-11-21",
        "last_reviewed": "2031-08-30",
        "eligible_for_release": "Y",
    }
    return {"waivers": {}, "inventory_items": [entry]}


DAYS = [date(2025, 11, 21), date(2026, 2, 28), date(2028, 2, 29), date(2031, 8, 31)]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize(("department", "item"), ASSETS, ids=REFS)
def test_the_rules_refuse_and_warn_as_declared_whatever_the_day_of_loading(department, item, today):
    assessment = judge(
        record_of(department, item, today), facts=known(department, item), today=today
    )

    refused = {finding.rule for finding in assessment.refusals}
    warned = {
        finding.rule
        for finding in assessment.findings
        if finding.outcome is Outcome.FAIL
        and finding.severity is Severity.WARN
        and not finding.would_refuse
    }
    assert refused == set(item.refused_by)
    assert warned == set(item.warned_by)
