"""What the rules said when an asset was last saved or swept: stored, so that lists are quick."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ... import catalogue
from ...store.assessment.findings import (
    AssessmentFilter,
    assessment_with_findings,
    count_assessments,
    count_findings,
    page_of_assessments,
)
from ..item.view import readable_organizations
from ..paging import make_cursor
from ..record.assessment_view import show_assessment
from ..schema import assessment as schema

__all__ = ["ogip_assessment_list", "ogip_assessment_show"]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_assessment_show)
def ogip_assessment_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show the stored assessment of an asset; `ogip_check` judges anew.

    :param id: id or name of the asset
    :returns: `{dataset_id, dataset{id, name, title, type, state, private}, organization{id, name,
        title}, fingerprint, ruleset_version, policy, stage, as_of, assessed_at, stale, decision,
        counts, findings}`; `findings` as `ogip_check` returns them. `stale` is true when the rules
        or the record have changed since; the next sweep judges anew.
    """
    tk.check_access("ogip_assessment_show", context, data_dict)
    package = model.Package.get(data_dict["id"])
    found = assessment_with_findings(package.id) if package else None
    if found is None:
        raise tk.ObjectNotFound(tk._("This record has not been assessed."))
    return show_assessment(found)


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_assessment_list)
def ogip_assessment_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List stored assessments, by organization and asset; wrong records do not hide behind pages.

    :param organization: id or name; without it, all organizations whose drafts the caller reads
    :param rule: assets with a finding of this rule, such as `OG-102`
    :param clause: assets with a finding under this clause, such as `6.2`
    :param severity: assets with a finding of this severity: `block`, `warn` or `info`
    :param outcome: assets with a finding of this outcome; without it, of any that somebody can act
        on: `fail`, `could_not_check`, `waived` or `not_yet_due`
    :param q: words of the titles or of the name
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :param facets: true adds `facets: {rule: {id: number}, severity: {code: number}, outcome: {code:
        number}}`, which count findings, not assets, and leave out rules that do not apply or could
        not check a record as a whole
    :returns: `{count, results, next_cursor}`, results as `ogip_assessment_show`; where a finding is
        asked for, `findings` holds only those that meet rule, clause, severity and outcome at once

    Sysadmins see all organizations.
    """
    tk.check_access("ogip_assessment_list", context, data_dict)
    wanted = _filter(context, data_dict)
    limit = data_dict["limit"]
    found = page_of_assessments(wanted, limit + 1, data_dict.get("cursor"))
    page = found[:limit]
    last = page[-1].stored if len(found) > limit else None
    answer: dict[str, Any] = {
        "count": count_assessments(wanted),
        "results": [show_assessment(each) for each in page],
        "next_cursor": make_cursor(last.organization_id, last.dataset_id) if last else None,
    }
    if data_dict.get("facets"):
        answer["facets"] = count_findings(wanted)
    return answer


def _filter(context: Context, data_dict: Mapping[str, Any]) -> AssessmentFilter:
    organization = data_dict.get("organization")
    return AssessmentFilter(
        organizations=[organization] if organization else readable_organizations(context),
        rules=_rules(data_dict),
        severity=data_dict.get("severity"),
        outcome=data_dict.get("outcome"),
        q=data_dict.get("q"),
    )


def _rules(data_dict: Mapping[str, Any]) -> list[str] | None:
    """Return the ids of the rules asked for by id and clause, None for any."""
    rule_id, clause = data_dict.get("rule"), data_dict.get("clause")
    if rule_id is None and clause is None:
        return None
    return [
        rule.id
        for rule in catalogue.registry()
        if rule_id in (None, rule.id) and (clause is None or clause in rule.clauses)
    ]
