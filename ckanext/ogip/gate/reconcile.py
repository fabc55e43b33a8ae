"""What is public without a valid approval: written past CKAN's Python code, or restored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .. import catalogue, config
from ..store import approvals
from ..store.approvals import Suspect, Suspicion
from ..store.assets import rows_with_ids
from ..store.sessions import as_others_see
from .approval import fingerprint_of
from .grounds import ended_bases
from .record import from_columns


class Problem(StrEnum):
    """Why nothing valid stands behind a public asset."""

    NO_APPROVAL = "no_approval"
    CHANGED = "content_changed"
    ENDED = "approval_ended"


@dataclass(frozen=True, slots=True)
class Unapproved:
    """A public asset and what is wrong with its approval."""

    asset: Suspect
    problem: Problem


def unapproved_assets(*, thorough: bool = False) -> Iterator[Unapproved]:
    """Yield every public asset without a valid approval, in the order of ids; writes nothing.

    Content is compared with what was approved where the record or a file of it has a date of change
    after the approval. SQL moves no dates: `thorough` compares every asset.
    """
    suspicion = _suspicion(thorough=thorough)
    after = ""
    while True:
        with as_others_see(unchanging=True):
            suspects = approvals.page_of_suspects(suspicion, after)
            found = _without_valid_approval(suspects, suspicion)
        yield from found
        if len(suspects) < approvals.PAGE_SIZE:
            return
        after = suspects[-1].id


def problem_of(dataset_id: str) -> Unapproved | None:
    """Return what is wrong with one asset now, None where it is approved or not public."""
    suspicion = _suspicion(thorough=True)
    suspects = approvals.page_of_suspects(suspicion, "", only=dataset_id)
    return next(iter(_without_valid_approval(suspects, suspicion)), None)


def _suspicion(*, thorough: bool) -> Suspicion:
    exempt = config.exempt_types() | catalogue.policy().exempt_types
    return Suspicion(exempt_types=exempt, ended=ended_bases(), all_approved=thorough)


def _without_valid_approval(suspects: Sequence[Suspect], suspicion: Suspicion) -> list[Unapproved]:
    records = _records([suspect.id for suspect in suspects if suspect.fingerprint])
    found: list[Unapproved] = []
    for suspect in suspects:
        problem = _problem(suspect, records, suspicion)
        if problem:
            found.append(Unapproved(suspect, problem))
    return found


def _problem(
    suspect: Suspect, records: Mapping[str, dict[str, Any]], suspicion: Suspicion
) -> Problem | None:
    if suspect.fingerprint is None:
        return Problem.NO_APPROVAL
    if suspect.basis in suspicion.ended:
        return Problem.ENDED
    changed = fingerprint_of(records[suspect.id]) != suspect.fingerprint
    return Problem.CHANGED if changed else None


def _records(dataset_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    rows = rows_with_ids(dataset_ids)
    return {row.package["id"]: from_columns(row.package, row.resources) for row in rows}
