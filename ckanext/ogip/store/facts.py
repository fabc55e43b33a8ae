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
from .eligibility import SELECTED_FACT, fact_in_row
from .signals import SELECTED_SIGNALS, demand_in_row

Record = Mapping[str, Any]
Reference = tuple[str, str]
Row = dict[str, Any]

# The columns of an item that facts are made of.
ITEM_COLUMNS = (
    *("id", "organization_id", "dataset_id", "state", "state_since", "created"),
    *(column.name for column in COLUMNS),
)
_NAMES = ", ".join(f"item.{name}" for name in ITEM_COLUMNS)
# As text: building and compiling it took longer than the database does, three times a publication.
# The ids come first, by themselves: planning a union of all columns took longer than finding them.
_ITEMS = sa.text(f"""
    select {_NAMES}, {SELECTED_FACT}, priority.scored_on, {SELECTED_SIGNALS}
    from ogip_item as item
    left join ogip_eligibility as decision on decision.item_id = item.id and decision.in_force
    left join ogip_priority as priority on priority.item_id = item.id
    where item.id = any(array(
        select id from ogip_item where dataset_id = any(cast(:ids as text[]))
        union all
        select id from ogip_item join unnest(
            cast(:organizations as text[]), cast(:ref_numbers as text[])
        ) as asked (organization_id, ref_number) using (organization_id, ref_number)
    ))
""")  # noqa: S608 - names of columns
# This portal cannot grant waivers yet: there are none, and that is known.
_NO_WAIVERS: Mapping[str, Any] = {"waivers": {}}
# What is known about a record that nobody has saved.
UNSAVED: Mapping[str, Any] = {
    **_NO_WAIVERS,
    "inventory_items": [],
    "eligibility": None,
    "priority": None,
}


def facts_of(records: Sequence[Record]) -> dict[str, dict[str, Any]]:
    """Return the facts about saved records by their id, with one query for all of them.

    Shapes: `inventory_items` is the list of inventory items tied to the asset; where another asset
    holds the record's reference number, `ref_number_holder` is `{dataset_id, title}`. `eligibility`
    (see `checks.eligibility`) and `priority`, `{scored_on}`, are those of the item that is tied to
    the asset, or waits for it under its reference number; null where there is none. `demand` and
    `consultations` are there where somebody counted (see `core.demand`).
    """
    tied: dict[str, list[Row]] = defaultdict(list)
    numbered: dict[Reference, Row] = {}
    found = model.Session.connection().execute(_ITEMS, _asked(records)).mappings()
    for row in map(dict[str, Any], found):
        if row["dataset_id"]:
            tied[row["dataset_id"]].append(row)
        numbered[row["organization_id"], row["ref_number"]] = row
    return {record["id"]: _facts(record, tied[record["id"]], numbered) for record in records}


def _asked(records: Sequence[Record]) -> dict[str, Any]:
    references = list(filter(None, map(_reference, records)))
    return {
        "ids": [record["id"] for record in records],
        "organizations": [organization for organization, _ in references],
        "ref_numbers": [ref_number for _, ref_number in references],
    }


def _facts(record: Record, tied: Sequence[Row], numbered: Mapping[Reference, Row]) -> Row:
    facts = {**_NO_WAIVERS, "inventory_items": [fact_of_item(row) for row in tied]}
    reference = _reference(record)
    holder = numbered.get(reference) if reference else None
    if holder and holder["dataset_id"] not in (record["id"], None):
        facts["ref_number_holder"] = _holder(holder)
        holder = None
    return facts | _decided(tied[0] if tied else holder)


def _decided(row: Row | None) -> Row:
    """Return what was decided about the item of an asset."""
    if row is None:
        return {"eligibility": None, "priority": None}
    scored = row["scored_on"]
    return {
        "eligibility": fact_in_row(row, row["state"]),
        "priority": {"scored_on": scored.isoformat()} if scored else None,
        **demand_in_row(row),
    }


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
        "state_since": row["state_since"].isoformat() if row["state_since"] else None,
        **show_values(row),
    }


def _holder(row: Mapping[str, Any]) -> dict[str, Any]:
    title = {"en": row["title_en"], "fr": row["title_fr"]}
    return {"dataset_id": row["dataset_id"], "title": title}
