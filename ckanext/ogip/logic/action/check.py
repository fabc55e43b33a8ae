"""What do the rules say about this asset?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...core.findings import Assessment, Stage
from ...gate import record as records
from ...gate.grounds import beyond_override
from ...gate.judge import judge, known_about
from ...gate.shape import require_readable
from ...gate.watching import as_shown, held_back
from ...store.facts import UNSAVED
from ..schema import check as schema

__all__ = ["ogip_check"]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_check)
def ogip_check(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Judge an asset, or a dict that is not saved, by every rule; writes nothing.

    :param id: id or name of the asset; either this or `dataset`
    :param dataset: the fields of an asset as `package_create` takes them
    :param stage: `draft`, `publish` (default), `inventory_publish`, `plan_publish` or `maintain`
    :param include_passed: also list the rules that are satisfied
    :param revision: true judges the asset as the revision that waits for a decision would leave it
    :param as_of: ISO date to judge on instead of today
    :returns: an assessment: decision, counts and findings with texts in English and French. On a
        portal that only reports, the decision is as if it enforced its rules; the findings are
        `report_only`, and `would_refuse` lists the rules that would refuse. `not_overridable` lists
        the refusing rules that no sysadmin may override

    Open to members of the asset's organization, and for an unsaved dict to anybody logged in.
    """
    tk.check_access("ogip_check", context, data_dict)
    record, facts = _subject(context, data_dict)
    assessment = judge(record, facts, Stage(data_dict["stage"]), data_dict.get("as_of"))
    shown = replace(assessment, findings=as_shown(assessment.findings))
    return {
        **shown.as_dict(include_passed=data_dict["include_passed"]),
        "decision": assessment.decision.value,
        "would_refuse": held_back(assessment),
        "not_overridable": _not_overridable(assessment, record),
    }


def _not_overridable(assessment: Assessment, record: Mapping[str, Any]) -> list[str]:
    owner = record.get("owner_org")
    locked = beyond_override(assessment, owner if isinstance(owner, str) else None)
    return sorted({finding.rule for finding in locked})


def _subject(
    context: Context, data_dict: dict[str, Any]
) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Return record and facts; whoever types a record learns nothing about the id it claims."""
    if "dataset" in data_dict:
        require_readable(data_dict["dataset"])
        return records.from_payload(data_dict["dataset"], {}), UNSAVED
    record = records.from_payload(_stored(context, data_dict), {})
    return record, known_about(record)


def _stored(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    named = {"id": data_dict["id"]}
    if data_dict["revision"]:
        return tk.get_action("ogip_revision_show")(tk.fresh_context(context), named)["record"]
    return tk.get_action("package_show")(tk.fresh_context(context), named)
