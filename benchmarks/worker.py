"""One portal in a process of its own, since CKAN loads its plugins once per process.

`python -m benchmarks.worker NAME`. Each line on standard input is the address of an operation; the
answer is one line of JSON: {"seconds": ...}, {"figures": {...}} or {"error": ...}. {"ready": true}
comes first.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from typing import Any, TextIO

from ckan.cli import load_config
from ckan.config.middleware import make_app
from flask import Flask

from .desk import Desk, SlotTakenError
from .entries import find
from .portals import PORTALS, ROOT


def main(name: str) -> None:
    """Load the portal, then run what is asked for until the input ends."""
    answers = _own_output()
    portal = next(portal for portal in PORTALS if portal.name == name)
    settings: dict[str, Any] = dict(load_config(str(ROOT / "test.ini")))
    app = make_app(settings | dict(portal.settings))
    # CKAN wraps the application; requests are made with the one inside.
    flask_app: Flask = app._wsgi_app  # pyright: ignore[reportAttributeAccessIssue]
    desk = Desk(name)
    try:
        with flask_app.test_request_context():
            desk.open()
    except SlotTakenError as error:
        _answer(answers, {"error": str(error)})
        return
    # What loading left behind is not collected again and again while something is timed.
    gc.collect()
    gc.freeze()
    _answer(answers, {"ready": True})
    for line in sys.stdin:
        _answer(answers, _run(flask_app, desk, line.strip()))


def _run(app: Flask, desk: Desk, address: str) -> dict[str, Any]:
    try:
        with app.test_request_context():
            desk.enter()
            timed = find(address)(desk)
            if isinstance(timed, dict):
                return {"figures": timed}
            desk.enter()
            gc.collect()
            start = time.perf_counter()
            timed()
            return {"seconds": time.perf_counter() - start}
    except Exception:  # noqa: BLE001 - whatever went wrong is the answer
        return {"error": traceback.format_exc()}


def _own_output() -> TextIO:
    """Keep standard output for answers; whatever CKAN prints goes where its log goes."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _answer(answers: TextIO, answer: dict[str, Any]) -> None:
    print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
