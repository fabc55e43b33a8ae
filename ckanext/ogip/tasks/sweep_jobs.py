"""One sweep by several workers: jobs on a queue of our own, never on the one of edits."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from ckan.lib import jobs as ckan_jobs
from rq import Worker
from rq.job import Job

from .. import config
from ..store.assessment.sweeps import Tally
from .sweep import state, work

PAUSE = 0.5  # seconds between two looks at the progress
PATIENCE = 60.0  # seconds without progress after which whoever waits takes part
LONGEST_JOB = 24 * 60 * 60  # seconds; CKAN's three minutes are meant for a single file


def listening() -> int:
    """Return how many workers listen to the queue."""
    return Worker.count(queue=ckan_jobs.get_queue(config.queue()))


def hand_out(sweep_id: str, workers: int) -> list[Job]:
    """Queue a job for each worker; all of them take pages of the same sweep."""
    return [
        ckan_jobs.enqueue(
            work,
            kwargs={"sweep_id": sweep_id},
            title=f"ogip sweep {number}/{workers}",
            queue=config.queue(),
            rq_kwargs={"timeout": LONGEST_JOB},
        )
        for number in range(1, workers + 1)
    ]


def wait(sweep_id: str, jobs: Sequence[Job], progress: Callable[[Tally], Any]) -> None:
    """Wait until the sweep is complete, and take part when the workers do not get on with it.

    A worker that was killed, or that has other work to do, holds nothing up.
    """
    moved, pages = time.monotonic(), 0
    while not (tally := state(sweep_id)).is_complete:
        progress(tally)
        if tally.pages_done > pages:
            moved, pages = time.monotonic(), tally.pages_done
        if all(_has_ended(job) for job in jobs) or time.monotonic() - moved > PATIENCE:
            work(sweep_id, progress)
        time.sleep(PAUSE)


def _has_ended(job: Job) -> bool:
    return job.get_status(refresh=True) in (None, "finished", "failed", "stopped", "canceled")
