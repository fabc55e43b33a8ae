"""Judging rows as the gate judges records, many at once: the same record, facts, rules, policy."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from .. import catalogue
from ..core.engine import assess
from ..core.findings import Decision, Stage
from ..core.lifetime.kept import keep
from ..core.policy.lifetime import terms_of
from ..core.subject import Subject
from ..store.assessment.verdicts import Verdict
from ..store.assets import AssetRow
from ..store.facts import facts_of
from .judge import is_exempt
from .record import from_columns
from .state import is_public


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one asset, and whether the public sees the asset."""

    verdict: Verdict
    public: bool

    @property
    def refused(self) -> bool:
        """Tell whether the gate would not let the record through today."""
        return self.verdict.assessment.decision is Decision.REFUSE


def judge_rows(
    rows: Sequence[AssetRow], today: datetime.date, now: datetime.datetime
) -> list[Judged]:
    """Return the verdicts, spoken at `now`, on assets that the gate does not leave alone."""
    records = [
        (row, from_columns(row.package, row.resources))
        for row in rows
        if not is_exempt(row.package["type"])
    ]
    facts = facts_of([record for _row, record in records])
    policy, registry = catalogue.policy(), catalogue.registry()
    judged: list[Judged] = []
    for row, record in records:
        subject = Subject.from_dict(record, facts[record["id"]])
        own_policy = policy.of(row.package["owner_org"], row.organization)
        assessment = assess(
            subject, registry=registry, policy=own_policy, stage=Stage.PUBLISH, today=today
        )
        verdict = Verdict(
            assessment,
            lifetime=keep(subject, today, terms_of(own_policy)),
            public=is_public(record),
            organization_id=row.package["owner_org"],
            modified=row.package["metadata_modified"],
            assessed_at=now,
        )
        judged.append(Judged(verdict, verdict.public))
    return judged
