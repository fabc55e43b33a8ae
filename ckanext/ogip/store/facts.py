"""What our tables know about assets beyond their own fields, many assets at once; read-only.

The names and shapes are those that rules read as `subject.facts` (`core.facts`). A name that is not
gathered here is absent, and the rules that need it answer that they could not check.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from ckan import model

from ..core.inventory.item import show_values
from ..core.inventory.template import COLUMNS
from ..model.item import Item

Record = Mapping[str, Any]
Reference = tuple[str, str]

_COLUMNS = [getattr(Item, column.name) for column in COLUMNS]
_KEYS = (
    Item.id,
    Item.organization_id,
    Item.dataset_id,
    Item.asset_type,
    Item.state,
    Item.created,
)
# This portal cannot grant waivers yet: there are none, and that is known.
_NO_WAIVERS: Mapping[str, Any] = {"waivers": {}}
# What is known about a record that nobody has saved.
UNSAVED: Mapping[str, Any] = {**_NO_WAIVERS, "inventory_items": []}


def facts_of(records: Sequence[Record]) -> dict[str, dict[str, Any]]:
    """Return the facts about saved records by their id, with one query for all of them.

    Shapes: `inventory_items` is the list of inventory items tied to the asset; where another asset
    holds the record's reference number, `ref_number_holder` is `{dataset_id, title}`.
    """
    tied: dict[str, list[dict[str, Any]]] = defaultdict(list)
    holders: dict[Reference, dict[str, Any]] = {}
    for row in map(dict[str, Any], model.Session.execute(_items(records)).mappings()):
        if row["dataset_id"]:
            tied[row["dataset_id"]].append(_item(row))
            holders[row["organization_id"], row["ref_number"]] = _holder(row)
    return {record["id"]: _facts(record, tied, holders) for record in records}


def _items(records: Sequence[Record]) -> sa.Select[Any]:
    references = list(filter(None, map(_reference, records)))
    tied = Item.dataset_id.in_([record["id"] for record in records])
    held = sa.tuple_(Item.organization_id, Item.ref_number).in_(references)
    return sa.select(*_KEYS, *_COLUMNS).where(sa.or_(tied, held) if references else tied)


def _facts(
    record: Record,
    tied: Mapping[str, list[dict[str, Any]]],
    holders: Mapping[Reference, dict[str, Any]],
) -> dict[str, Any]:
    facts = {**_NO_WAIVERS, "inventory_items": tied.get(record["id"], [])}
    reference = _reference(record)
    holder = holders.get(reference) if reference else None
    if holder and holder["dataset_id"] != record["id"]:
        facts["ref_number_holder"] = holder
    return facts


def _reference(record: Record) -> Reference | None:
    organization, ref_number = record.get("owner_org"), record.get("ref_number")
    if isinstance(organization, str) and isinstance(ref_number, str) and ref_number.strip():
        return organization, ref_number.strip()
    return None


def _item(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "organization": row["organization_id"],
        "dataset_id": row["dataset_id"],
        "type": row["asset_type"],
        "state": row["state"],
        "ref_number": row["ref_number"],
        "created": row["created"].isoformat(),
        **show_values(row),
    }


def _holder(row: Mapping[str, Any]) -> dict[str, Any]:
    title = {"en": row["title_en"], "fr": row["title_fr"]}
    return {"dataset_id": row["dataset_id"], "title": title}
