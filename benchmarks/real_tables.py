"""The tables of docs/real-records.md, as lines of Markdown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from ckanext.ogip.core.findings import Assessment, Decision, Finding, Outcome
from ckanext.ogip.core.template import outline

from .page import table
from .real_verdicts import (
    PACKS,
    STEPS,
    Cause,
    Record,
    Verdicts,
    blocking,
    cause,
    causes,
    pack,
    verdicts,
)

_DECISIONS = {Decision.ALLOW: "allowed", Decision.REFUSE: "refused"}
Found = Mapping[Cause, Sequence[Finding]]


def record_table(judged: Sequence[Verdicts]) -> list[str]:
    """Return a row per record: the decision of each pack and its three counts."""
    rows = ([_plain(v.title), *(_verdict(v.by_pack[name]) for name in PACKS)] for v in judged)
    return table(["record", *PACKS], rows)


def _verdict(assessment: Assessment) -> str:
    blocks = blocking(assessment)
    improve = causes(assessment, Outcome.FAIL) - blocks
    unclear = causes(assessment, Outcome.COULD_NOT_CHECK) - blocks
    counts = " / ".join(str(len(found)) for found in (blocks, improve, unclear))
    return f"{_DECISIONS[assessment.decision]}: {counts}"


def failure_table(judged: Sequence[Verdicts]) -> list[str]:
    """Return a row per cause of failure, the most frequent first."""
    found = {name: _found(judged, name, Outcome.FAIL) for name in PACKS}
    examples = {key: said[0] for by_cause in found.values() for key, said in by_cause.items()}

    def frequency(key: Cause) -> tuple[list[int], Cause]:
        return [-len(found[name].get(key, ())) for name in PACKS], key

    rows = (
        [_link(key[0]), _says(examples[key])]
        + [_share(name, key[0], found[name].get(key, ()), len(judged)) for name in PACKS]
        for key in sorted(examples, key=frequency)
    )
    return table(["rule", "what it says", *PACKS], rows)


def _found(judged: Sequence[Verdicts], name: str, outcome: Outcome) -> Found:
    """Return by cause the first finding of each record that has it."""
    found: dict[Cause, list[Finding]] = defaultdict(list)
    for one in judged:
        said = (f for f in reversed(one.by_pack[name].findings) if f.outcome is outcome)
        for key, finding in {cause(finding): finding for finding in said}.items():
            found[key].append(finding)
    return found


def _share(pack_name: str, rule: str, said: Sequence[Finding], records: int) -> str:
    if not pack(pack_name).rules[rule].enabled:
        return "off"
    if not said:
        return "0"
    return f"{len(said)} ({100 * len(said) / records:.0f} %), {_effect(said[0])}"


def _effect(finding: Finding) -> str:
    if finding.refuses:
        return "refuses"
    # A rule that only reports says what it would refuse.
    return "would refuse" if finding.would_refuse else "warns"


def unclear_table(judged: Sequence[Verdicts]) -> list[str]:
    """Return a row per thing that nobody has looked at, with the rules that miss it."""
    rules: dict[str, set[str]] = defaultdict(set)
    records: Counter[str] = Counter()
    for one in judged:
        findings = one.by_pack["federal"].findings
        unseen = {cause(f): f for f in findings if f.outcome is Outcome.COULD_NOT_CHECK}
        for finding in unseen.values():
            rules[_says(finding)].add(finding.rule)
        records.update({_says(finding) for finding in unseen.values()})
    order = sorted(records, key=lambda text: (-records[text], text))
    rows = (
        [text, ", ".join(map(_link, sorted(rules[text]))), str(records[text])] for text in order
    )
    return table(["what it says", "rules", "records"], rows)


def step_table(records: Sequence[Record], as_of: date) -> list[str]:
    """Return a row per step: the records that each pack allows, and what still refuses others."""
    rows: list[list[str]] = []
    for name, step in STEPS.items():
        judged = verdicts([step(record, as_of) for record in records], as_of)
        rows.append([name, *(_allowed(judged, pack_name) for pack_name in PACKS), _left(judged)])
    return table(["records", *PACKS, "what refuses (federal)"], rows)


def _allowed(judged: Sequence[Verdicts], pack_name: str) -> str:
    allowed = sum(one.by_pack[pack_name].decision is Decision.ALLOW for one in judged)
    return f"{allowed} of {len(judged)}"


def _left(judged: Sequence[Verdicts]) -> str:
    counts: Counter[str] = Counter()
    for one in judged:
        counts.update({rule for rule, _ in blocking(one.by_pack["federal"])})
    order = sorted(counts, key=lambda rule: (-counts[rule], rule))
    return ", ".join(f"{_link(rule)} ({counts[rule]})" for rule in order) or "nothing"


def _says(finding: Finding) -> str:
    """Return the message without its values."""
    return _plain(outline(finding.message_template.source.en, finding.clause))


def _link(rule: str) -> str:
    return f"[{rule}](rules/en/{rule}.md)"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
