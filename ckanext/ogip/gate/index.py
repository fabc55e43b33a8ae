"""The search index never shows more than the database allows.

CKAN writes the index before it commits. Whoever is cut off in between leaves a document in the
index about a state that the database never had. Such a document is left out of every answer, and
a background job writes it anew.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import logic, model
from ckan.lib import jobs, search
from redis.exceptions import RedisError
from rq import Retry

from .. import config
from .state import is_public

log = logging.getLogger(__name__)

RETRIES = Retry(max=6, interval=[30, 60, 300, 900, 3600, 14400])  # seconds


def leave_out_unpublished(found: dict[str, Any]) -> None:
    """Drop what the index calls public and the database does not, and have it indexed anew.

    `found`: the answer of `package_search`. Answers to a search with `fl` name no state and are
    left as they are.
    """
    claimed = {
        result["id"]
        for result in found.get("results", [])
        if isinstance(result, Mapping) and "state" in result and is_public(result)
    }
    ahead = claimed - _public(claimed)
    if not ahead:
        return
    found["results"] = [result for result in found["results"] if result.get("id") not in ahead]
    found["count"] = max(found.get("count", 0) - len(ahead), len(found["results"]))
    for dataset_id in sorted(ahead):
        put_right_later(dataset_id)


def put_right_later(dataset_id: str) -> None:
    """Queue a job that indexes a dataset as the database has it, again while it fails."""
    try:
        if not _is_queued(dataset_id):
            jobs.enqueue(
                put_right,
                [dataset_id],
                title=f"ogip index {dataset_id}",
                queue=config.queue(),
                rq_kwargs={"job_id": _job_id(dataset_id), "retry": RETRIES},
            )
    except RedisError:
        log.exception("Dataset %s could not be queued for the search index", dataset_id)


def put_right(dataset_id: str) -> None:
    """Index a dataset as the database has it; waits for a write of it that is under way."""
    package = model.Package.get(dataset_id, for_update=True)
    if package is None:
        search.clear(dataset_id)
    else:
        logic.index_update_package({"ignore_auth": True}, package.id)
    model.Session.rollback()  # nothing was written: this lets go of the row


def _public(dataset_ids: set[str]) -> set[str]:
    if not dataset_ids:
        return set()
    package = model.Package
    query = sa.select(package.id).where(
        package.id.in_(dataset_ids),
        package.state == model.State.ACTIVE,
        sa.not_(sa.func.coalesce(package.private, sa.false())),
    )
    return set(model.Session.scalars(query))


def _job_id(dataset_id: str) -> str:
    return f"ogip-index-{dataset_id}"


def _is_queued(dataset_id: str) -> bool:
    with suppress(KeyError):
        job = tk.job_from_id(_job_id(dataset_id))
        return bool(job.is_queued or job.is_started or job.is_scheduled)
    return False
