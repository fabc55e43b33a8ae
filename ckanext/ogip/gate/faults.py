"""A service that fails during a write: everything is undone, and the caller is told what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib import search
from ckan.lib.search import SearchIndexError
from sqlalchemy.exc import OperationalError

from .index import put_right_later

_OF_STORAGE = frozenset(
    [
        errno.EACCES,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EIO,
        errno.ENOSPC,
        errno.ENOTDIR,
        errno.EPERM,
        errno.EROFS,
    ]
)


class WriteFailedError(tk.ValidationError):
    """A service that a write needs failed, and the write was undone; the words are for people."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__({field: [message]}, error_summary={tk._("Not saved"): message})
        self.said = message


@contextmanager
def undone_on_failure(dataset_id: str | None) -> Iterator[None]:
    """Roll back what fails for another reason than the caller's; the index follows by a job.

    Raises WriteFailedError when the index, the file storage or the database fails; other failures
    pass on as they are.
    `dataset_id`: None for a record that does not exist before the write.
    """
    try:
        yield
    except (tk.ValidationError, tk.NotAuthorized, tk.ObjectNotFound):
        raise
    except Exception as error:
        model.Session.rollback()
        if dataset_id:
            put_right_later(dataset_id)
        explained = _explained(error)
        if explained is None:
            raise
        raise explained from error


def require_index_before_files(payload: Mapping[str, Any]) -> None:
    """Raise WriteFailedError when a stored file would be replaced and the index does not answer.

    CKAN writes files before it turns to the index: a failure there would come too late for them.
    """
    resources = payload.get("resources") or []
    touches_files = any(each.get("upload") or each.get("clear_upload") for each in resources)
    if touches_files and not search.is_available():
        model.Session.rollback()
        raise _index_is_silent()


def _explained(error: Exception) -> WriteFailedError | None:
    if isinstance(error, SearchIndexError):
        return _index_is_silent()
    if isinstance(error, OSError) and error.errno in _OF_STORAGE:
        return WriteFailedError(
            "upload",
            tk._(
                "The file could not be stored, so the record was not changed. "
                "Try again later; if it goes on, tell the people who run this portal."
            ),
        )
    if isinstance(error, OperationalError):
        return WriteFailedError(
            "message",
            tk._(
                "The database did not confirm the change. Look at the record before you try again; "
                "if it goes on, tell the people who run this portal."
            ),
        )
    return None


def _index_is_silent() -> WriteFailedError:
    return WriteFailedError(
        "message",
        tk._(
            "The search index does not answer, so the record was not changed. "
            "Try again in a few minutes; if it goes on, tell the people who run this portal."
        ),
    )
