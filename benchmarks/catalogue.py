"""A generated catalogue of any size: copies of one saved record, every tenth with gaps."""

from __future__ import annotations

import sqlalchemy as sa
from ckan import model

_TITLE = '{"en": "Harbours"}'
_COLUMNS = [c.name for c in model.package_table.c if c.name not in ("id", "name", "extras")]
_RESOURCE_COLUMNS = [c.name for c in model.resource_table.c if c.name not in ("id", "package_id")]


def generate(template_id: str, size: int) -> None:
    """Fill the database up to `size` assets with public ones like the saved one, and commit.

    Every one has texts of its own; every tenth no licence and no French title, so that there are
    findings to write.
    """
    there = model.Session.scalar(sa.text("select count(*) from package where state = 'active'"))
    values = {"template": template_id, "first": there, "last": size - 1, "title": _TITLE}
    for statement in (_PACKAGES, _RESOURCES, "analyze package", "analyze resource"):
        model.Session.execute(sa.text(statement), values)
    model.Session.commit()


def _column(name: str) -> str:
    return "case number % 10 when 0 then null else license_id end" if name == "license_id" else name


_PACKAGES = f"""
    insert into package (id, name, extras, {", ".join(_COLUMNS)})
    select gen_random_uuid()::text, 'generated-' || number,
        extras || jsonb_build_object(
            'ref_number', 'GEN-' || number,
            'notes_translated', replace(extras->>'notes_translated', '"}}', ' ' || number || '"}}'),
            'title_translated', case number % 10 when 0 then :title
                else replace(extras->>'title_translated', '"}}', ' ' || number || '"}}') end
        ),
        {", ".join(_column(name) for name in _COLUMNS)}
    from package cross join generate_series(cast(:first as integer), cast(:last as integer)) number
    where id = :template
"""  # noqa: S608 - names of columns
_RESOURCES = f"""
    insert into resource (id, package_id, {", ".join(_RESOURCE_COLUMNS)})
    select gen_random_uuid()::text, package.id,
        {", ".join(f"resource.{name}" for name in _RESOURCE_COLUMNS)}
    from package cross join resource
    where resource.package_id = :template and package.name like 'generated-%'
    and not exists (select from resource as made where made.package_id = package.id)
"""  # noqa: S608
