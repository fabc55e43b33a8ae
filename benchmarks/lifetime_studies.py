"""Due dates of a whole catalogue, and the list of them, measured. Imported in workers alone.

`RECORDS` sets the size of the catalogue, 100,000 by default.
"""

from __future__ import annotations

import os
import time
from datetime import date, timedelta
from statistics import quantiles
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from ckan import model

from ckanext.ogip import catalogue
from ckanext.ogip.core.lifetime.evaluate import evaluate
from ckanext.ogip.core.policy.lifetime import terms_of
from ckanext.ogip.core.subject import Subject
from ckanext.ogip.gate.judge import today

if TYPE_CHECKING:
    from .desk import Desk

SIZE = int(os.environ.get("RECORDS", "100000"))
ROUNDS = 20
_FREQUENCIES = ("P1D", "P1W", "P0.5M", "P1M", "P3M", "P1Y", "irregular", "unknown")
QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"bucket": "late_91_365"},
    {"late_more_than": 90},
    {"class": "static", "frequency": "P3M"},
    {"q": "record 4711"},
)
_PACKAGES = sa.text("""
    insert into package (id, name, title, type, state, private, owner_org)
    select 'lived-' || n, 'lived-' || n, 'Record ' || n, 'dataset', 'active', false, :organization
    from generate_series(1, :size) as n
""")
_ROWS = sa.text("""
    insert into ogip_lifetime (dataset_id, organization_id, is_public, title_en, title_fr, words,
        lifetime_class, is_closed, frequency, last_data_date, next_update_due, grace, computable)
    select 'lived-' || n, :organization, true, 'Record ' || n, 'Fiche ' || n,
        'record ' || n || ' fiche ' || n || ' lived-' || n,
        (array['continuing', 'static', 'mandated', 'historical'])[1 + n % 4], n % 4 = 3,
        (array['P1M', 'P3M', 'P1Y', 'irregular'])[1 + n % 4], date '2024-01-01' + n % 700,
        case when n % 5 > 0 then cast(:today as date) - 800 + n % 1200 end, 10, n % 5 > 0
    from generate_series(1, :size) as n
""")


def all_due(desk: Desk) -> dict[str, Any]:
    """Compute the due date and the bucket of every record of a catalogue in core."""
    terms, day = terms_of(catalogue.policy()), today()
    records = [_record(number, day) for number in range(SIZE)]
    start = time.perf_counter()
    late = sum(bool(evaluate(Subject.from_dict(each), day, terms).days_late) for each in records)
    taken = time.perf_counter() - start
    return {
        "value": round(taken, 3),
        "unit": "s",
        "baseline": f"{SIZE} records, {late} of them late",
        "ratio": None,
        "runs": 1,
    }


def listed(desk: Desk) -> dict[str, Any]:
    """Ask for pages of fifty with filters, facets and headline; the 95th of a hundred in time."""
    given = {"organization": desk.organization_id, "size": SIZE}
    model.Session.execute(_PACKAGES, given)
    model.Session.execute(_ROWS, {**given, "today": today()})
    model.Session.commit()
    engine = model.Session.get_bind()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("vacuum analyze ogip_lifetime, package"))
    seconds = [_answered(desk, asked) for _ in range(ROUNDS) for asked in QUESTIONS]
    middle, slow = quantiles(seconds, n=2)[0] * 1000, quantiles(seconds, n=20)[-1] * 1000
    return {
        "value": round(slow, 1),
        "unit": "ms",
        "baseline": f"95th percentile at {SIZE} records; median {middle:.0f} ms",
        "ratio": None,
        "runs": len(seconds),
    }


def _record(number: int, day: date) -> dict[str, Any]:
    data = (day - timedelta(days=number % 1000)).isoformat()
    return {
        "id": str(number),
        "type": "dataset",
        "lifetime_class": "continuing",
        "frequency": _FREQUENCIES[number % len(_FREQUENCIES)],
        "date_modified": data,
        "review_date": data,
        "resources": [{"resource_type": "dataset", "date_published": data}] * 2,
    }


def _answered(desk: Desk, asked: dict[str, Any]) -> float:
    desk.enter()
    start = time.perf_counter()
    wanted = {"organization": desk.organization_id, "facets": True, **asked}
    found = desk.call("ogip_lifetime_due_list", wanted)
    taken = time.perf_counter() - start
    if not found["count"]:
        raise RuntimeError(f"nothing was found: {asked}")
    return taken
