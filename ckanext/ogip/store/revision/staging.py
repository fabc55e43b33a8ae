"""Files of revisions until they are approved: a private folder under CKAN's storage path.

Not a storage of `ckan.lib.files`: such a storage is served under `/file/`, needs settings of its
own, and cannot replace a file at a commit. A location is new with each upload, so that a
transaction that fails leaves the file before it in place.
"""

from __future__ import annotations

import hashlib
import shutil
import uuid
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

import ckan.plugins.toolkit as tk
from ckan.lib.uploader import get_max_resource_size

_MEGABYTE = 1 << 20


class TooLargeError(ValueError):
    """The file is larger than this portal takes."""


class NoStorageError(ValueError):
    """This portal stores no files."""


def store(dataset_id: str, resource_id: str, stream: IO[bytes]) -> tuple[str, int]:
    """Keep a file, and return its location and its size in bytes.

    Raises TooLargeError, NoStorageError, and OSError where the disk refuses.
    """
    folder = _folder(dataset_id)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    location = f"{_name(resource_id)}.{uuid.uuid4().hex}"
    try:
        size = _copy(stream, folder / location)
    except (OSError, TooLargeError):
        (folder / location).unlink(missing_ok=True)
        raise
    return location, size


def path_of(dataset_id: str, location: str) -> Path:
    """Return where a file lies; it may be gone."""
    return _folder(dataset_id) / Path(location).name


def remove(dataset_id: str, locations: Iterable[str]) -> None:
    """Remove files that no revision needs any more, after the commit that says so."""
    for location in locations:
        path = path_of(dataset_id, location)
        with suppress(OSError):  # what is left over is private, and hurts nobody
            path.unlink(missing_ok=True)
            path.parent.rmdir()  # refused as long as there are others


def remove_all(dataset_id: str) -> None:
    """Remove every file of an asset that has no open revision."""
    with suppress(NoStorageError):
        shutil.rmtree(_folder(dataset_id), ignore_errors=True)


def _copy(stream: IO[bytes], path: Path) -> int:
    limit = get_max_resource_size() * _MEGABYTE
    size = 0
    stream.seek(0)
    with path.open("xb") as target:
        while chunk := stream.read(_MEGABYTE):
            size += len(chunk)
            if size > limit:
                raise TooLargeError
            target.write(chunk)
    stream.seek(0)
    return size


def _folder(dataset_id: str) -> Path:
    root = tk.config["ckan.storage_path"]
    if not root:
        raise NoStorageError
    return Path(root, "ogip", "revisions", _name(dataset_id))


def _name(id_: str) -> str:
    """Return a file name for an id, which may be any text."""
    return hashlib.sha256(id_.encode()).hexdigest()[:32]
