"""The catalogue of the sweep's benchmarks, and sweeps of it. Imported in workers alone."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from ckan import model

from ckanext.ogip.gate.judge import today
from ckanext.ogip.tasks import sweep as sweeps
from ckanext.ogip.tasks import sweep_jobs

from .catalogue import generate
from .portals import ROOT

if TYPE_CHECKING:
    from .desk import Desk

_STREAM = """
    select row_to_json(package), (
        select json_agg(resource) from resource where resource.package_id = package.id
    ) from package
"""


def package_of(dataset_id: str) -> model.Package:
    """Return a saved record."""
    return model.Session.get_one(model.Package, dataset_id)


def fill(desk: Desk, size: int) -> None:
    """Bring the catalogue to `size` public records."""
    template = desk.draft()
    desk.publish(template["id"])
    generate(template["id"], size)


def sweep(size: int) -> None:
    """Judge everything in this process."""
    sweep_id = sweeps.begin(None, today())
    sweeps.work(sweep_id)
    judged = sweeps.state(sweep_id).judged
    # A few more lie there from other entries; a catalogue of another size measures something else.
    assert size <= judged <= size * 1.1, f"{judged} judged of {size}"


def sweep_in_background(workers: int) -> float:
    """Judge everything by CKAN's background workers; return the seconds from the first job on."""
    command = [Path(sys.executable).with_name("ckan"), "-c", "test.ini", "jobs", "worker", "ogip"]
    with ExitStack() as stack:
        for _ in range(workers):
            process = subprocess.Popen(  # noqa: S603 - our own command
                command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            stack.callback(process.wait)
            stack.callback(process.terminate)
        while sweep_jobs.listening() < workers:
            time.sleep(0.1)
        sweep_id = sweeps.begin(None, today())
        start = time.perf_counter()
        jobs = sweep_jobs.hand_out(sweep_id, workers)
        sweep_jobs.wait(sweep_id, jobs, lambda tally: None)
        return time.perf_counter() - start


def some_ids(number: int) -> list[str]:
    """Return ids of records all over the catalogue."""
    query = sa.text("select id from package where state = 'active' order by md5(id) limit :number")
    return list(model.Session.scalars(query, {"number": number}))


def stream() -> None:
    """Read every package with its resources as JSON through a cursor of the server."""
    with model.meta.engine.connect() as connection:
        rows = connection.execution_options(yield_per=2000).execute(sa.text(_STREAM))
        for _row in rows:
            pass
