"""Checks that files do not show persons: identifiers (OG-108) and small counts (OG-110).

A column is flagged and never a cell: one random number of nine digits in twelve passes the test of
a social insurance number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..files.evidence import shortened, shown
from ..files.examined import contents, files_of
from ..files.personal import CountColumn, PersonalColumn, count_columns, personal_columns
from ..findings import Severity
from ..resource import Resource
from ..results import NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject
from ..values import read_mappings, read_text

_KINDS = ("sin", "email", "phone", "birth_date", "postal_code")


@check(
    "OG-108",
    "no_files",
    "nothing_examined",
    "not_examined",
    "sin",
    "email",
    "phone",
    "birth_date",
    "postal_code",
    "person",
)
def no_column_identifies_persons(subject: Subject, settings: Settings) -> Iterator[Result]:
    """No column looks like it holds data that identify persons."""
    files = files_of(subject, settings.codes("page_types"))
    if not files:
        yield NotApplicable("no_files")
    examined = contents(subject, files, personal_columns)
    yield from examined.gaps()
    for resource, columns in examined.seen:
        yield from _identifying(resource, columns, settings)


def _identifying(
    resource: Resource, columns: Sequence[PersonalColumn], settings: Settings
) -> Iterator[Problem]:
    found: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        kind = _kind(column, settings)
        if kind:
            found[kind].append(column.text("column"))
    # A postal code by itself is as often the address of an office.
    if len(found) == 1:
        found.pop("postal_code", None)
    for kind, names in found.items():
        severity = None if kind == "sin" else Severity.WARN
        yield Problem(kind, "url", resource, {"columns": shown(names)}, severity)


def _kind(column: PersonalColumn, settings: Settings) -> str:
    """Return what a column holds, blank where it does not look like data on persons."""
    shares, named = settings.scores("shares"), settings.integer("named_share")
    header = column.text("header")
    for kind in _KINDS:
        # A business number passes the test of a social insurance number.
        ruled_out = kind == "sin" and header == "business_number"
        if not ruled_out and column.looks_like(kind, shares[kind], named):
            return kind
    return "person" if header in (*_KINDS, "person") else ""


@check(
    "OG-110",
    "not_about_persons",
    "no_profile",
    "no_files",
    "nothing_examined",
    "not_examined",
    "small_counts",
    "not_rounded",
    "blank_cells",
)
def counts_respect_the_profile(subject: Subject, settings: Settings) -> Iterator[Result]:
    """No count is below the recorded threshold, and all are multiples of the recorded base."""
    base, threshold = _profile(subject)
    files = files_of(subject, settings.codes("page_types"))
    files = [file for file in files if file.type not in settings.codes("supporting_types")]
    if not _about_persons(subject):
        yield NotApplicable("not_about_persons")
    elif not base and not threshold:
        yield NotApplicable("no_profile")
    elif not files:
        yield NotApplicable("no_files")
    else:
        examined = contents(subject, files, lambda facts: count_columns(facts, base, threshold))
        yield from examined.gaps()
        for resource, columns in examined.seen:
            for column in columns:
                yield from _counts(resource, column, base, threshold)


def _about_persons(subject: Subject) -> bool:
    value = subject.value("derived_from_personal")
    return value is True or read_text(value).lower() == "true"


def _profile(subject: Subject) -> tuple[int, int]:
    """Return the rounding base and the suppression threshold; 0 where they ask for nothing."""
    rows = list(read_mappings(subject.value("disclosure_control")))
    base, threshold = (
        max((_number(row.get(name)) for row in rows), default=0) for name in ("base", "threshold")
    )
    return base, threshold


def _number(value: object) -> int:
    """Return a number above 1, which alone asks for something; 0 for anything else."""
    text = read_text(value)
    number = int(text) if text.isdecimal() and len(text) <= len(str(10**9)) else 0
    return number if number > 1 else 0


def _counts(
    resource: Resource, column: CountColumn, base: int, threshold: int
) -> Iterator[Problem]:
    name = shortened(column.text("column"))
    for how, key, asked in (
        ("small", "small_counts", threshold),
        ("off_base", "not_rounded", base),
        ("blank", "blank_cells", threshold),
    ):
        rows = column.broken(how) if asked else None
        if rows:
            places = shown(rows.wholes("rows"), rows.whole("total"))
            severity = Severity.WARN if how == "blank" else None
            params = {"column": name, "rows": places, "limit": asked}
            yield Problem(key, "url", resource, params, severity)
