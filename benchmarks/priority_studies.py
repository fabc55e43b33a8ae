"""`ckan ogip priority rescore`, measured. Imported in workers alone.

`ITEMS` sets the size of the inventory, 100,000 items by default. To two thirds of the statements
each item has an answer; the inventory's columns answer others.
"""

from __future__ import annotations

import json
import os
import resource
import time
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from ckan import model

from ckanext.ogip.core.policy.priority import default_priority
from ckanext.ogip.gate.judge import today
from ckanext.ogip.logic.priority.rescoring import rescore

if TYPE_CHECKING:
    from .desk import Desk

SIZE = int(os.environ.get("ITEMS", "100000"))
_CLEAR = "delete from ogip_item"
_ITEMS = """
    insert into ogip_item (id, organization_id, ref_number, state, title_en, title_fr,
        eligible_for_release, automation_level, complexity, user_votes, themes_of_interest)
    select 'item-' || to_char(number, 'FM000000'), :organization, 'REF-' || number, 'assessed',
        'Register of permits ' || number, 'Registre des permis ' || number, true,
        (array['manual', 'partial', 'full'])[1 + number % 3],
        (array['low', 'medium', 'high'])[1 + number % 3], number % 100,
        case when number % 4 = 0 then 'health' end
    from generate_series(1, :size) as number
"""
# Whose answers differ: one statement more is no with every item, round and round.
_ANSWERS = """
    insert into ogip_priority (item_id, answers)
    select 'item-' || to_char(number, 'FM000000'), jsonb_set(
        cast(:answers as jsonb), array[(cast(:statements as text[]))[1 + number % :count], 'value'],
        'false'
    )
    from generate_series(1, :size) as number
"""


def rescored(desk: Desk) -> dict[str, Any]:
    """Score an inventory for the first time, then again when nothing has changed."""
    _fill(desk)
    first, tally = _rescore(desk)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    second, unchanged = _rescore(desk)
    if (tally["scored"], unchanged["unchanged"]) != (SIZE, SIZE):
        raise RuntimeError(f"not every item was scored once: {tally}, {unchanged}")
    baseline = f"{SIZE} items; again, nothing changed: {second:.1f} s; memory {memory:.0f} MB"
    return {"value": round(first, 3), "unit": "s", "baseline": baseline, "ratio": None, "runs": 1}


def _rescore(desk: Desk) -> tuple[float, dict[str, int]]:
    start = time.perf_counter()
    tally = rescore(desk.organization_id, today(), None)
    return time.perf_counter() - start, tally


def _fill(desk: Desk) -> None:
    counted = default_priority().statements
    statements = [name for number, name in enumerate(counted) if number % 3]
    said = {"value": True, "evidence": "", "by": "editor", "on": "2026-01-15", "toolkit": "1"}
    answers = json.dumps(dict.fromkeys(statements, said))
    size = {"size": SIZE}
    connection = model.Session.connection()
    connection.execute(sa.text(_CLEAR))
    connection.execute(sa.text(_ITEMS), {**size, "organization": desk.organization_id})
    given = {"answers": answers, "statements": statements, "count": len(statements)}
    connection.execute(sa.text(_ANSWERS), {**size, **given})
    connection.execute(sa.text("analyze ogip_item"))
    connection.execute(sa.text("analyze ogip_priority"))
    model.Session.commit()
