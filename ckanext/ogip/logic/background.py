"""Work that is left to CKAN's background worker."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import ckan.plugins.toolkit as tk
import click
from ckan.lib import jobs
from redis.exceptions import RedisError

from .. import config

log = logging.getLogger(__name__)

LONGEST_JOB = 4 * 60 * 60  # seconds; CKAN's three minutes are meant for a single file


def no_progress(done: int) -> None:
    """Tell nobody how far a piece of work is."""


def enqueue(work: Callable[..., None], arguments: list[Any], title: str) -> None:
    """Hand work to the worker. Raises ValidationError, with nothing queued, without Redis."""
    timeout = {"timeout": LONGEST_JOB}
    try:
        jobs.enqueue(work, arguments, title=title, queue=config.queue(), rq_kwargs=timeout)
    except RedisError as error:
        log.exception("%s could not be queued", title)
        message = tk._(
            "The portal cannot start background work at the moment. Nothing was changed."
        )
        raise tk.ValidationError({"background": [message]}) from error


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Let gettext answer in a language: CKAN translates inside a request only.

    A worker runs inside the command `ckan jobs worker`, which has the application.
    """
    command = click.get_current_context(silent=True)
    app = command.meta.get("flask_app") if command else None
    with app.test_request_context(environ_overrides={"CKAN_LANG": lang}) if app else nullcontext():
        yield
