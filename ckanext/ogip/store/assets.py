"""The catalogue in bulk: the rows of many assets, in two queries for a page of them; read-only."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

# What no rule reads is left where it is.
PACKAGE_COLUMNS = tuple(c.name for c in model.package_table.c if c.name != "plugin_data")
RESOURCE_COLUMNS = tuple(c.name for c in model.resource_table.c)
Row = dict[str, Any]

_OWNER = "owner_name"
_SELECTION = f"""
    select {", ".join(f"package.{name}" for name in PACKAGE_COLUMNS)}, owner.name
    from package left join "group" as owner on owner.id = package.owner_org
"""  # noqa: S608 - names of columns
_PACKAGES = f"""
    {_SELECTION}
    where package.id > %(after)s and (%(upto)s::text is null or package.id <= %(upto)s)
    and (%(organization_id)s::text is null or package.owner_org = %(organization_id)s)
    and package.state is distinct from 'deleted'
    order by package.id
"""
_PACKAGES_WITH_IDS = f"{_SELECTION} where package.id = any(%(ids)s)"
_RESOURCES = f"""
    select {", ".join(RESOURCE_COLUMNS)} from resource
    where package_id = any(%(ids)s) and state is distinct from 'deleted' order by position
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the catalogue: ids behind `after` up to `upto` (None: to the end), one owner or all.

    In the order of the package ids, as the database sorts them.
    """

    after: str
    upto: str | None
    organization_id: str | None


@dataclass(frozen=True, slots=True)
class AssetRow:
    """The columns of a package that is not deleted, and of its resources, in their order.

    `organization` is the name of the owner.
    """

    package: Row
    resources: Sequence[Row]
    organization: str | None


def rows_of(stretch: Stretch) -> list[AssetRow]:
    """Return the assets of a stretch."""
    return _with_resources(_PACKAGES, asdict(stretch))


def rows_with_ids(ids: Sequence[str]) -> list[AssetRow]:
    """Return the assets with these ids, in any order."""
    return _with_resources(_PACKAGES_WITH_IDS, {"ids": list(ids)}) if ids else []


def _with_resources(query: str, parameters: dict[str, Any]) -> list[AssetRow]:
    packages = list(_rows(query, (*PACKAGE_COLUMNS, _OWNER), parameters))
    ids = [package["id"] for package in packages]
    resources = _resources_of(ids)
    return [AssetRow(p, resources.get(p["id"], ()), p.pop(_OWNER)) for p in packages]


def stretches(organization_id: str | None, size: int) -> list[Stretch]:
    """Return the catalogue cut into stretches of `size` assets, the last one open to new ones."""
    query = sa.text(
        "select id from (select id, row_number() over (order by id) as number from package"
        " where state is distinct from 'deleted'"
        " and (cast(:organization as text) is null or owner_org = :organization)) as numbered"
        " where number % :size = 0 order by id"
    )
    parameters = {"organization": organization_id, "size": size}
    cuts = list(model.Session.connection().execute(query, parameters).scalars())
    return [
        Stretch(after, upto, organization_id)
        for after, upto in zip(["", *cuts], [*cuts, None], strict=True)
    ]


def _resources_of(ids: Sequence[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for resource in _rows(_RESOURCES, RESOURCE_COLUMNS, {"ids": ids}):
        resource["extras"] = _read(resource["extras"])
        found[resource["package_id"]].append(resource)
    return found


def _read(extras: str | None) -> Any:
    """Read what CKAN keeps of a resource as text; what it could not read itself counts as none."""
    try:
        fields = json.loads(extras) if extras else None
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def _rows(query: str, columns: Sequence[str], parameters: dict[str, Any]) -> Iterator[Row]:
    # Past SQLAlchemy, whose row objects and types would take longer than the database does.
    cursor = model.Session.connection().connection.cursor()
    cursor.execute(query, parameters)
    for values in cursor.fetchall():
        yield dict(zip(columns, values, strict=True))
    cursor.close()
