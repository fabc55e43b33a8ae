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

Record = Mapping[str, Any]
Reference = tuple[str, str]

# The columns of an item that facts are made of.
ITEM_COLUMNS = (
    *("id", "organization_id", "dataset_id", "asset_type", "state", "created"),
    *(column.name for column in COLUMNS),
)
_NAMES = ", ".join(f"item.{name}" for name in ITEM_COLUMNS)
# As text: building and compiling it took longer than the database does, three times a publication.
_ITEMS = sa.text(f"""
    select {_NAMES} from ogip_item as item where dataset_id = any(cast(:ids as text[]))
    union
    select {_NAMES} from ogip_item as item join unnest(
        cast(:organizations as text[]), cast(:ref_numbers as text[])
    ) as asked (organization_id, ref_number) using (organization_id, ref_number)
    where dataset_id is not null
""")  # noqa: S608 - names of columns
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
    found = model.Session.connection().execute(_ITEMS, _asked(records)).mappings()
    for row in map(dict[str, Any], found):
        tied[row["dataset_id"]].append(fact_of_item(row))
        holders[row["organization_id"], row["ref_number"]] = _holder(row)
    return {record["id"]: _facts(record, tied, holders) for record in records}


def _asked(records: Sequence[Record]) -> dict[str, Any]:
    references = list(filter(None, map(_reference, records)))
    return {
        "ids": [record["id"] for record in records],
        "organizations": [organization for organization, _ in references],
        "ref_numbers": [ref_number for _, ref_number in references],
    }


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


def fact_of_item(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry of `inventory_items`, from the columns `ITEM_COLUMNS` of an item."""
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
