"""Writing verdicts: one statement for an asset that is saved, COPY for a page of a sweep.

Never commits. Both ways end in the same statement, which touches only what differs.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...core.findings import Assessment
from ...core.lifetime.kept import Kept
from ...core.stored_findings import as_json, keep
from ..copying import copy_rows

_STAGED = "ogip_verdict_staging"
_ASSESSMENT: Mapping[str, str] = {
    "dataset_id": "text",
    "fingerprint": "text",
    "ruleset_version": "text",
    "policy": "text",
    "stage": "text",
    "as_of": "date",
    "decision": "text",
    "counts": "jsonb",
    "organization_id": "text",
    "modified": "timestamp",
    "assessed_at": "timestamptz",
    "could_not_check": "jsonb",
    "not_applicable": "jsonb",
}
_FINDING: Mapping[str, str] = {
    "rule": "text",
    "severity": "text",
    "outcome": "text",
    "key": "text",
    "field": "text",
    "resource_id": "text",
    "params": "jsonb",
    "refuses": "boolean",
    "would_refuse": "boolean",
    "waiver_id": "text",
}
# What is kept of the record's public life comes with the verdict: one statement for both.
_LIFETIME: Mapping[str, str] = {
    "title_en": "text",
    "title_fr": "text",
    "words": "text",
    "lifetime_class": "text",
    "is_closed": "boolean",
    "frequency": "text",
    "last_data_date": "date",
    "next_update_due": "date",
    "grace": "integer",
    "delay_until": "date",
    "delay_reason": "jsonb",
    "review_date": "date",
    "expires": "date",
    "retention_until": "date",
    "computable": "boolean",
    "changes_on": "date",
}
_STAGING = {**_ASSESSMENT, "findings": "jsonb", "lifetime": "jsonb", "is_public": "boolean"}
# A verdict gives way to one about a later state of the record, and to one that was spoken later.
_NOT_OLDER = (
    "where coalesce(stored.modified <= excluded.modified, true)"
    " and stored.assessed_at <= excluded.assessed_at"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An assessment and the state of the package that it is about.

    `modified`: the package's `metadata_modified`, in UTC without an offset as CKAN keeps it.
    `lifetime`: what is kept of its public life; `public`: whether everybody sees it.
    """

    assessment: Assessment
    lifetime: Kept
    public: bool
    organization_id: str | None
    modified: datetime.datetime | None
    assessed_at: datetime.datetime

    def row(self) -> tuple[Any, ...]:
        """Return the values in the order of the staging table."""
        assessment = self.assessment
        kept = keep(assessment)
        return (
            assessment.dataset_id,
            assessment.fingerprint,
            assessment.ruleset_version,
            assessment.policy,
            assessment.stage.value,
            assessment.as_of,
            assessment.decision.value,
            json.dumps(assessment.counts),
            self.organization_id or "",
            self.modified,
            self.assessed_at,
            json.dumps(kept.could_not_check),
            json.dumps(kept.not_applicable),
            as_json(kept.rows),
            as_json(self.lifetime.as_columns()),
            self.public,
        )


def save(verdict: Verdict) -> None:
    """Replace the stored verdict on the asset."""
    values = dict(zip(_STAGING, verdict.row(), strict=True))
    model.Session.connection().execute(_saving(), values)


def save_page(verdicts: Sequence[Verdict]) -> None:
    """Replace the stored verdicts on many assets, but none by an older one."""
    connection = model.Session.connection()
    definitions = ", ".join(f"{name} {kind}" for name, kind in _STAGING.items())
    connection.execute(
        sa.text(
            f"create temporary table if not exists {_STAGED} ({definitions}) on commit delete rows"
        )
    )
    copy_rows(_STAGED, tuple(_STAGING), (verdict.row() for verdict in verdicts))
    connection.execute(sa.text(_replacing(f"select * from {_STAGED}", _NOT_OLDER)))  # noqa: S608


@cache
def _saving() -> sa.TextClause:
    values = ", ".join(f"cast(:{name} as {kind}) as {name}" for name, kind in _STAGING.items())
    return sa.text(_replacing(f"select {values}"))


def _replacing(source: str, condition: str = "") -> str:
    """Return the statement that stores the verdicts that `source` selects.

    The n-th finding of an asset replaces the n-th one stored; what is left behind them goes.
    """
    finding = tuple(_FINDING)
    return f"""
        with given as materialized ({source}),
        judged as (
            insert into ogip_assessment as stored ({_names(_ASSESSMENT)})
            select {_names(_ASSESSMENT)} from given
            on conflict (dataset_id) do update
            set ({_names(_ASSESSMENT)}) = ({_names(_ASSESSMENT, "excluded.")}) {condition}
            returning dataset_id
        ),
        cleared as (
            delete from ogip_finding as stored using given join judged using (dataset_id)
            where stored.dataset_id = given.dataset_id
            and stored.number >= jsonb_array_length(given.findings)
        ),
        {_dating()}
        insert into ogip_finding as stored (dataset_id, number, {_names(finding)})
        select given.dataset_id, finding.number - 1, {_names(finding, "finding.")}
        from given join judged using (dataset_id) cross join lateral rows from (
            jsonb_to_recordset(given.findings)
            as ({", ".join(f"{name} {kind}" for name, kind in _FINDING.items())})
        ) with ordinality as finding ({_names(finding)}, number)
        on conflict (dataset_id, number) do update
        set ({_names(finding)}) = ({_names(finding, "excluded.")})
        where ({_names(finding, "stored.")}) is distinct from ({_names(finding, "excluded.")})
    """  # noqa: S608


def _dating() -> str:
    """Return the part of the statement that keeps where each judged record stands."""
    copied = ("organization_id", "is_public")
    names = (*copied, *_LIFETIME)
    definitions = ", ".join(f"{name} {kind}" for name, kind in _LIFETIME.items())
    return f"""dated as (
            insert into ogip_lifetime as stored (dataset_id, {_names(names)})
            select given.dataset_id, {_names(copied, "given.")}, {_names(_LIFETIME, "dated.")}
            from given join judged using (dataset_id)
            cross join lateral jsonb_to_record(given.lifetime) as dated ({definitions})
            on conflict (dataset_id) do update
            set ({_names(names)}) = ({_names(names, "excluded.")})
            where ({_names(names, "stored.")}) is distinct from ({_names(names, "excluded.")})
        )"""  # noqa: S608


def _names(columns: Sequence[str] | Mapping[str, str], prefix: str = "") -> str:
    return ", ".join(prefix + name for name in columns)
