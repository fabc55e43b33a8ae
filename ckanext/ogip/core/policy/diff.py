"""What changes from one policy to another, in words.

Texts lie in `diff.yaml`, `workflow_diff.yaml` and `lifetime_diff.yaml`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from ..findings import Stage
from ..registry import Registry
from ..rule import Parameter, Rule
from ..rule_file import read_template
from ..settings import ParameterValue
from ..strict_yaml import Document
from ..template import Template
from ..text import Text
from .lifetime_diff import lifetime_changes
from .pack import OwnRecord, Policy, RulePolicy
from .priority_diff import priority_changes
from .revisions import Revisions
from .words import SIGNOFFS, STAGES, code_label, listed, value_in_words, vocabulary_name
from .workflow_diff import workflow_changes

_TEXTS = tuple(
    Path(__file__).with_name(name)
    for name in ("diff.yaml", "workflow_diff.yaml", "lifetime_diff.yaml")
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changes; `key` names its text, `rule` the rule it is about, if any."""

    key: str
    params: Mapping[str, Any]
    rule: str | None = None

    @property
    def text(self) -> Text:
        """Say what changes, in a sentence."""
        return _texts()[self.key].fill(self.params)


def differences(before: Policy, after: Policy, registry: Registry) -> tuple[Difference, ...]:
    """Return what changes for organizations without a policy of their own: lists, then rules."""
    found = [
        *_lists(before, after),
        *_grandfathering(before, after),
        *_revisions(before.revisions, after.revisions),
        *_own_record(before.inventory_record, after.inventory_record),
        *_vocabularies(before.vocabularies, after.vocabularies),
        *(Difference(*change) for change in priority_changes(before.priority, after.priority)),
        *(Difference(*change) for change in workflow_changes(before.workflow, after.workflow)),
        *(Difference(*change) for change in lifetime_changes(before.lifetime, after.lifetime)),
    ]
    for rule in registry:
        found += _rule(rule, before.rules[rule.id], after.rules[rule.id])
    return tuple(found)


def organization_differences(
    before: Policy, after: Policy, registry: Registry
) -> dict[str, tuple[Difference, ...]]:
    """Return, by organization, all that changes for it, where that is not what changes for all."""
    general = differences(before, after, registry)
    names = sorted(before.organizations.keys() | after.organizations.keys())
    found = {name: differences(before.of(name), after.of(name), registry) for name in names}
    return {name: changes for name, changes in found.items() if changes != general}


def _lists(before: Policy, after: Policy) -> Iterator[Difference]:
    yield from _codes("licences", before.licences, after.licences, "licence")
    yield from _codes("types", before.exempt_types, after.exempt_types)
    yield from _codes("fields", before.immaterial_fields, after.immaterial_fields, "field")
    yield from _codes("locked", before.not_overridable, after.not_overridable)


def _grandfathering(before: Policy, after: Policy) -> Iterator[Difference]:
    old, new = before.grandfathered_until, after.grandfathered_until
    if new and old != new:
        yield Difference("grandfathered_until", {"after": new.isoformat()})
    elif old and not new:
        yield Difference("grandfathered_for_good", {})


def _revisions(before: Revisions, after: Revisions) -> Iterator[Difference]:
    if before.material_changes is not after.material_changes:
        yield Difference(f"changes_{after.material_changes}", {})
    if before.data_refresh != after.data_refresh:
        yield Difference("data_refresh" if after.data_refresh else "data_refresh_waits", {})
    if before.by_another != after.by_another:
        yield Difference("revision_by_another" if after.by_another else "revision_by_anybody", {})


def _own_record(before: OwnRecord, after: OwnRecord) -> Iterator[Difference]:
    for field, vocabulary in (("license_id", "licence"), ("jurisdiction", "jurisdiction")):
        code = getattr(after, field)
        if code != getattr(before, field):
            key = f"own_{vocabulary}" if code else f"own_{vocabulary}_none"
            yield Difference(key, {"codes": listed([code], vocabulary)} if code else {})


def _codes(
    what: str,
    before: Collection[str],
    after: Collection[str],
    vocabulary: str = "",
    names: Mapping[str, Any] = MappingProxyType({}),
) -> Iterator[Difference]:
    changes = {"added": set(after) - set(before), "removed": set(before) - set(after)}
    for change, codes in changes.items():
        if codes:
            values = {**names, "codes": listed(codes, vocabulary)}
            yield Difference(f"{what}_{change}", values, names.get("rule"))


def _vocabularies(
    before: Mapping[str, frozenset[str]], after: Mapping[str, frozenset[str]]
) -> Iterator[Difference]:
    for name in sorted(before.keys() | after.keys()):
        params = {"vocabulary": vocabulary_name(name).as_dict()}
        if name not in after:
            yield Difference("vocabulary_whole", params)
        elif name not in before:
            yield Difference("vocabulary_narrowed", {"codes": listed(after[name], name), **params})
        else:
            yield from _codes("vocabulary", before[name], after[name], name, params)


def _rule(rule: Rule, before: RulePolicy, after: RulePolicy) -> Iterator[Difference]:
    """Yield what changes about a rule; of a rule that is off afterwards nothing else matters."""
    names = {"rule": rule.id, "title": rule.title.as_dict()}
    if before.enabled != after.enabled:
        yield Difference("on" if after.enabled else "off", names, rule.id)
    if after.enabled:
        for key, params in (*_weight(before, after), *_start(before, after)):
            yield Difference(key, {**names, **params}, rule.id)
        yield from _parameters(rule, before, after)


def _weight(before: RulePolicy, after: RulePolicy) -> Iterator[tuple[str, dict[str, Any]]]:
    if before.severity is not after.severity:
        yield f"severity_{before.severity}_{after.severity}", {}
    for stage in Stage:
        given = after.severity_at.get(stage)
        if given is not before.severity_at.get(stage):
            yield f"stage_{given or 'as_elsewhere'}", {"stage": STAGES[stage].as_dict()}
    if before.report_only != after.report_only:
        yield "only_reports" if after.report_only else "counts_again", {}


def _start(before: RulePolicy, after: RulePolicy) -> Iterator[tuple[str, dict[str, Any]]]:
    old, new = before.effective_from, after.effective_from
    if old == new:
        return
    key = "starts_moved" if old and new else "starts" if new else "starts_at_once"
    days = {"before": old, "after": new}
    yield key, {name: day.isoformat() for name, day in days.items() if day}


def _parameters(rule: Rule, before: RulePolicy, after: RulePolicy) -> Iterator[Difference]:
    for name, parameter in rule.parameters.items():
        old, new = before.parameters[name], after.parameters[name]
        if old != new:
            yield from _parameter(rule.id, parameter, old, new)


def _parameter(
    rule: str, parameter: Parameter, old: ParameterValue, new: ParameterValue
) -> Iterator[Difference]:
    names = {"rule": rule, "purpose": parameter.purpose.as_dict()}
    if isinstance(old, tuple) and isinstance(new, tuple):
        vocabulary = SIGNOFFS if parameter.type == SIGNOFFS else parameter.vocabulary
        yield from _codes("codes", old, new, vocabulary, names)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _values(names, parameter, cast("Any", old), cast("Any", new))
    else:
        yield Difference("number", {**names, "before": old, "after": new}, rule)


def _values(
    names: Mapping[str, Any], parameter: Parameter, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Difference]:
    for code in sorted(old.keys() | new.keys()):
        if code in old and code in new and old[code] == new[code]:
            continue
        given = {"before": old, "after": new}
        words = {
            moment: value_in_words(values[code]).as_dict()
            for moment, values in given.items()
            if code in values
        }
        key = "value_added" if code not in old else "value" if code in new else "value_removed"
        label = code_label(code, parameter.vocabulary).as_dict()
        yield Difference(key, {**names, **words, "code": label}, names["rule"])


@cache
def _texts() -> Mapping[str, Template]:
    texts = [cast("Mapping[str, object]", Document.load(path).data) for path in _TEXTS]
    return {key: read_template(text) for part in texts for key, text in part.items()}
