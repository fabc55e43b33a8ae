"""What our tables know that answers statements on release priority, many items at once; read-only.

An item with an asset is described by the asset (`core.priority.facts` names and explains the
facts). What nobody has looked at is absent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from ckan import model

from ... import catalogue
from ...core.demand import Demand
from ...core.findings import Outcome, Stage
from ...core.inventory.values import SEPARATOR
from ...core.priority.facts import PriorityFacts, read_facts
from ...core.record import Record
from ..eligibility import duties_of
from ..signals import demand_of_items

# The columns of an item that facts are made of.
ITEM_COLUMNS = (
    *("id", "organization_id", "dataset_id", "mandatory_basis", "mandatory_event_date"),
    *("themes_of_interest", "nap_theme", "automation_level", "conversion_status", "complexity"),
    *("native_format", "user_votes"),
)
_SAME_NAME = ("mandatory_basis", "mandatory_event_date", "automation_level", "conversion_status",
              "complexity")  # fmt: skip
_LISTS = ("themes_of_interest", "nap_theme")
_ASSETS = sa.text("""
    select id, extras, array(
        select distinct format from resource
        where package_id = package.id and state = 'active' and format <> ''
    ) as formats
    from package where id = any(:ids)
""")
_ASSESSED = sa.text("""
    select dataset_id, organization_id, could_not_check, not_applicable, array(
        select array[rule, outcome] from ogip_finding as finding
        where finding.dataset_id = stored.dataset_id
    ) as findings
    from ogip_assessment as stored
    where dataset_id = any(:ids) and ruleset_version = :version
""")
Facts = dict[str, Any]


def facts_of_items(
    rows: Sequence[Mapping[str, Any]], as_of: date | None = None
) -> dict[str, PriorityFacts]:
    """Return the facts about items by their id; rows have `ITEM_COLUMNS`.

    Demand is that of the 24 months up to `as_of`, today by default.
    """
    linked = [row["dataset_id"] for row in rows if row["dataset_id"]]
    assets = _facts_of_assets(linked) if linked else {}
    ids = [row["id"] for row in rows]
    demand, duties = demand_of_items(ids, as_of), duties_of(ids)
    # What cannot be read any more, as a code that a list has lost, answers nothing.
    return {
        row["id"]: read_facts(
            _decided(row["id"], duties) | _of_item(row, demand) | assets.get(row["dataset_id"], {})
        )[0]
        for row in rows
    }


def _decided(item_id: str, duties: Mapping[str, str]) -> Facts:
    """Return the duty that the answers on eligibility name; what describes the thing goes first."""
    return {"mandatory_basis": duties[item_id]} if item_id in duties else {}


def _of_item(row: Mapping[str, Any], demand: Mapping[str, Demand]) -> Facts:
    facts: Facts = {name: row[name] for name in _SAME_NAME if row[name]}
    for name in _LISTS:
        if row[name]:
            facts[name] = row[name].split(SEPARATOR)
    if row["native_format"]:
        facts["formats"] = [row["native_format"]]
    counted = demand[row["id"]].facts if row["id"] in demand else {}
    asked = counted.pop("demand", {})
    if row["user_votes"] is not None:
        # The number of the template, unless somebody counted votes by their time.
        asked = {"votes": row["user_votes"], **asked}
    return facts | counted | ({"demand": asked} if asked else {})


def _facts_of_assets(ids: Sequence[str]) -> dict[str, Facts]:
    outcomes = _outcomes(ids)
    found = model.Session.connection().execute(_ASSETS, {"ids": list(ids)}).mappings()
    return {
        row["id"]: _of_asset(row) | outcomes.get(row["id"], {})
        for row in map(dict[str, Any], found)
    }


def _of_asset(row: Mapping[str, Any]) -> Facts:
    record = Record(row["extras"] or {})
    facts: Facts = {name: record.text(name) for name in (*_SAME_NAME, "frequency")}
    facts |= {name: list(record.codes(name)) or None for name in _LISTS}
    facts["formats"] = row["formats"] or None
    return {name: value for name, value in facts.items() if value}


def _outcomes(ids: Sequence[str]) -> dict[str, Facts]:
    """Return what today's rules said of assets when they were last judged."""
    asked = {"ids": list(ids), "version": catalogue.policy().ruleset_version}
    found = model.Session.connection().execute(_ASSESSED, asked).mappings()
    return {
        row["dataset_id"]: {"outcomes": _outcomes_in(row)} for row in map(dict[str, Any], found)
    }


def _outcomes_in(row: Mapping[str, Any]) -> dict[str, str]:
    outcomes = dict.fromkeys(_judged(row["organization_id"] or None), Outcome.PASS.value)
    for name in (Outcome.NOT_APPLICABLE, Outcome.COULD_NOT_CHECK):
        for rules in row[name.value].values():
            outcomes |= dict.fromkeys(rules, name.value)
    for rule, said in _by_rule(row["findings"]).items():
        # A rule may fail at one place and be waived at another.
        outcomes[rule] = Outcome.FAIL.value if Outcome.FAIL.value in said else said[0]
    return outcomes


def _by_rule(findings: Iterable[Sequence[str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for rule, outcome in findings:
        found[rule].append(outcome)
    return found


def _judged(organization_id: str | None) -> list[str]:
    """Return the rules that judge the assets of an organization when they are published."""
    policy = catalogue.policy_for(organization_id)
    return [
        rule.id
        for rule in catalogue.registry()
        if policy.rules[rule.id].enabled and Stage.PUBLISH in rule.stages
    ]
