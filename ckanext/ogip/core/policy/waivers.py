"""Reading what a policy says about waivers; every key it does not give stays as it was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from ..registry import Registry
from ..settings import read_code_list, read_integer
from ..strict_yaml import BadValueError, Section, read_flag
from ..waiver.settings import WaiverSettings
from .rules import section_within

# Ten years: what is longer is no exception for a time.
_LONGEST = 3653


def read_waivers(root: Section, base: WaiverSettings, registry: Registry) -> WaiverSettings:
    """Read `waivers` of a policy or of one organization."""
    section = section_within(root, "waivers")
    never = section.optional("never", read_code_list, tuple(base.never))
    for rule_id in sorted(never):
        if registry.get(rule_id) is None:
            section.mistake(f"{rule_id} is no rule of this site", "never")
    settings = WaiverSettings(
        longest_days=section.optional("longest_days", _read_days, base.longest_days),
        notice_days=section.optional("notice_days", _read_notices, base.notice_days),
        never=frozenset(never),
        by_another=section.optional("by_another", read_flag, base.by_another),
    )
    section.close()
    return settings


def _read_days(value: object) -> int:
    number = read_integer(value)
    if not 1 <= number <= _LONGEST:
        raise BadValueError(f"must be from 1 to {_LONGEST} days, not {number}")
    return number


def _read_notices(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise BadValueError("must be a list of days before the end, such as [30, 7, 1]")
    days = {_read_days(entry) for entry in cast("Iterable[object]", value)}
    return tuple(sorted(days, reverse=True))
