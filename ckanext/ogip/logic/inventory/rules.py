"""What the rules say before an inventory becomes public: about each item, and on its approval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, cast

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ... import catalogue, config
from ...core.engine import assess
from ...core.findings import Assessment, Finding, Stage
from ...core.fingerprint import fingerprint
from ...core.signoffs.decisions import parse_requirements
from ...core.subject import Kind, Subject
from ...gate.judge import today
from ...gate.refusal import Refusal, for_programs
from ...model.inventory_edition import Edition
from ...model.item import Item
from ...store.facts import ITEM_COLUMNS, fact_of_item
from ...store.item.facts import facts_by_item
from ..background import no_progress
from ..role.acting import COORDINATOR
from .causes import Causes, Shown
from .items import listed_items

_APPROVAL, _CRITERION = "OG-405", "inventory"
_BATCH = 500
# Of a long list the first ones show what is missing; who corrects them submits again.
_NAMED = 20


def require_complete(
    organization_id: str, context: Context, progress: Callable[[int], None] = no_progress
) -> None:
    """Raise ValidationError where a rule stands against publishing items; names the first ones.

    `progress` is told the number of items that were judged.
    """
    if config.report_only():
        return
    causes, named = Causes(), list[tuple[Item, list[Finding]]]()
    for shown, findings in _refused(organization_id, context, progress):
        causes.add(shown, findings)
        if len(named) < _NAMED:
            named.append((shown[0], findings))
    if causes.items:
        raise _incomplete(causes, named)


def _incomplete(causes: Causes, named: list[tuple[Item, list[Finding]]]) -> tk.ValidationError:
    sentences = [f"{item.ref_number}: {_said(findings)}" for item, findings in named]
    if causes.items > len(named):
        sentences.append(tk._("There are more. Correct these first, then submit again."))
    programs = [
        {"ref_number": item.ref_number, **for_programs(finding)}
        for item, findings in named
        for finding in findings
    ]
    told: dict[str, Any] = {"items": sentences, "ogip": programs, "causes": causes.as_list()}
    return tk.ValidationError(told, error_summary={tk._("Items"): " ".join(sentences)})


def require_approval(edition: Edition) -> None:
    """Raise Refusal where the edition lacks an approval that the policy asks for."""
    assessment = _assess_edition(edition)
    if assessment.refusals and not config.report_only():
        raise Refusal(assessment, 0)


def approving_roles(organization_id: str) -> tuple[str, ...]:
    """Return the roles of which one must approve an inventory, at least one."""
    parameters = catalogue.policy_for(organization_id).rules[_APPROVAL].parameters
    asked = parse_requirements(cast("tuple[str, ...]", parameters["required"]))
    roles = tuple(role for each in asked if each.criterion == _CRITERION for role in each.roles)
    return roles or (COORDINATOR,)


def _assess_edition(edition: Edition) -> Assessment:
    subject = {"id": edition.organization_id, "rows": edition.fingerprint}
    policy = catalogue.policy_for(edition.organization_id)
    signed = fingerprint(subject, policy.immaterial_fields)
    facts = {"signoffs": _signoffs(edition, signed), "waivers": {}}
    return assess(
        Subject.from_dict(subject, facts, Kind.ORGANIZATION),
        registry=catalogue.registry(),
        policy=policy,
        stage=Stage.INVENTORY_PUBLISH,
        today=today(),
    )


def _signoffs(edition: Edition, signed: str) -> list[dict[str, Any]]:
    if edition.decided_at is None:
        return []
    on = edition.decided_at.astimezone(config.time_zone()).date()
    return [
        {
            "criterion": _CRITERION,
            "role": edition.decided_role,
            "person": edition.decided_by,
            "decision": edition.decision,
            # An edition does not change: what was decided on is what is there.
            "fingerprint": signed,
            "on": on.isoformat(),
            "comment": edition.comment,
        }
    ]


def _refused(
    organization_id: str, context: Context, progress: Callable[[int], None]
) -> Iterator[tuple[Shown, list[Finding]]]:
    policy = catalogue.policy_for(organization_id)
    judged = 0
    for batch in _batches(listed_items(organization_id, context)):
        facts = facts_by_item([item for item, _values in batch])
        for item, values in batch:
            row = {name: getattr(item, name) for name in ITEM_COLUMNS} | values
            assessment = assess(
                Subject.from_dict(fact_of_item(row), facts[item.id], Kind.INVENTORY_ITEM),
                registry=catalogue.registry(),
                policy=policy,
                stage=Stage.INVENTORY_PUBLISH,
                today=today(),
            )
            if assessment.refusals:
                yield (item, values), list(assessment.refusals)
        judged += len(batch)
        progress(judged)


def _batches(listed: Iterable[Shown]) -> Iterator[list[Shown]]:
    rows = iter(listed)
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _said(findings: list[Finding]) -> str:
    return " ".join(for_programs(finding)["message"] for finding in findings)
