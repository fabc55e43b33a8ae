"""`ckan ogip reconcile`, measured on the catalogue of the sweep. Imported in workers alone.

Each figure stands beside the time that PostgreSQL takes to read every public record's id and
approval. `SWEEP_SIZE` sets the size of the catalogue.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from ckan import model

from ckanext.ogip.gate.reconcile import unapproved_assets

from .sweep_studies import SIZE
from .sweeping import fill

if TYPE_CHECKING:
    from .desk import Desk

_READ = """
    select package.id, approval.fingerprint from package
    left join ogip_approval approval on approval.dataset_id = package.id
    where package.state = 'active' and package.private is not true
"""
_APPROVE = """
    insert into ogip_approval
        (dataset_id, fingerprint, ruleset_version, policy, basis, approved_at)
    select package.id, given.fingerprint, given.ruleset_version, given.policy, given.basis, now()
    from package cross join (select * from ogip_approval limit 1) given
    where package.state = 'active'
    on conflict (dataset_id) do update set approved_at = now()
"""
_MOVE = "update ogip_approval set approved_at = '2000-01-01'"
_CLEAR = "delete from ogip_approval"


def all_approved(desk: Desk) -> dict[str, Any]:
    """Find nothing: every record is approved, and no date of change is later."""
    return _study(desk, _APPROVE)


def all_moved(desk: Desk) -> dict[str, Any]:
    """Compare every record's content, as with `--thorough`."""
    return _study(desk, _APPROVE, _MOVE)


def none_approved(desk: Desk) -> dict[str, Any]:
    """Find every record: nothing is approved."""
    return _study(desk, _CLEAR)


def _study(desk: Desk, *statements: str) -> dict[str, Any]:
    fill(desk, SIZE)
    for statement in (*statements, "analyze ogip_approval"):
        model.Session.execute(sa.text(statement))
    model.Session.commit()
    begun = time.perf_counter()
    model.Session.execute(sa.text(_READ)).all()
    read = time.perf_counter()
    found = sum(1 for _ in unapproved_assets())
    seconds = time.perf_counter() - read
    return {
        "value": round(seconds, 3),
        "unit": "s",
        "baseline": f"reading ids and approvals: {read - begun:.3f} s; {found} found of {SIZE}",
        "ratio": None,
        "runs": 1,
    }
