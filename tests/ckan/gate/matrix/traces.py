"""What an attempt leaves behind: rows, files, jobs, the index, what the public finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckan.lib import redis
from ckan.lib.search.common import make_connection

# When somebody was last seen, and the log of what was tried, change with every attempt.
NOT_COMPARED = {"user", "api_token", "ogip_event"}


def traces() -> dict[str, Any]:
    """Return everything that the portal holds: tables by name, files, jobs, index."""
    return {**_rows(), "(files)": _files(), "(jobs)": _jobs(), "(index)": _documents()}


def differing(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return what is not as it was."""
    return {name: after.get(name) for name in before if before[name] != after.get(name)}


def public_records() -> list[str]:
    """Return the ids of the records that lie in the database as public."""
    model.Session.remove()
    return [
        package.id
        for package in model.Session.query(model.Package).filter_by(state="active", private=False)
    ]


def found_by_the_public(api: Any) -> set[str]:
    """Return the ids and names that somebody who is not logged in finds by CKAN's three lists."""
    public = api(None).action
    resources = public.resource_search(query=["url:http", "name:e"])["results"]
    found = {resource["package_id"] for resource in resources}
    found |= {dataset["id"] for dataset in public.package_search(rows=100)["results"]}
    return found | set(public.package_list())


def indexed_as_public() -> set[str]:
    """Return the ids of documents that the index would show to anybody."""
    return {document["id"] for document in _documents("permission_labels:public")}


def told_to_everybody() -> int:
    """Return how many activities of records anybody may read."""
    statement = "select count(*) from activity where 'public' = any(permission_labels)"
    return model.Session.scalar(sa.text(statement)) or 0


def logged() -> int:
    """Return how many events the log tells of."""
    return model.Session.scalar(sa.text("select count(*) from ogip_event")) or 0


def _rows() -> dict[str, Any]:
    model.Session.remove()
    connection = model.Session.connection()
    names = set(sa.inspect(connection).get_table_names()) - NOT_COMPARED
    found = {
        name: sorted(map(repr, connection.execute(sa.text(f'select * from "{name}"'))))  # noqa: S608
        for name in names
    }
    model.Session.remove()
    return found


def _files() -> dict[str, bytes]:
    folder = Path(config["ckan.storage_path"])
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _jobs() -> list[bytes]:
    return sorted(redis.connect_to_redis().keys("rq:*"))


def _documents(query: str = "*:*") -> list[dict[str, Any]]:
    found = make_connection().search(
        query, rows=100, fl="id,name,state,title,license_id,metadata_modified"
    )
    return sorted(found, key=lambda document: document["id"])
