"""Scoring everything that may be released anew, page by page; each page is a transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ckan import model

from ... import catalogue
from ...core.policy.pack import Policy
from ...core.priority.history import Cause
from ...gate.judge import today
from ...store import events
from ...store.priority.facts import facts_of_items
from ...store.priority.priorities import Scoring, blank_scores, save_scorings
from ...store.priority.rescoring import PAGE_SIZE, page_of_scored, scored_among
from .scoring import priority_now, scoring

RESCORED = "priority_rescored"
SCORED, UNCHANGED, BLANKED = OUTCOMES = ("scored", "unchanged", "blanked")
Tally = Counter[str]


def rescore(organization_id: str | None, as_of: date, by: str | None) -> dict[str, int]:
    """Score the items of an organization, or of all, as of a day; return how many, by `OUTCOMES`.

    What comes to the same as before is not written, but for the score that is due. One that is cut
    short has done whole pages; the next run goes on with what is left to change.
    """
    tallies: dict[str, Tally] = defaultdict(Counter)
    policies: dict[str, Policy] = {}
    after = ""
    while rows := page_of_scored(organization_id, after):
        for owner in {row["organization_id"] for row in rows} - policies.keys():
            policies[owner] = catalogue.policy_for(owner)
        _rescore_page(rows, policies, as_of, by, tallies)
        after = rows[-1]["id"]
        # Before the log: nobody waits for the lock on these items any longer than for their page.
        model.Session.commit()
    _log(tallies, as_of, by)
    model.Session.commit()
    return {name: sum(tally[name] for tally in tallies.values()) for name in OUTCOMES}


def follow_signals(item_ids: Sequence[str], organization_id: str, by: str | None) -> None:
    """Score items of an organization anew whose demand changed; in the caller's transaction."""
    policies = {organization_id: catalogue.policy_for(organization_id)}
    for first in range(0, len(item_ids), PAGE_SIZE):
        rows = scored_among(item_ids[first : first + PAGE_SIZE])
        _rescore_page(rows, policies, today(), by, defaultdict(Counter))


def _rescore_page(
    rows: Sequence[Mapping[str, Any]],
    policies: Mapping[str, Policy],
    as_of: date,
    by: str | None,
    tallies: Mapping[str, Tally],
) -> None:
    facts = facts_of_items([row for row in rows if row["eligible_for_release"]], as_of)
    changed: list[Scoring] = []
    blanked: list[str] = []
    for row in rows:
        tally, policy = tallies[row["organization_id"]], policies[row["organization_id"]]
        if not row["eligible_for_release"]:
            blanked.append(row["id"])
            tally[BLANKED] += 1
            continue
        priority = priority_now(row, facts[row["id"]], policy, as_of)
        now = scoring(row["id"], priority, Cause.FACTS, by, policy)
        cause = _cause(row, now, policy, as_of)
        if cause:
            changed.append(_because(now, cause))
        tally[SCORED if cause else UNCHANGED] += 1
    save_scorings(changed)
    blank_scores(blanked)


def _because(now: Scoring, cause: Cause) -> Scoring:
    if now.entry.cause is cause:
        return now
    return replace(now, entry=replace(now.entry, cause=cause))


def _cause(row: Mapping[str, Any], now: Scoring, policy: Policy, as_of: date) -> Cause | None:
    """Return why a score is written down, None where it is the same and still holds."""
    if row["rescore_due"] is None:
        return Cause.FACTS
    if now.fingerprint != row["fingerprint"]:
        return Cause.FACTS if row["policy"] == policy.ruleset_version else Cause.POLICY
    return Cause.YEARLY if row["rescore_due"] <= as_of else None


def _log(tallies: Mapping[str, Tally], as_of: date, by: str | None) -> None:
    events.record_many(
        [
            {
                "kind": RESCORED,
                "object_type": events.INVENTORY,
                "object_id": owner,
                "organization_id": owner,
                "user_id": by,
                "details": {"as_of": as_of.isoformat(), **{name: tally[name] for name in OUTCOMES}},
            }
            for owner, tally in tallies.items()
        ]
    )
