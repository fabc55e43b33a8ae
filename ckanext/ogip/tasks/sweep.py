"""Judging a whole catalogue: any number of workers take its pages one after the other.

A page is one transaction: read, judged, written, noted as done. A worker that is killed leaves its
page to others, and one that starts twice finds less to do.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from ckan import model

from .. import catalogue
from ..gate.bulk import judge_rows
from ..model.sweep import Sweep, SweepPage
from ..store.assessment import sweeps, verdicts
from ..store.assessment.sweeps import Tally
from ..store.assets import Stretch, rows_of


class NoSuchSweepError(LookupError):
    """The sweep was finished and cleared away, or never begun."""


def begin(
    organization_id: str | None, today: datetime.date, page_size: int = sweeps.PAGE_SIZE
) -> str:
    """Return the id of the sweep to work on, which goes on where one was cut short."""
    sweep = sweeps.begin(organization_id, catalogue.policy().ruleset_version, today, page_size)
    model.Session.commit()
    return sweep.id


def work(sweep_id: str, progress: Callable[[Tally], None] | None = None) -> None:
    """Judge pages until none is left to take; nothing happens when the sweep is long over."""
    while sweep := sweeps.sweep_of(sweep_id):
        page = sweeps.take_page(sweep)
        if page is None:
            break
        _judge_page(sweep, page)
        model.Session.commit()
        if progress:
            progress(sweeps.tally(sweep))
    if sweep and sweep.finished is None and sweeps.tally(sweep).is_complete:
        sweeps.finish(sweep)
    model.Session.commit()


def state(sweep_id: str) -> Tally:
    """Return how far a sweep is, as others have committed it."""
    model.Session.rollback()
    sweep = sweeps.sweep_of(sweep_id)
    if sweep is None:
        raise NoSuchSweepError(sweep_id)
    return sweeps.tally(sweep)


def _judge_page(sweep: Sweep, page: SweepPage) -> None:
    begun = datetime.datetime.now(datetime.UTC)
    stretch = Stretch(page.after, page.upto, sweep.organization_id)
    judged = judge_rows(rows_of(stretch), sweep.as_of, begun)
    verdicts.save_page([each.verdict for each in judged])
    kept = [each.verdict.assessment.dataset_id for each in judged]
    sweeps.drop_verdicts(stretch, kept, begun)
    refused = [each for each in judged if each.refused]
    public_refused = sum(each.public for each in refused)
    sweeps.put_down(page, judged=len(judged), refused=len(refused), public_refused=public_refused)
