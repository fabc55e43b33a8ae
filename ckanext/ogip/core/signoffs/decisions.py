"""Sign-offs: what people who hold a role decided about one criterion of one version.

The fact `signoffs` is a list of `{criterion, role, person, decision: approve|refuse, fingerprint,
on, comment?, evidence_url?, expires?}`; criteria are those of the vocabulary `release_criterion`,
roles those of `role`, `fingerprint` is the version that was signed, dates are ISO. The store lets
only holders of a role sign in that role, so the role is not questioned here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, cast

from ..calendar.dates import NotADate
from ..facts import Facts
from ..record import Record
from ..strict_yaml import BadValueError
from ..values import read_mappings
from ..vocabulary import load_vocabulary


class Standing(StrEnum):
    """What a sign-off is worth for the version under judgement."""

    MISSING = "missing"
    REFUSED = "refused"
    EXPIRED = "expired"
    STALE = "stale"
    CURRENT = "current"


class SignOff(Record):
    """One decision of one person in one role.

    `on` is the day of the decision, the first day of all where it cannot be read; `is_readable`
    tells whether nothing is missing that decides what the sign-off is worth.
    """

    __slots__ = ("_ends", "_version", "approves", "criterion", "is_readable", "on", "role")

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Read what every rule asks for."""
        super().__init__(data)
        self.criterion = self.text("criterion")
        self.role = self.text("role")
        self._version = self.text("fingerprint")
        decision, on, ends = self.text("decision"), self.date("on"), self.date("expires")
        self.approves = decision == "approve"
        self.on = on if isinstance(on, date) else date.min
        self._ends = ends if isinstance(ends, date) else date.max
        dated = isinstance(on, date) and not isinstance(ends, NotADate)
        decided = decision in ("approve", "refuse")
        self.is_readable = bool(dated and decided and self.criterion and self.role)

    @property
    def person(self) -> str:
        """Return the id of the person."""
        return self.text("person")

    @property
    def has_comment(self) -> bool:
        """Tell whether the person wrote anything; what they wrote is not for messages."""
        return bool(self.text("comment"))

    def standing(self, fingerprint: str, today: date) -> Standing:
        """Return what the sign-off is worth today for the version with this fingerprint.

        A refusal stands, also for later versions, until somebody in the same role decides anew.
        """
        if not self.approves:
            return Standing.REFUSED
        if self._ends < today:
            return Standing.EXPIRED
        return Standing.CURRENT if self._version == fingerprint else Standing.STALE


@dataclass(frozen=True, slots=True)
class Requirement:
    """A criterion that somebody in one of these roles must approve."""

    criterion: str
    roles: tuple[str, ...]


Decisions = Mapping[tuple[str, str], SignOff]


def newest_decisions(facts: Facts, *criteria: str) -> Decisions | None:
    """Return the newest sign-off per (criterion, role), of these criteria or of all.

    Of two on one day the later in the list counts. None where nobody records sign-offs, or where
    one of them cannot be read: it could be the refusal that decides.
    """
    recorded = facts.once(_by_criterion)
    if recorded is None:
        return None
    found: dict[tuple[str, str], SignOff] = {}
    for criterion in criteria or recorded:
        by_role = recorded.get(criterion, _NOBODY)
        if by_role is None:
            return None
        for role, signoff in by_role.items():
            found[criterion, role] = signoff
    return found


_ByRole = Mapping[str, SignOff]
_NOBODY: _ByRole = {}


def _by_criterion(facts: Facts) -> Mapping[str, _ByRole | None] | None:
    """Return the newest sign-off per role of each criterion, None where one cannot be read."""
    recorded = facts.get("signoffs")
    if not isinstance(recorded, list | tuple):
        return None
    newest: dict[str, dict[str, SignOff]] = {}
    unreadable: set[str] = set()
    for entry in read_mappings(cast("object", recorded)):
        signoff = SignOff(entry)
        by_role = newest.setdefault(signoff.criterion, {})
        if not signoff.is_readable:
            unreadable.add(signoff.criterion)
        elif signoff.role not in by_role or by_role[signoff.role].on <= signoff.on:
            by_role[signoff.role] = signoff
    return {name: None if name in unreadable else by_role for name, by_role in newest.items()}


# Where any of several roles may sign: one refusal decides, then one approval that holds.
_DECISIVE = (Standing.REFUSED, Standing.CURRENT, Standing.STALE, Standing.EXPIRED)


def decisive(
    requirement: Requirement, decisions: Decisions, fingerprint: str, today: date
) -> tuple[Standing, SignOff | None]:
    """Return where a requirement stands, and the sign-off that decides so; None where missing."""
    found: dict[Standing, SignOff] = {}
    for role in requirement.roles:
        signoff = decisions.get((requirement.criterion, role))
        if signoff:
            found.setdefault(signoff.standing(fingerprint, today), signoff)
    for standing in _DECISIVE:
        if standing in found:
            return standing, found[standing]
    return Standing.MISSING, None


def read_requirements(value: object) -> tuple[str, ...]:
    """Read a list of `criterion:ROLE` or, where any of several roles may sign, `criterion:A|B`.

    Raises BadValueError, naming the entry, for a criterion or role that does not exist.
    """
    items = cast("list[object]", value) if isinstance(value, list) else [None]
    entries = tuple(item for item in items if isinstance(item, str))
    if len(set(entries)) != len(items):
        raise BadValueError("must be a list of entries such as privacy:ATIP, each named once")
    for entry in entries:
        requirement = parse_requirement(entry)
        _in_vocabulary("release_criterion", requirement.criterion, entry)
        for role in requirement.roles:
            _in_vocabulary("role", role, entry)
    return entries


@cache
def parse_requirements(entries: tuple[str, ...]) -> tuple[Requirement, ...]:
    """Split each of a list of `criterion:A|B`."""
    return tuple(parse_requirement(entry) for entry in entries)


def parse_requirement(entry: str) -> Requirement:
    """Split `criterion:A|B`."""
    criterion, _, roles = entry.partition(":")
    return Requirement(criterion, tuple(roles.split("|")))


def _in_vocabulary(name: str, code: str, entry: str) -> None:
    if code not in load_vocabulary(name):
        raise BadValueError(f"{code!r} in {entry!r} is not in the vocabulary {name}")
