"""The release plan in the database: its lines, the days that were planned, targets.

Never commits.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from ckan import model
from sqlalchemy.orm import aliased

from ... import catalogue, config
from ...core.calendar.dates import read_date
from ...core.eligibility.outcome import AFTER_TREATMENT, ELIGIBLE
from ...core.inventory.asset import facts_of_asset
from ...core.inventory.states import IN_PUBLIC
from ...core.priority.settings import Mode
from ...core.release_plan.entry import Entry
from ...core.release_plan.history import History, Move
from ...core.release_plan.placing import value_and_effort_of
from ...core.text import Text
from ...model.eligibility import StoredDecision
from ...model.item import Item
from ...model.priority import StoredPriority
from ...model.release_plan import PlannedRelease
from .approved import as_approved, moves_as_approved, only_approved, urls_as_approved

_GONE = ("withdrawn", "transferred")
_MOVES = sa.literal_column("""(
    select json_agg(json_build_array(planned_date, at, user_id, reason) order by id)
    from ogip_planned_release where item_id = ogip_item.id
)""").label("moves")
# What the rules said when the asset was last judged, as if it were published then.
_GAPS = sa.literal_column("""(
    select array(
        select distinct rule from ogip_finding as finding
        where finding.dataset_id = stored.dataset_id and finding.refuses order by rule
    ) from ogip_assessment as stored where stored.dataset_id = ogip_item.dataset_id
)""").label("gaps")
_ANSWERS = sa.literal_column("""(
    select answers from ogip_priority_history where item_id = ogip_item.id
    order by id desc limit 1
)""").label("scored_answers")
# Under a name of its own: conditions on an item look at its decisions as well.
_DECISION = aliased(StoredDecision)
_COLUMNS = (
    *(Item.id, Item.organization_id, Item.ref_number, Item.title_en, Item.title_fr),
    *(Item.asset_type, Item.business_owner, Item.state, Item.state_since),
    *(Item.eligible_for_release, Item.native_format, Item.conversion_status),
    *(Item.conversion_plan_date, Item.date_released, Item.portal_url_en, Item.portal_url_fr),
    *(_DECISION.outcome, StoredPriority.mode, StoredPriority.score, StoredPriority.points),
    *(StoredPriority.completeness, StoredPriority.band, StoredPriority.override_reason),
    StoredPriority.demand,
    sa.case((model.Package.id.is_not(None), model.Package.extras)).label("extras"),
)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of the plan, whose it is, and where it came out."""

    organization_id: str
    entry: Entry
    urls: Mapping[str, str | None]


def lines_of_plan(organizations: Collection[str] | None, *, public: bool) -> Iterator[PlanLine]:
    """Yield what may be released or is planned; None for the plans of all organizations.

    For the public, only what may be released and stands in the published inventory, as it was
    approved there (`approved`).
    """
    query = (
        sa.select(*_COLUMNS, _MOVES, _GAPS, _ANSWERS)
        .outerjoin(_DECISION, _DECIDED)
        .outerjoin(StoredPriority, StoredPriority.item_id == Item.id)
        .outerjoin(model.Package, model.Package.id == Item.dataset_id)
        .where(Item.state.not_in(_GONE), _IN_PLAN)
    )
    if organizations is not None:
        query = query.where(Item.organization_id.in_(organizations))
    if public:
        query = only_approved(query.where(_RELEASABLE))
    # Past the mapper, which takes longer over its columns than the database does.
    for row in map(dict[str, Any], model.Session.connection().execute(query).mappings()):
        yield _approved_line(row) if public else _line(row)


def history_of_plan(item_id: str) -> History:
    """Return the days that an item was planned for."""
    query = sa.select(PlannedRelease).filter_by(item_id=item_id).order_by(PlannedRelease.id)
    return History(
        tuple(
            Move(row.planned_date, _day(row.at), row.user_id or "", row.reason)
            for row in model.Session.scalars(query)
        )
    )


def released_on(item: Item) -> datetime.date | None:
    """Return the day on which an item came out; None where it did not."""
    if item.state not in IN_PUBLIC:
        return None
    return item.date_released or _day(item.state_since or item.modified)


def explain_move(item_id: str, by: str | None, reason: str | None) -> None:
    """Say of the newest change of a planned day who made it, and why."""
    newest = sa.select(sa.func.max(PlannedRelease.id)).filter_by(item_id=item_id)
    model.Session.execute(
        sa.update(PlannedRelease)
        .where(PlannedRelease.id == newest.scalar_subquery())
        .values(user_id=by, reason=reason)
    )


_DECIDED = sa.and_(_DECISION.item_id == Item.id, _DECISION.in_force)
_RELEASABLE = sa.or_(
    Item.eligible_for_release.is_(True),
    sa.func.coalesce(_DECISION.outcome, "") == AFTER_TREATMENT,
)
_IN_PLAN = sa.or_(_RELEASABLE, Item.planned_release_date.is_not(None))


def _line(row: Mapping[str, Any]) -> PlanLine:
    urls = {"en": row["portal_url_en"], "fr": row["portal_url_fr"]}
    return PlanLine(row["organization_id"], _entry(row), urls)


def _approved_line(row: Mapping[str, Any]) -> PlanLine:
    entry = as_approved(_entry(moves_as_approved(row)), row)
    return PlanLine(row["organization_id"], entry, urls_as_approved(row))


def _entry(row: Mapping[str, Any]) -> Entry:
    value, effort = value_and_effort_of(row["scored_answers"]) if row["band"] else (None, None)
    entry = Entry(
        item=row["id"],
        ref_number=row["ref_number"],
        title=Text(row["title_en"] or "", row["title_fr"] or ""),
        asset_type=row["asset_type"],
        owner=row["business_owner"],
        eligibility=_eligibility(row),
        band=row["band"],
        override_reason=row["override_reason"],
        score=_share(row),
        completeness=row["completeness"],
        value=value,
        effort=effort,
        demand=row["demand"] or 0,
        conversion_status=row["conversion_status"],
        conversion_plan_date=row["conversion_plan_date"],
        native_format=row["native_format"],
        gaps=None if row["gaps"] is None else tuple(row["gaps"]),
        history=History(tuple(map(_move, row["moves"] or ()))),
        released=_released(row),
    )
    return entry if row["extras"] is None else _as_asset_says(entry, row["extras"])


def _as_asset_says(entry: Entry, extras: Mapping[str, Any]) -> Entry:
    """Read what an item shares with its asset there."""
    facts = facts_of_asset(extras)
    planned = read_date(facts["conversion_plan_date"])
    return replace(
        entry,
        native_format=facts["native_format"],
        conversion_status=facts["conversion_status"],
        conversion_plan_date=planned if isinstance(planned, datetime.date) else None,
    )


def _eligibility(row: Mapping[str, Any]) -> str:
    if row["outcome"]:
        return row["outcome"]
    return {True: ELIGIBLE, False: "ineligible"}.get(row["eligible_for_release"], "pending")


def _share(row: Mapping[str, Any]) -> float | None:
    """Return a score as a share of 100, in whichever way it was counted."""
    if row["score"] is None or row["mode"] != Mode.TOOLKIT:
        return row["score"]
    statements = len(catalogue.policy_for(row["organization_id"]).priority.statements)
    return round(100 * row["points"] / statements, 1)


def _move(given: list[Any]) -> Move:
    planned, at, by, reason = given
    day = datetime.date.fromisoformat(planned) if planned else None
    return Move(day, _day(datetime.datetime.fromisoformat(at)), by or "", reason)


def _released(row: Mapping[str, Any]) -> datetime.date | None:
    if row["state"] not in IN_PUBLIC:
        return None
    since = row["state_since"]
    return row["date_released"] or (_day(since) if since else None)


def _day(moment: datetime.datetime) -> datetime.date:
    return moment.astimezone(config.time_zone()).date()
