"""Reading what a policy changes for single organizations: each gets a whole policy of its own."""

from __future__ import annotations

from dataclasses import replace

from ..registry import Registry
from ..strict_yaml import Section, read_flag
from .codes import code_reader
from .lifetime import read_lifetime
from .own_record import read_own_record
from .pack import Policy
from .priority import read_priority
from .revisions import read_revisions
from .rules import Rules, read_named_rules
from .workflow_reading import read_workflow

_RULE_OF_LICENCES = "OG-102"
_LOCKED = "may be changed for no organization (see not_overridable)"


def read_organizations(root: Section, registry: Registry, whole: Policy) -> dict[str, Policy]:
    """Read `organizations`; `whole` is the policy of the organizations that are not named."""
    return {
        name: _read_organization(section, registry, whole)
        for name, section in root.sections("organizations")
    }


def _read_organization(section: Section, registry: Registry, whole: Policy) -> Policy:
    only_reports = section.optional("report_only", read_flag, False)
    rules = _watched(whole) if only_reports else whole.rules
    named = read_named_rules(section, registry, rules)
    licences = section.optional("licences", code_reader("licence"), tuple(whole.licences))
    for rule_id in sorted(whole.not_overridable & named.keys()):
        section.mistake(_LOCKED, "rules", rule_id)
    if "licences" in section.data and _RULE_OF_LICENCES in whole.not_overridable:
        section.mistake(f"belong to {_RULE_OF_LICENCES}, which {_LOCKED}", "licences")
    revisions = read_revisions(section, whole.revisions)
    priority = read_priority(section, whole.priority)
    lifetime = read_lifetime(section, whole.lifetime)
    inventory_record = read_own_record(section, whole.inventory_record)
    workflow = read_workflow(section, whole.workflow, {**rules, **named}, registry)
    section.close()
    return replace(
        whole,
        rules={**rules, **named},
        licences=frozenset(licences),
        revisions=revisions,
        priority=priority,
        lifetime=lifetime,
        inventory_record=inventory_record,
        workflow=workflow,
    )


def _watched(whole: Policy) -> Rules:
    """Return the rules as they are where nothing is refused yet; those nobody changes still are."""
    return {
        rule_id: entry if rule_id in whole.not_overridable else replace(entry, report_only=True)
        for rule_id, entry in whole.rules.items()
    }
