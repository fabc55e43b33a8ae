"""The list of an inventory, measured. Imported in workers alone.

`ITEMS_SIZE` sets how many items the inventory has, 100,000 by default.
"""

from __future__ import annotations

import os
import time
from statistics import quantiles
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from ckan import model

if TYPE_CHECKING:
    from .desk import Desk

SIZE = int(os.environ.get("ITEMS_SIZE", "100000"))
ROUNDS = 20
# From words of a few items to words of half of them, in both languages, two at once, by number.
QUESTIONS = (
    {"q": "harbour"},
    {"q": "dépenses", "lang": "fr"},
    {"q": "inspection north", "state": "under_review"},
    {"q": "survey", "access_level": "open", "type": "dataset"},
    {"q": "annual"},
    {"q": "T-0123"},
)
# Words, of each of which there are as many items as of its neighbours: from 1 in 2 to 1 in 500.
_ITEMS = sa.text("""
    insert into ogip_item (
        id, organization_id, asset_type, state, source, ref_number,
        title_en, title_fr, description_en, description_fr, publisher_en, publisher_fr,
        date_published, language, size, eligible_for_release, access_level,
        program_alignment_architecture_en, program_alignment_architecture_fr,
        business_owner, planned_release_date, user_votes, volume, complexity
    )
    select gen_random_uuid()::text, :organization,
        case when n % 9 = 0 then 'info' else 'dataset' end,
        (array['under_review', 'assessed', 'prioritized', 'nominated'])[1 + n % 4], 'import',
        'T-' || lpad(n::text, 6, '0'),
        concat_ws(' ', subject.en, 'by', region.en, n), concat_ws(' ', subject.fr, region.fr, n),
        concat_ws(' ', case when n % 2 = 0 then 'Annual' else 'Monthly' end, 'figures of',
            subject.en, 'for', region.en, 'as reported to the department, with notes',
            md5(n::text)),
        concat_ws(' ', case when n % 2 = 0 then 'Chiffres annuels' else 'Chiffres mensuels' end,
            subject.fr, region.fr, 'transmis au ministère, avec des notes', md5(n::text)),
        'Department', 'Ministère', date '2020-01-01' + n % 2000, 'en+fr', 1000 * n,
        case n % 3 when 0 then true when 1 then false end,
        (array['open', 'restricted', 'to_be_opened', 'under_review'])[1 + n % 4],
        'Program ' || n % 40, 'Programme ' || n % 40,
        'Director ' || n % 60, date '2027-01-01' + n % 700, n % 10, 'small', 'low'
    from generate_series(1, :size) as n,
        lateral (select (array['Harbour', 'Survey', 'Spending', 'Inspection', 'Budget'])[1 + n % 5]
            as en, (array['Ports', 'Enquête', 'Dépenses', 'Inspection', 'Budget'])[1 + n % 5] as fr
        ) as subject,
        lateral (select (array['north', 'south', 'east', 'west', 'centre'])[1 + n / 5 % 5] as en,
            (array['nord', 'sud', 'est', 'ouest', 'centre'])[1 + n / 5 % 5] as fr
        ) as region
""")


def search(desk: Desk) -> dict[str, Any]:
    """Ask for pages of fifty with words, facets and counts; the 95th of a hundred in time."""
    _fill(desk)
    seconds = [_answered(desk, asked) for _ in range(ROUNDS) for asked in QUESTIONS]
    plain = [_answered(desk, {}) for _ in range(ROUNDS)]
    slow = quantiles(seconds, n=20)[-1] * 1000
    middle, whole = quantiles(seconds, n=2)[0] * 1000, quantiles(plain, n=2)[0] * 1000
    return {
        "value": round(slow, 1),
        "unit": "ms",
        "baseline": f"95th percentile at {SIZE} items; median {middle:.0f} ms, without words "
        f"{whole:.0f} ms",
        "ratio": None,
        "runs": len(seconds),
    }


def _fill(desk: Desk) -> None:
    model.Session.execute(_ITEMS, {"organization": desk.organization_id, "size": SIZE})
    model.Session.commit()
    engine = model.Session.get_bind()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("vacuum analyze ogip_item"))


def _answered(desk: Desk, asked: dict[str, Any]) -> float:
    desk.enter()
    start = time.perf_counter()
    found = desk.call(
        "ogip_item_list", {"organization": desk.organization_id, "facets": True, **asked}
    )
    taken = time.perf_counter() - start
    assert found["count"], asked
    return taken
