"""The start-up check that files of records are served only to those who may see the record."""

from __future__ import annotations

from pathlib import Path

import ckan.plugins.toolkit as tk
from ckan.exceptions import CkanConfigurationException
from ckan.lib import files
from ckan.lib.files.default.fs import PublicFsStorage

RESOURCES = "ckan.files.default_storages.resource"


def require_private_storage() -> None:
    """Stop start-up when CKAN would hand the files of drafts to anybody who knows an id.

    Files lie at a path made of the resource's id, and `/file/public-download/<storage>/<path>` of a
    public storage asks nobody who they are. That concerns the storage of resources itself, and each
    public one whose folder contains theirs. Raises CkanConfigurationException.
    """
    name: str = tk.config[RESOURCES]
    for public in files.storages:
        storage = files.get_storage(public)
        if not isinstance(storage, files.Storage) or not _is_open(storage):
            continue
        if public == name or _holds_files_of(name, storage):
            raise CkanConfigurationException(
                f"{files.STORAGE_PREFIX}{public} is public and holds the files of records "
                f"({RESOURCES} = {name}): anybody could download those of drafts and private "
                "records. Make it private, or give the files of records a storage and a folder of "
                "their own."
            )


def _is_open(storage: files.Storage) -> bool:
    """Tell whether CKAN serves the storage to anybody, or expects the web server to."""
    return storage.settings.public or isinstance(storage, PublicFsStorage)


def _holds_files_of(name: str, public: files.Storage) -> bool:
    """Tell whether the folder of a public storage contains that of the resources."""
    own = files.storages.get(name)
    if isinstance(own, files.Storage) and _place(own) != _place(public):
        return False
    # Without a storage CKAN keeps the files of resources in a folder under its storage path.
    folder = own.settings.path if own else Path(tk.config["ckan.storage_path"], "resources")
    return bool(public.settings.path) and Path(folder).is_relative_to(public.settings.path)


def _place(storage: files.Storage) -> str:
    """Return where a storage keeps its files: all adapters for the file system share one."""
    kind = storage.settings.type
    return "ckan:fs" if kind.startswith("ckan:fs") else kind
