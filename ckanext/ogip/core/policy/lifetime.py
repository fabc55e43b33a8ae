"""Reading what a policy says about publication lifetimes; a key it does not give stays as it was.

How long until a review, which classes are closed and how long a mandatory publication is kept are
parameters of the rules that judge them (OG-312, OG-313, OG-314), not repeated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from ..calendar.frequency import Interval, interval_of
from ..lifetime.settings import Grace, LifetimeSettings, Threshold
from ..lifetime.terms import Terms
from ..settings import read_integer, read_scores
from ..strict_yaml import BadValueError, Section
from ..vocabulary import load_vocabulary
from .codes import code_reader
from .pack import Policy
from .rules import section_within

_WHOLE = 100


def read_lifetime(root: Section, base: LifetimeSettings) -> LifetimeSettings:
    """Read `lifetime` of a policy or of one organization; a base that nothing changes comes back.

    Roles are changed threshold by threshold, days of grace frequency by frequency.
    """
    section = section_within(root, "lifetime")
    settings = replace(
        base,
        due_soon=section.optional("due_soon_days", read_integer, base.due_soon),
        review_soon=section.optional("review_soon_days", read_integer, base.review_soon),
        longest_delay=section.optional("longest_delay_days", read_integer, base.longest_delay),
        grace=_read_grace(section_within(section, "grace"), base.grace),
        told=_read_told(section_within(section, "told"), base.told),
    )
    section.close()
    return settings


def terms_of(policy: Policy) -> Terms:
    """Return all that a policy says about lifetimes."""
    reviews, updates, withdrawals = (
        policy.rules[rule].parameters for rule in ("OG-312", "OG-313", "OG-314")
    )
    return Terms(
        review_within=cast("Mapping[str, Interval | None]", reviews["review_within"]),
        closed_classes=frozenset(cast("tuple[str, ...]", updates["closed_classes"])),
        supporting_types=frozenset(cast("tuple[str, ...]", updates["supporting_types"])),
        kept_years=cast("int", withdrawals["mandated_years"]),
        settings=policy.lifetime,
    )


def _read_grace(section: Section, base: Grace) -> Grace:
    grace = Grace(
        percent=section.optional("percent", _read_percentage, base.percent),
        shortest=section.optional("shortest_days", read_integer, base.shortest),
        longest=section.optional("longest_days", read_integer, base.longest),
        days={**base.days, **section.optional("days", _read_days, {})},
    )
    if grace.shortest > grace.longest:
        section.mistake("must not be longer than longest_days", "shortest_days")
    section.close()
    return grace


def _read_days(value: object) -> Mapping[str, int]:
    days = read_scores(value)
    known = load_vocabulary("frequency")
    without = [code for code in days if code not in known or interval_of(code) is None]
    if without:
        raise BadValueError(f"must name frequencies with an interval, not {', '.join(without)}")
    return days


def _read_told(
    section: Section, base: Mapping[Threshold, tuple[str, ...]]
) -> Mapping[Threshold, tuple[str, ...]]:
    read = code_reader("role")
    told = {threshold: section.optional(threshold, read, base[threshold]) for threshold in base}
    section.close()
    return told


def _read_percentage(value: object) -> int:
    number = read_integer(value)
    if number > _WHOLE:
        raise BadValueError(f"must be a percentage, not {number}")
    return number
