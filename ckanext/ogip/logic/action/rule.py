"""What is checked, and why: open to everybody."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ... import catalogue
from ...core.rule_view import RuleFilter, described, matching
from ..paging import make_cursor
from ..schema import rule as schema

__all__ = ["ogip_rule_list", "ogip_rule_show"]

_PLACE = ("limit", "cursor")


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_rule_list)
def ogip_rule_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List the rules of this portal, by id, as its policy applies them.

    :param q: words of the title, or an id
    :param clause: a clause of the authority, such as `6.2`
    :param topic: what the rule is about, such as `languages`
    :param type: what it judges: a type of assets, or `inventory_item`, `plan`, ...
    :param role: a role that can fix what the rule finds, such as `STEW`
    :param stage: a stage at which it judges, such as `publish`
    :param severity: `block`, `warn` or `info`, as the policy says
    :param automation: what it reads: `metadata`, `file` or `attestation`
    :param enabled: true for rules that count here, false for those the policy has switched off
    :param limit: 1 to 1000, 100 by default
    :param cursor: the `next_cursor` of the page before
    :returns: `{count, results, next_cursor}`, results as `ogip_rule_show`
    """
    tk.check_access("ogip_rule_list", context, data_dict)
    policy = catalogue.policy()
    wanted = RuleFilter(**{name: v for name, v in data_dict.items() if name not in _PLACE})
    found = matching(catalogue.registry(), policy, wanted)
    (behind,) = data_dict.get("cursor") or ("",)
    rest = [rule for rule in found if rule.id > behind]
    page = rest[: data_dict["limit"]]
    return {
        "count": len(found),
        "results": [described(rule, policy) for rule in page],
        "next_cursor": make_cursor(page[-1].id) if len(rest) > len(page) else None,
    }


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_rule_show)
def ogip_rule_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show a rule of this portal as its policy applies it.

    :param id: id of the rule, such as `OG-102`
    :returns: `{id, clause, topic, severity, severity_at, stage, stages, automation, applies_to,
        since, title, why, message, remediation, references, who_can_fix, waiver_roles, enabled,
        report_only, effective_from, parameters}`; texts in English and French, `message` and
        `remediation` by message key, each parameter with `default` and `value`
    :raises ObjectNotFound: no rule has this id
    """
    tk.check_access("ogip_rule_show", context, data_dict)
    rule = catalogue.registry().get(data_dict["id"])
    if rule is None:
        raise tk.ObjectNotFound(tk._("There is no rule “%(id)s”.") % {"id": data_dict["id"]})
    return described(rule, catalogue.policy())
