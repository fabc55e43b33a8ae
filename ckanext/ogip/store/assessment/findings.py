"""Lists of stored assessments with their findings: filters, counts, pages by key; read-only."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.model import Group, Package, State

from ...core.findings import Outcome, Severity
from ...core.stored_findings import Kept
from ...model.assessment import StoredAssessment
from ...model.finding import StoredFinding

Key = tuple[str, str]
FACETS = ("rule", "severity", "outcome")
_ROW = [
    c
    for c in sa.inspect(StoredFinding, raiseerr=True).columns
    if c.name not in ("dataset_id", "number")
]
_ACCENTED = "àâäáãçéèêëíìîïñóòôöõúùûüÿÀÂÄÁÃÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜŸ"
_PLAIN = "aaaaaceeeeiiiinooooouuuuyAAAAACEEEEIIIINOOOOOUUUUY"
_UNACCENTED = str.maketrans(_ACCENTED, _PLAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentFilter:
    """Which assessments to show; None means any.

    `organizations` bounds what the caller may see at all. `rules`, `severity` and `outcome` ask for
    assets with a finding that meets all of them; without `outcome`, one that somebody can act on.
    """

    organizations: Collection[str] | None
    rules: Collection[str] | None = None
    severity: str | None = None
    outcome: str | None = None
    q: str | None = None

    @property
    def asks_for_findings(self) -> bool:
        """Tell whether assets without findings are left out."""
        return any(each is not None for each in (self.rules, self.severity, self.outcome))


@dataclass(frozen=True, slots=True)
class FoundAssessment:
    """A stored assessment, its asset, and those of its findings that were asked for."""

    stored: StoredAssessment
    package: Package
    organization: Group | None
    kept: Kept


def page_of_assessments(
    wanted: AssessmentFilter, limit: int, after: Key | None
) -> list[FoundAssessment]:
    """Return up to `limit` assessments behind the key `after`, by organization and dataset id."""
    key = (StoredAssessment.organization_id, StoredAssessment.dataset_id)
    query = _assessments().where(*_conditions(wanted)).order_by(*key).limit(limit)
    if after:
        query = query.where(sa.tuple_(*key) > sa.tuple_(*map(sa.literal, after)))
    return _with_findings(query, wanted)


def assessment_with_findings(dataset_id: str) -> FoundAssessment | None:
    """Return the stored assessment of an asset with every finding."""
    query = _assessments().where(StoredAssessment.dataset_id == dataset_id)
    found = _with_findings(query, AssessmentFilter(organizations=None))
    return found[0] if found else None


def count_assessments(wanted: AssessmentFilter) -> int:
    """Return how many assessments the filter lets through."""
    query = sa.select(sa.func.count()).select_from(StoredAssessment)
    query = query.join(Package, _IS_CURRENT).where(*_conditions(wanted))
    return model.Session.scalar(query) or 0


def count_findings(wanted: AssessmentFilter) -> dict[str, dict[str, int]]:
    """Return how many findings there are by rule, severity and outcome, of those with a row."""
    columns = (StoredFinding.rule, StoredFinding.severity, StoredFinding.outcome)
    query = (
        sa.select(*columns, sa.func.count().label("number"))
        .join(StoredAssessment, StoredAssessment.dataset_id == StoredFinding.dataset_id)
        .join(Package, _IS_CURRENT)
        .where(*_conditions(wanted), *_about_findings(wanted))
        .group_by(*columns)
    )
    facets: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for row in model.Session.execute(query).mappings():
        for facet, counted in facets.items():
            counted[row[facet]] += row["number"]
    return {facet: dict(sorted(counted.items())) for facet, counted in facets.items()}


# An asset that moved, or was deleted, past CKAN's Python code waits for the next sweep.
_IS_CURRENT = sa.and_(
    Package.id == StoredAssessment.dataset_id,
    Package.state != State.DELETED,
    sa.func.coalesce(Package.owner_org, "") == StoredAssessment.organization_id,
)


def _assessments() -> sa.Select[Any]:
    return (
        sa.select(StoredAssessment, Package, Group)
        .join(Package, _IS_CURRENT)
        .outerjoin(Group, Group.id == Package.owner_org)
    )


def _with_findings(query: sa.Select[Any], wanted: AssessmentFilter) -> list[FoundAssessment]:
    found = model.Session.execute(query.execution_options(populate_existing=True)).all()
    rows = _rows([stored.dataset_id for stored, _package, _group in found], wanted)
    return [
        FoundAssessment(stored, package, group, _kept(stored, rows[stored.dataset_id], wanted))
        for stored, package, group in found
    ]


def _rows(ids: Sequence[str], wanted: AssessmentFilter) -> Mapping[str, list[Mapping[str, Any]]]:
    query = (
        sa.select(StoredFinding.dataset_id, *_ROW)
        .where(StoredFinding.dataset_id.in_(ids), *_about_findings(wanted))
        .order_by(StoredFinding.dataset_id, StoredFinding.number)
    )
    rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in model.Session.execute(query).mappings():
        rows[row["dataset_id"]].append({column.name: row[column] for column in _ROW})
    return rows


def _kept(
    stored: StoredAssessment, rows: Sequence[Mapping[str, Any]], wanted: AssessmentFilter
) -> Kept:
    shown = _mute_outcomes(wanted)
    could_not_check, not_applicable = (
        _mute(rules, wanted) if outcome in shown else {}
        for outcome, rules in (
            (Outcome.COULD_NOT_CHECK, stored.could_not_check),
            (Outcome.NOT_APPLICABLE, stored.not_applicable),
        )
    )
    return Kept(tuple(rows), could_not_check, not_applicable)


def _mute(
    rules: Mapping[str, Mapping[str, str]], wanted: AssessmentFilter
) -> dict[str, dict[str, str]]:
    return {
        severity: {
            rule: key for rule, key in named.items() if wanted.rules is None or rule in wanted.rules
        }
        for severity, named in rules.items()
        if wanted.severity in (None, severity)
    }


def _conditions(wanted: AssessmentFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.organizations is not None:
        conditions.append(StoredAssessment.organization_id.in_(wanted.organizations))
    if wanted.asks_for_findings:
        conditions.append(sa.or_(_has_row(wanted), *_is_mute(wanted)))
    conditions += [_titles().regexp_match(_pattern(word), "i") for word in (wanted.q or "").split()]
    return conditions


def _about_findings(wanted: AssessmentFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.rules is not None:
        conditions.append(StoredFinding.rule.in_(wanted.rules))
    if wanted.severity is not None:
        conditions.append(StoredFinding.severity == wanted.severity)
    if wanted.outcome is not None:
        conditions.append(StoredFinding.outcome == wanted.outcome)
    elif wanted.asks_for_findings:
        conditions.append(StoredFinding.outcome != Outcome.NOT_APPLICABLE.value)
    return conditions


def _has_row(wanted: AssessmentFilter) -> sa.ColumnElement[bool]:
    of_asset = StoredFinding.dataset_id == StoredAssessment.dataset_id
    found = sa.exists().where(of_asset, *_about_findings(wanted))
    return found.correlate(StoredAssessment)


def _is_mute(wanted: AssessmentFilter) -> list[sa.ColumnElement[bool]]:
    columns = {
        Outcome.COULD_NOT_CHECK: StoredAssessment.could_not_check,
        Outcome.NOT_APPLICABLE: StoredAssessment.not_applicable,
    }
    severities = [wanted.severity] if wanted.severity else [each.value for each in Severity]
    asked = [columns[outcome][each] for outcome in _mute_outcomes(wanted) for each in severities]
    if wanted.rules is None:
        return [named.is_not(None) for named in asked]
    rules = sa.cast(list(wanted.rules), sa.ARRAY(sa.Text))
    return [named.op("?|", is_comparison=True)(rules) for named in asked]


def _mute_outcomes(wanted: AssessmentFilter) -> list[Outcome]:
    """Return the outcomes to show of those that are kept as names of rules."""
    if not wanted.asks_for_findings:
        return [Outcome.COULD_NOT_CHECK, Outcome.NOT_APPLICABLE]
    asked = wanted.outcome or Outcome.COULD_NOT_CHECK.value
    return [each for each in (Outcome.COULD_NOT_CHECK, Outcome.NOT_APPLICABLE) if each == asked]


def _titles() -> sa.ColumnElement[str]:
    """Return the name and the titles as they are stored: in JSON, accents written as escapes."""
    titles = Package.extras["title_translated"].astext
    return sa.func.concat_ws(" ", Package.name, Package.title, titles)


def _pattern(word: str) -> str:
    """Return the expression that finds a word however its letters are accented and stored."""
    return "".join(_letter(letter) for letter in word.translate(_UNACCENTED).lower())


def _letter(letter: str) -> str:
    accented = [a for a, plain in zip(_ACCENTED, _PLAIN, strict=True) if plain.lower() == letter]
    if not accented:
        return re.escape(letter)
    escapes = [rf"\\u{ord(each):04x}" for each in accented]
    return f"(?:{'|'.join([letter, *accented, *escapes])})"
