"""Lists of records by due date: what a caller may see of them, counts, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ckan.types import Context

from ... import catalogue
from ...core.lifetime.buckets import Bucket
from ...core.lifetime.effects import DecisionKind
from ...core.lifetime.freshness import Freshness, FreshnessEntry, line
from ...core.text import Text
from ...gate.judge import today
from ...store.lifetime.rows import DueFilter, DueRow, Group, groups_of
from ..auth.lifetime import sees_drafts_of
from ..item.view import organizations_by_id, readable_organizations

FACETS = ("bucket", "class", "frequency")


@dataclass(frozen=True, slots=True)
class DueList:
    """What a caller asked for; `public` where they see the public part only."""

    wanted: DueFilter
    public: bool

    def chosen(self) -> dict[str, str]:
        """Return the facets that are asked for."""
        wanted = self.wanted
        values = (wanted.bucket, wanted.lifetime_class, wanted.frequency)
        return {
            name: str(value)
            for name, value in zip(FACETS, values, strict=True)
            if value is not None
        }


def due_list(context: Context, data_dict: Mapping[str, Any]) -> DueList:
    """Return what the caller may see of an organization, or of all of them.

    Drafts are listed only for people of the organization who ask for them.
    """
    organization = data_dict.get("organization")
    public = bool(organization and not sees_drafts_of(context, organization))
    public = public or bool(data_dict.get("public")) or not context.get("user")
    unpublished = bool(data_dict.get("unpublished")) and not public
    organizations = [organization] if organization else None
    if unpublished and not organization:
        organizations = readable_organizations(context)
    bucket = data_dict.get("bucket")
    wanted = DueFilter(
        organizations=organizations,
        unpublished=unpublished,
        today=today(),
        due_soon=catalogue.policy_for(organization).lifetime.due_soon,
        bucket=Bucket(bucket) if bucket else None,
        late_more_than=data_dict.get("late_more_than"),
        lifetime_class=data_dict.get("class"),
        frequency=data_dict.get("frequency"),
        words=data_dict.get("q"),
    )
    return DueList(wanted, public or not organization)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records the filters let through, of each facet, and what the whole list comes to.

    A facet is counted as all filters but its own let records through; `whole` heeds no filter.
    """

    count: int
    facets: Mapping[str, Mapping[str, int]]
    whole: Freshness


def counts_of(found: DueList) -> Counts:
    """Count a list, its facets and the whole of it in one query."""
    groups = groups_of(found.wanted)
    count, facets = _faceted(groups, found.chosen())
    return Counts(count, facets, _freshness(groups))


def _faceted(
    groups: Sequence[Group], chosen: Mapping[str, str]
) -> tuple[int, dict[str, dict[str, int]]]:
    facets: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    count = 0
    for group in groups:
        if not group.meant:
            continue
        values = _values(group)
        missed = [name for name, value in chosen.items() if values[name] != value]
        count += 0 if missed else group.meant
        for name in FACETS:
            if not missed or missed == [name]:
                facets[name][values[name]] += group.meant
    return count, {name: dict(sorted(numbers.items())) for name, numbers in facets.items()}


def _freshness(groups: Sequence[Group]) -> Freshness:
    numbers: Counter[Bucket] = Counter()
    for group in groups:
        numbers[group.bucket] += group.all
    computable = sum(group.computable for group in groups)
    return Freshness({bucket: numbers[bucket] for bucket in Bucket}, computable)


def show_rows(found: DueList, rows: Sequence[DueRow]) -> list[dict[str, Any]]:
    """Return records with their organizations."""
    organizations = organizations_by_id({row.organization_id for row in rows})
    wanted = found.wanted
    return [
        {
            "id": row.dataset_id,
            "name": row.name,
            "is_public": row.public,
            **line(entry_of(row, found, organizations), public=found.public),
            "organization": organizations.get(row.organization_id, {"id": row.organization_id}),
            "status": row.kept.on(wanted.today, wanted.due_soon).status.value,
        }
        for row in rows
    ]


def entry_of(
    row: DueRow, found: DueList, organizations: Mapping[str, Mapping[str, Any]]
) -> FreshnessEntry:
    """Return a line of the report (E-13)."""
    title = organizations.get(row.organization_id, {}).get("title") or ""
    wanted, kept = found.wanted, row.kept
    lifetime = kept.on(wanted.today, wanted.due_soon)
    return FreshnessEntry(
        organization=Text(title, title),
        title=kept.title,
        lifetime=lifetime,
        retention_until=kept.retention_until,
        delay_reason=kept.delay_reason if lifetime.paused_until else None,
        last_decision=DecisionKind(row.last_decision) if row.last_decision else None,
    )


def _values(group: Group) -> dict[str, str]:
    return {
        "bucket": group.bucket.value,
        "class": group.lifetime_class,
        "frequency": group.frequency,
    }
