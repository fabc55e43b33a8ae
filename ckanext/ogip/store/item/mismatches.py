"""Where an inventory and the portal say different things; read-only."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...core.inventory.mismatches import GONE, KINDS
from ...core.inventory.states import IN_PUBLIC

Key = tuple[str, str]

_PUBLIC = "package.state = 'active' and not package.private"
_LINKED = f"""
    ogip_item as item join package on package.id = item.dataset_id
    where item.organization_id = :organization and {_PUBLIC}
"""
_STATED = "nullif(package.extras ->> 'portal_release_date', '')"
# One row a mismatch: kind, where it stands in the list, item, record, and what each of them says.
_MISMATCHES = f"""
    select 'no_item' as kind, package.name::text as place, null::text as item_id,
        package.id as dataset_id, null::text as inventory_value, null::text as portal_value
    from package where package.owner_org = :organization and {_PUBLIC}
    and package.type <> all(cast(:exempt as text[]))
    and not exists (
        select from ogip_item as item
        where item.dataset_id = package.id and item.organization_id = :organization
    )
    union all
    select 'not_public', item.ref_number, item.id, item.dataset_id,
        item.date_released::text, package.state
    from ogip_item as item left join package on package.id = item.dataset_id
    where item.organization_id = :organization and item.state <> all(cast(:gone as text[]))
    and (item.date_released is not null or item.state = any(cast(:in_public as text[])))
    and not coalesce({_PUBLIC}, false)
    union all
    select 'date_differs', item.ref_number, item.id, package.id,
        item.date_released::text, {_STATED}
    from {_LINKED} and (
        item.date_released is null or item.date_released > :today
        or {_STATED} <> item.date_released::text
    )
    union all
    select 'address_differs', item.ref_number, item.id, package.id,
        concat_ws(' ', item.portal_url_en, item.portal_url_fr), null
    from {_LINKED} and not exists (
        select from unnest(array[item.portal_url_en, item.portal_url_fr]) as url
        having bool_and(coalesce(
            position(package.id in url) > 0 or right(url, length(package.name) + 1)
            = '/' || package.name, false
        ))
    )
"""  # noqa: S608 - our own text
_NUMBERED = f"""
    select array_position(cast(:kinds as text[]), kind) as number, found.*
    from ({_MISMATCHES}) as found
    where cast(:kind as text) is null or kind = :kind
"""  # noqa: S608
_PAGE = sa.text(f"""
    select * from ({_NUMBERED}) as numbered
    where (number, place) > (:after_number, :after_place)
    order by number, place limit :limit
""")  # noqa: S608
_COUNTS = sa.text(f"select kind, count(*) as number from ({_MISMATCHES}) as found group by kind")  # noqa: S608


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that an inventory and the portal say differently; ids None where there is none."""

    kind: str
    place: str
    item_id: str | None
    dataset_id: str | None
    inventory_value: str | None
    portal_value: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """Whose inventory, as of which day; records of `exempt` types need no item."""

    organization_id: str
    today: datetime.date
    exempt: Collection[str] = ()
    kind: str | None = None


def page_of_mismatches(question: Question, limit: int, after: Key | None) -> Sequence[Mismatch]:
    """Return up to `limit` mismatches behind the kind and place `after`, by kind and place."""
    kind, place = after or (None, "")
    number = KINDS.index(kind) + 1 if kind in KINDS else 0
    values = {"after_number": number, "after_place": place, "limit": limit}
    rows = model.Session.execute(_PAGE, {**_values(question), **values}).mappings()
    return [Mismatch(**{name: row[name] for name in Mismatch.__slots__}) for row in rows]


def count_mismatches(question: Question) -> dict[str, int]:
    """Return the number of mismatches of each kind, whatever kind is asked for."""
    values = _values(question)
    del values["kinds"], values["kind"]
    found = {row.kind: row.number for row in model.Session.execute(_COUNTS, values)}
    return {kind: found.get(kind, 0) for kind in KINDS}


def _values(question: Question) -> dict[str, Any]:
    return {
        "organization": question.organization_id,
        "today": question.today,
        "exempt": list(question.exempt),
        "gone": list(GONE),
        "in_public": list(IN_PUBLIC),
        "kinds": list(KINDS),
        "kind": question.kind,
    }
