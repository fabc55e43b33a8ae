"""The processes that hold the portals, and a measurement that goes from one to the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from .entries import Entry, Study
from .portals import ROOT, Portal, environment

LOGS = ROOT / "var" / "log"
WARM_UP = 3


class WorkerError(RuntimeError):
    """A portal could not be loaded, or an operation failed in it."""


class Worker:
    """A running portal."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self._log = LOGS / f"bench-{portal.name}.log"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "benchmarks.worker", portal.name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
                env=os.environ | environment(portal),
            )

    def wait(self) -> None:
        """Wait until the portal is loaded; raise WorkerError when it is not."""
        self._answer()

    def seconds(self, entry: Entry) -> float:
        """Run an operation once and return how long it took; raise WorkerError."""
        return self._ask(entry.address)["seconds"]

    def figures(self, study: Study) -> dict[str, Any]:
        """Run a study and return its figures; raise WorkerError."""
        return self._ask(study.address)["figures"]

    def end(self) -> None:
        """Close the input, which ends the process."""
        self._process.communicate()

    def _ask(self, address: str) -> dict[str, Any]:
        assert self._process.stdin
        self._process.stdin.write(address + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"error": f"it ended; see {self._log}"}
        if "error" in answer:
            raise WorkerError(f"the portal '{self.portal.name}': {answer['error']}")
        return answer


@contextmanager
def started(portals: Sequence[Portal]) -> Iterator[list[Worker]]:
    """Hold a worker for each portal; they load at the same time. Raises WorkerError."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        workers = [Worker(portal) for portal in portals]
        for worker in workers:
            stack.callback(worker.end)
        for worker in workers:
            worker.wait()
        yield workers


def alternate(entry: Entry, workers: Sequence[Worker], runs: int) -> dict[str, list[float]]:
    """Return the seconds of each run by portal.

    The portals take turns, each round beginning with another one, so that whatever else the
    machine does meets all of them alike.
    """
    seconds: dict[str, list[float]] = {worker.portal.name: [] for worker in workers}
    for turn in range(-WARM_UP, runs):
        first = turn % len(workers)
        for worker in [*workers[first:], *workers[:first]]:
            taken = worker.seconds(entry)
            if turn >= 0:
                seconds[worker.portal.name].append(taken)
    return seconds
