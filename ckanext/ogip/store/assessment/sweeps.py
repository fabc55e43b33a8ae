"""Sweeps in the database: begin or go on, take a page, put it down; never commits."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from ckan import model

from ...model.sweep import Sweep, SweepPage
from ..assets import Stretch, stretches

PAGE_SIZE = 500


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a sweep is; `public_refused` counts public records that the gate would refuse."""

    pages: int
    pages_done: int
    judged: int
    refused: int
    public_refused: int

    @property
    def is_complete(self) -> bool:
        """Tell whether every page is judged."""
        return self.pages == self.pages_done


def begin(
    organization_id: str | None, ruleset_version: str, as_of: datetime.date, size: int = PAGE_SIZE
) -> Sweep:
    """Return the sweep to work on: one that was cut short and asks the same, or else a new one."""
    wanted = {
        "organization_id": organization_id,
        "ruleset_version": ruleset_version,
        "as_of": as_of,
    }
    unfinished = sa.select(Sweep).filter_by(**wanted, finished=None).order_by(Sweep.started.desc())
    sweep = model.Session.scalar(unfinished.limit(1))
    return sweep or _new(Sweep(**wanted), size)


def sweep_of(sweep_id: str) -> Sweep | None:
    """Return a sweep as it is stored now."""
    return model.Session.get(Sweep, sweep_id, populate_existing=True)


def take_page(sweep: Sweep) -> SweepPage | None:
    """Lock a page that nobody works on; None when all are done or in work."""
    query = (
        sa.select(SweepPage)
        .filter_by(sweep_id=sweep.id, done=None)
        .order_by(SweepPage.number)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return model.Session.scalar(query)


def put_down(page: SweepPage, *, judged: int, refused: int, public_refused: int) -> None:
    """Note that a page is judged."""
    page.judged, page.refused, page.public_refused = judged, refused, public_refused
    page.done = datetime.datetime.now(datetime.UTC)
    model.Session.flush()


def tally(sweep: Sweep) -> Tally:
    """Return how far a sweep is."""
    columns = (SweepPage.judged, SweepPage.refused, SweepPage.public_refused)
    sums = (sa.func.coalesce(sa.func.sum(column), 0) for column in columns)
    query = sa.select(sa.func.count(), sa.func.count(SweepPage.done), *sums)
    counted = model.Session.execute(query.where(SweepPage.sweep_id == sweep.id)).one()
    return Tally(*counted)


def finish(sweep: Sweep) -> None:
    """Close a sweep; of earlier ones nothing is left."""
    sweep.finished = datetime.datetime.now(datetime.UTC)
    model.Session.flush()
    earlier = sa.select(Sweep.id).where(
        Sweep.started < sweep.started,
        Sweep.organization_id.is_not_distinct_from(sweep.organization_id),
    )
    model.Session.execute(sa.delete(SweepPage).where(SweepPage.sweep_id.in_(earlier)))
    model.Session.execute(sa.delete(Sweep).where(Sweep.id.in_(earlier)))


def drop_verdicts(
    stretch: Stretch, judged: Sequence[str | None], before: datetime.datetime
) -> None:
    """Drop what is stored about assets of a stretch that are no longer judged.

    A verdict spoken after `before` stays: its record came while the stretch was in work.
    """
    model.Session.connection().execute(
        _DROP,
        {
            "after": stretch.after,
            "upto": stretch.upto,
            "organization": stretch.organization_id,
            "judged": list(judged),
            "before": before,
        },
    )


_DROP = sa.text("""
    with gone as (
        delete from ogip_assessment
        where dataset_id > :after and (cast(:upto as text) is null or dataset_id <= :upto)
        and (cast(:organization as text) is null or organization_id = :organization)
        and dataset_id <> all(:judged) and assessed_at < :before
        returning dataset_id
    ), undated as (
        delete from ogip_lifetime using gone where ogip_lifetime.dataset_id = gone.dataset_id
    )
    delete from ogip_finding using gone where ogip_finding.dataset_id = gone.dataset_id
""")


def _new(sweep: Sweep, size: int) -> Sweep:
    model.Session.add(sweep)
    model.Session.flush()
    model.Session.add_all(
        SweepPage(sweep_id=sweep.id, number=number, after=stretch.after, upto=stretch.upto)
        for number, stretch in enumerate(stretches(sweep.organization_id, size), start=1)
    )
    model.Session.flush()
    return sweep
