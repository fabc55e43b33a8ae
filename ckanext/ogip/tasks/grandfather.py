"""First installation: what is public already stays public, and is recorded as such.

A page is one transaction, so that a run that was cut short goes on where it stopped. Running twice
changes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from ckan import model

from ..gate.bulk import Judged, judge_rows
from ..gate.grounds import void_bases
from ..gate.judge import today
from ..store import events, grandfathering
from ..store.assessment import verdicts
from ..store.assets import Stretch, rows_of, stretches

GRANDFATHERED = "publication_grandfathered"
PAGE = 500


def grandfather(*, dry_run: bool, user_id: str | None, page_size: int = PAGE) -> Iterator[Judged]:
    """Approve every public asset that has no approval; yield each once it is recorded."""
    for stretch in stretches(None, page_size):
        adopted = _without_approval(stretch)
        if adopted and not dry_run:
            adopted = _adopt(adopted, user_id)
            model.Session.commit()
        else:
            model.Session.rollback()
        yield from adopted


def _without_approval(stretch: Stretch) -> list[Judged]:
    now = datetime.datetime.now(datetime.UTC)
    public = [each for each in judge_rows(rows_of(stretch), today(), now) if each.public]
    approved = grandfathering.approved_among([_id_of(each) for each in public], void_bases())
    return [each for each in public if _id_of(each) not in approved]


def _adopt(found: list[Judged], user_id: str | None) -> list[Judged]:
    assessments = [each.verdict.assessment for each in found]
    now = found[0].verdict.assessed_at
    taken = grandfathering.grandfather(assessments, void_bases(), user_id, now)
    # Somebody may have published one of them meanwhile: that approval stands.
    adopted = [each for each in found if _id_of(each) in taken]
    verdicts.save_page([each.verdict for each in adopted])
    events.record_many([_event(each, user_id) for each in adopted])
    return adopted


def _event(judged: Judged, user_id: str | None) -> dict[str, Any]:
    assessment = judged.verdict.assessment
    return {
        "kind": GRANDFATHERED,
        "object_type": events.ASSET,
        "object_id": _id_of(judged),
        "organization_id": judged.verdict.organization_id,
        "user_id": user_id,
        "details": {
            "fingerprint": assessment.fingerprint,
            "ruleset_version": assessment.ruleset_version,
            "policy": assessment.policy,
            "rules": sorted({finding.rule for finding in assessment.refusals}),
        },
    }


def _id_of(judged: Judged) -> str:
    return judged.verdict.assessment.dataset_id or ""
